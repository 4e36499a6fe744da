package vn.danda.lead;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.knowledge.text.VietnameseText;

/**
 * Finds leads by what somebody remembers: a lead's number, the end of a telephone number, a name, words the person wrote;
 * with marks or without, the last word perhaps not finished. Only what the area covers is found, so nothing can be guessed
 * about others. Indexes: V17.
 */
@Component
public class LeadSearch {

  /** Fewer digits fit too many. */
  public static final int FEWEST_DIGITS = 3;

  private static final int FEWEST_LETTERS = 2;

  /** Of words everybody writes, so many messages are looked at. */
  private static final int MOST_MESSAGES = 2_000;

  /** Of names everybody has, so many leads are put in order. */
  private static final int MOST_NAMED = 1_000;

  private static final String WROTE = "author = 'contact' and to_tsvector('simple', folded(body)) @@ to_tsquery('simple', :words)";

  private final JdbcClient database;

  LeadSearch(JdbcClient database) {
    this.database = database;
  }

  /** Newest first; empty when too little was typed. */
  public List<Lead> find(Area area, String typed, int limit) {
    if (area.reach() == Area.Reach.NONE) {
      return List.of();
    }
    String digits = typed.replaceAll("[ .\\-()+#]", "");
    return digits.matches("\\d+") ? byNumber(area, typed, digits, limit) : byName(area, typed, limit);
  }

  /** Leads whose people wrote these words, by the message they wrote them in: {@link LeadSearch.Wrote}. */
  public record Wrote(Lead lead, String body) {}

  /** The newest message of each; slow words are cut off rather than waited for. */
  @Transactional(readOnly = true)
  public List<Wrote> wrote(Area area, String typed, int limit) {
    Optional<String> words = words(typed);
    if (words.isEmpty() || area.reach() == Area.Reach.NONE) {
      return List.of();
    }
    String which =
        area.reach() == Area.Reach.ALL
            ? "select contact_id, body, said_at from message where " + WROTE + " limit :most"
            : "select contact_id, body, said_at from message where " + WROTE + " and contact_id in (select contact_id from ("
                + LeadLists.own(area, "select lead_id, contact_id from lead where true", "") + ") as own) limit :most";
    Map<String, Object> values = LeadLists.values(area);
    values.putAll(Leads.covered(area));
    values.put("words", words.get());
    values.put("most", MOST_MESSAGES);
    values.put("limit", limit);
    Map<String, String> bodies = new LinkedHashMap<>();
    database
        .sql(
            "select * from (select distinct on (contact_id) contact_id, body, said_at from (" + which
                + ") as hit order by contact_id, said_at desc) as newest order by said_at desc limit :limit")
        .params(values)
        .query(row -> {
          bodies.put(row.getString("contact_id"), row.getString("body"));
        });
    if (bodies.isEmpty()) {
      return List.of();
    }
    Map<String, Lead> leads = new LinkedHashMap<>();
    database
        .sql(Leads.SELECT + " where lead.contact_id = any(:contacts) and " + Leads.COVERED + " order by lead.opened_at desc")
        .params(Leads.covered(area))
        .param("contacts", bodies.keySet().toArray(String[]::new))
        .query(Leads::row)
        .list()
        .forEach(lead -> leads.putIfAbsent(lead.contact().toString(), lead));
    List<Wrote> found = new ArrayList<>();
    bodies.forEach(
        (contact, body) -> Optional.ofNullable(leads.get(contact)).ifPresent(lead -> found.add(new Wrote(lead, body))));
    return List.copyOf(found);
  }

  /** A lead's number with its check digit or without, or the end of a telephone number. */
  private List<Lead> byNumber(Area area, String typed, String digits, int limit) {
    Optional<LeadNumber> number = LeadNumber.read(typed.strip());
    String end = digits.replaceFirst("^(?:00)?84(?=\\d{9}$)", "0");
    return database
        .sql(
            Leads.SELECT
                + """
                 where lead.lead_id in (
                  select lead_id from lead where number = :number or number = :plain
                  union (select lead_id from lead where :enough and phone is not null and reverse(phone) like :end limit :most))
                 and
                """
                + Leads.COVERED + " order by lead.opened_at desc limit :limit")
        .params(Leads.covered(area))
        .param("number", number.map(LeadNumber::value).orElse(0L))
        .param("plain", digits.length() <= 15 ? Long.parseLong(digits) : 0L)
        .param("enough", end.length() >= FEWEST_DIGITS)
        .param("end", new StringBuilder(end).reverse() + "%")
        .param("most", MOST_NAMED)
        .param("limit", limit)
        .query(Leads::row)
        .list();
  }

  private List<Lead> byName(Area area, String typed, int limit) {
    Optional<String> words = words(typed);
    if (words.isEmpty()) {
      return List.of();
    }
    String named = "(select lead_id from lead where words @@ to_tsquery('simple', :words) limit :most)";
    String which =
        switch (area.reach()) {
          case ALL -> named;
          // The commune is one of a lead's words: both are looked up in one index.
          case OWN ->
              """
              (select lead_id from lead where words @@ to_tsquery('simple', :inCommunes) limit :most)
              union select lead_id from lead where responsible_id = any(:people::uuid[]) and words @@ to_tsquery('simple', :words)
              union select lead_id from lead where agent_id = :me and words @@ to_tsquery('simple', :words)
              union select lead_id from lead where acting_id = :me and words @@ to_tsquery('simple', :words)
              """;
          case NONE -> throw new IllegalStateException("Nothing is found for an area without reach");
        };
    String communes = area.communes().stream().map(code -> "x" + code).collect(Collectors.joining(" | "));
    return database
        .sql(Leads.SELECT + " where lead.lead_id in (" + which + ") order by lead.opened_at desc limit :limit")
        .params(LeadLists.values(area))
        .param("words", words.get())
        .param("inCommunes", "(" + words.get() + ") & " + (communes.isEmpty() ? "xnone" : "(" + communes + ")"))
        .param("most", MOST_NAMED)
        .param("limit", limit)
        .query(Leads::row)
        .list();
  }

  /** All words, the last as the beginning of one; only letters and digits, so that nothing typed is an operator. */
  private static Optional<String> words(String typed) {
    List<String> words =
        Arrays.stream(VietnameseText.fold(VietnameseText.normalise(typed)).split("[^\\p{L}\\p{Nd}]+"))
            .filter(word -> !word.isEmpty())
            .limit(8)
            .toList();
    boolean enough = words.stream().mapToInt(String::length).sum() >= FEWEST_LETTERS;
    return enough ? Optional.of(String.join(" & ", words) + ":*") : Optional.empty();
  }
}
