package vn.danda.lead;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
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

  /** So many messages with the words are looked at. */
  private static final int MOST_MESSAGES = 1_000;

  /** Of words everybody writes, so many leads of an area are looked through. */
  private static final int MOST_LOOKED_THROUGH = 500;

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

  /**
   * The newest such message of each, newest first. Of words that everybody writes only the newest leads of the area are
   * looked through, so that no word takes long.
   */
  public List<Wrote> wrote(Area area, String typed, int limit) {
    Optional<String> words = words(typed);
    if (words.isEmpty() || area.reach() == Area.Reach.NONE) {
      return List.of();
    }
    List<Hit> hits =
        hits("select contact_id, body, said_at from message where " + WROTE + " limit :most", Map.of("words", words.get(), "most", MOST_MESSAGES));
    if (hits.size() == MOST_MESSAGES && area.reach() == Area.Reach.OWN) {
      hits = hitsOfTheNewest(area, words.get());
    }
    Map<String, Hit> newest = new LinkedHashMap<>();
    hits.stream().sorted(Comparator.comparing(Hit::at).reversed()).forEach(hit -> newest.putIfAbsent(hit.contact(), hit));
    Map<String, Lead> leads = new HashMap<>();
    database
        .sql(Leads.SELECT + " where lead.contact_id = any(:contacts) and " + Leads.COVERED + " order by lead.opened_at desc")
        .params(Leads.covered(area))
        .param("contacts", newest.keySet().toArray(String[]::new))
        .query(Leads::row)
        .list()
        .forEach(lead -> leads.putIfAbsent(lead.contact().toString(), lead));
    return newest.values().stream()
        .flatMap(hit -> Stream.ofNullable(leads.get(hit.contact())).map(lead -> new Wrote(lead, hit.body())))
        .limit(limit)
        .toList();
  }

  private record Hit(String contact, String body, Instant at) {}

  private List<Hit> hitsOfTheNewest(Area area, String words) {
    String newest = LeadLists.own(area, "select contact_id, opened_at from lead where true", "order by opened_at desc limit :most");
    Map<String, Object> values = LeadLists.values(area);
    values.put("words", words);
    values.put("most", MOST_LOOKED_THROUGH);
    return hits(
        "select recent.contact_id, body, said_at from (select contact_id from (" + newest
            + ") as own order by opened_at desc limit :most) as recent, lateral (select body, said_at from message"
            + " where contact_id = recent.contact_id and " + WROTE + " order by said_at desc limit 1) as hit",
        values);
  }

  private List<Hit> hits(String sql, Map<String, ?> values) {
    return database
        .sql(sql)
        .params(values)
        .query((row, n) -> new Hit(row.getString("contact_id"), row.getString("body"), row.getTimestamp("said_at").toInstant()))
        .list();
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
