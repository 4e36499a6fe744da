package vn.danda.lead;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.duty.DutyCalendar;

/**
 * How long things are kept: rules in days, which the office may change, a look at what would go, and a run once a day.
 * Counts stay, persons go.
 */
@Component
public class Retention {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  /** What a rule is about: which rows are too old, and what is done to them. {@code ?} is the latest time that is too old. */
  private record Kind(String count, String away) {}

  private static final Map<String, Kind> KINDS =
      Map.of(
          "message",
          new Kind("select count(*) from message where said_at < ?", "delete from message where said_at < ?"),
          "closed_lead",
          new Kind(
              "select count(*) from lead where status = 'closed' and closed_at < ? and contact_id not like 'erased:%'",
              """
              update lead set contact_id = 'erased:' || gen_random_uuid(), person_name = null, phone = null,
                commune_text = null, best_time = null, asked = '{}', earlier = null, wish = null, answered = '{}',
                computed = null
              where status = 'closed' and closed_at < ? and contact_id not like 'erased:%'
              """),
          "lead_note",
          new Kind(
              "select count(*) from lead_event where text is not null and at < ?",
              "update lead_event set text = null where text is not null and at < ?"),
          "contact",
          new Kind(
              "select count(*) from contact c where last_seen_at < ? " + Retention.UNUSED,
              "delete from contact c where last_seen_at < ? " + Retention.UNUSED));

  private static final String UNUSED =
      "and not exists (select 1 from message m where m.contact_id = c.contact_id)"
          + " and not exists (select 1 from lead l where l.contact_id = c.contact_id)";

  private final JdbcClient database;
  private final Clock clock;

  Retention(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * One rule and what it would do now.
   *
   * @param goes how many rows are too old
   */
  public record Rule(String kind, String label, int days, int goes) {}

  /** What will go at the next run. */
  public List<Rule> preview() {
    return database
        .sql("select kind, label, days from retention_rule order by kind")
        .query((row, n) -> rule(row.getString("kind"), row.getString("label"), row.getInt("days")))
        .list();
  }

  /** The office keeps this kind so many days; 7 at least, so that nobody erases today's work by a slip. */
  public void keep(String kind, int days) {
    if (days < 7 || days > 3650) {
      throw new IllegalArgumentException("Từ 7 đến 3650 ngày, không phải " + days);
    }
    if (database.sql("update retention_rule set days = ? where kind = ?").params(days, kind).update() == 0) {
      throw new IllegalArgumentException("Không có quy tắc '" + kind + "'");
    }
  }

  /** Once a day, by whichever node comes first; returns whether it was this one. */
  @Transactional
  public boolean runOnceToday() {
    LocalDate today = clock.instant().atZone(DutyCalendar.ZONE).toLocalDate();
    int first =
        database
            .sql("insert into retention_run (day) values (?) on conflict (day) do nothing")
            .param(Date.valueOf(today))
            .update();
    if (first == 0) {
      return false;
    }
    for (Rule rule : preview()) {
      int gone = database.sql(kind(rule.kind()).away()).param(tooOld(rule.days())).update();
      log.info("retention kind={} days={} gone={}", rule.kind(), rule.days(), gone);
      if (rule.kind().equals("message")) {
        // What somebody wrote below a post is a message too.
        database.sql("delete from comment where commented_at < ?").param(tooOld(rule.days())).update();
      }
    }
    database.sql("delete from agent_link_guess where at < ?").param(tooOld(1)).update();
    return true;
  }

  private Rule rule(String kind, String label, int days) {
    int goes = database.sql(kind(kind).count()).param(tooOld(days)).query(Integer.class).single();
    return new Rule(kind, label, days, goes);
  }

  private Timestamp tooOld(int days) {
    Instant at = clock.instant().minus(Duration.ofDays(days));
    return Timestamp.from(at);
  }

  private static Kind kind(String name) {
    Kind kind = KINDS.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("No retention rule for '" + name + "'");
    }
    return kind;
  }
}
