package vn.danda.lead;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists of an area's leads, page by page. What an area covers is a union of branches (own communes, given to me, taken by
 * me, acting for somebody), each read from its own index in the list's order and only as far as the page goes: the cost is
 * that of a page, however many leads there are (plans and figures: deploy/dev/README.md).
 */
@Component
public class LeadLists {

  /** How far is counted: nobody reads "312", and "hơn 99" costs the same with half a million. */
  public static final int COUNTED = 99;

  /** {@link Area#covers} for an area that does not reach everywhere, as branches; {@code %s} is what each reads. */
  private static final List<String> BRANCHES =
      List.of(
          "select l.* from unnest(:communes::text[]) as place(code), lateral (%s and commune_code = place.code %s) l",
          "select l.* from unnest(:people::uuid[]) as person(id), lateral (%s and responsible_id = person.id %s) l",
          "select l.* from (%s and agent_id = :me %s) l",
          "select l.* from (%s and acting_id = :me %s) l");

  private final JdbcClient database;

  LeadLists(JdbcClient database) {
    this.database = database;
  }

  /** Where a page ends; the next begins behind it, whatever was added or taken out meanwhile. */
  public record Place(Instant openedAt, UUID lead) {
    static Place of(Lead lead) {
      return new Place(lead.openedAt(), lead.id());
    }
  }

  /**
   * One page.
   *
   * @param next where the next page begins, or null when this is the last
   */
  public record Page(List<Lead> leads, @Nullable Place next) {}

  /** Waiting leads come oldest first, others newest first. {@code after} null is the first page. */
  public Page page(Area area, Leads.Status status, @Nullable Place after, int size) {
    boolean oldestFirst = status == Leads.Status.OPEN;
    String order = oldestFirst ? "opened_at, lead_id" : "opened_at desc, lead_id desc";
    String which =
        own(
            area,
            "select lead_id, opened_at from lead where status = :status and (opened_at, lead_id) "
                + (oldestFirst ? ">" : "<") + " (:afterAt::timestamptz, :afterLead::uuid)",
            "order by " + order + " limit :limit");
    Map<String, Object> values = values(area);
    values.put("status", status.column());
    values.put("limit", size + 1);
    values.put("afterAt", after == null ? (oldestFirst ? "-infinity" : "infinity") : after.openedAt().toString());
    values.put("afterLead", after == null ? new UUID(0, 0) : after.lead());
    List<Lead> found =
        database
            .sql(
                Leads.SELECT + " where lead.lead_id in (select lead_id from (" + which + ") as own order by " + order
                    + " limit :limit) order by lead." + order.replace(", ", ", lead."))
            .params(values)
            .query(Leads::row)
            .list();
    boolean more = found.size() > size;
    List<Lead> shown = more ? found.subList(0, size) : found;
    return new Page(List.copyOf(shown), more ? Place.of(shown.getLast()) : null);
  }

  /** How many there are, up to one more than {@link #COUNTED}. */
  public int count(Area area, Leads.Status status) {
    String which = own(area, "select lead_id from lead where status = :status", "limit :limit");
    Map<String, Object> values = values(area);
    values.put("status", status.column());
    values.put("limit", COUNTED + 1);
    return database
        .sql("select count(*) from (select lead_id from (" + which + ") as own limit :limit) as counted")
        .params(values)
        .query(Integer.class)
        .single();
  }

  /** {@code select} and {@code end} for everything the area covers; a lead two branches know comes once. */
  static String own(Area area, String select, String end) {
    return switch (area.reach()) {
      case ALL -> select + " " + end;
      case OWN -> BRANCHES.stream().map(branch -> "(" + branch.formatted(select, end) + ")").collect(Collectors.joining(" union "));
      case NONE -> select + " and false " + end;
    };
  }

  /** What {@link #own} asks for. */
  static Map<String, Object> values(Area area) {
    Map<String, Object> values = new HashMap<>();
    values.put("communes", Leads.literal(area.communes()));
    values.put("people", Leads.literal(Stream.concat(Stream.of(area.me()), area.standsInFor().stream()).toList()));
    values.put("me", area.me());
    return values;
  }
}
