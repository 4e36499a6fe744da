package vn.danda.duty;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hours and special days in the database, as staff keep them. Public days that ship with the code are added at the
 * start where the office has none of that date; what staff wrote is never overwritten.
 */
@Component
public class DutyBook {

  private final JdbcClient database;

  DutyBook(JdbcClient database) {
    this.database = database;
    PublicDays.shipped().forEach(this::add);
  }

  /** Everything as it stands now. */
  public DutyCalendars calendars() {
    Map<String, WeekHours> hours = new HashMap<>();
    database
        .sql("select owner, hours from duty_hours")
        .query(row -> {
          hours.put(row.getString("owner"), WeekHours.parse(row.getString("hours")));
        });
    return new DutyCalendars(
        hours, days().stream().collect(Collectors.groupingBy(Owned::owner, Collectors.mapping(Owned::day, Collectors.toList()))));
  }

  /** A special day and whose it is. */
  public record Owned(String owner, DutyDay day, String source) {}

  /** All special days, oldest first. */
  public List<Owned> days() {
    return database
        .sql("select * from duty_day order by day, owner")
        .query(
            (row, n) ->
                new Owned(
                    row.getString("owner"),
                    DutyDay.parse(
                        row.getObject("day", LocalDate.class), row.getString("hours"), row.getString("name"), row.getBoolean("certain")),
                    row.getString("source")))
        .list();
  }

  /** The office's own hours. */
  public void officeHours(WeekHours hours) {
    save(DutyCalendars.OFFICE, hours);
  }

  public void communeHours(String code, WeekHours hours) {
    save(DutyCalendars.communeOwner(code), hours);
  }

  public void agentHours(UUID agent, WeekHours hours) {
    save(DutyCalendars.agentOwner(agent), hours);
  }

  /** A public day, new or corrected by the office. */
  public void publicDay(DutyDay day, String source) {
    save(DutyCalendars.ALL, day, source);
  }

  /** Leave, or other hours, of one agent on one day. */
  public void agentDay(UUID agent, DutyDay day) {
    save(DutyCalendars.agentOwner(agent), day, "");
  }

  private void save(String owner, WeekHours hours) {
    database
        .sql("insert into duty_hours (owner, hours) values (?, ?) on conflict (owner) do update set hours = excluded.hours")
        .params(owner, hours.toString())
        .update();
  }

  private void save(String owner, DutyDay day, String source) {
    database
        .sql(
            """
            insert into duty_day (owner, day, hours, name, certain, source) values (?, ?, ?, ?, ?, ?)
            on conflict (owner, day) do update set
              hours = excluded.hours, name = excluded.name, certain = excluded.certain, source = excluded.source
            """)
        .params(owner, Date.valueOf(day.day()), day.hoursText(), day.name(), day.certain(), source)
        .update();
  }

  private void add(PublicDays.Shipped shipped) {
    DutyDay day = shipped.day();
    database
        .sql(
            """
            insert into duty_day (owner, day, hours, name, certain, source) values (?, ?, ?, ?, ?, ?)
            on conflict (owner, day) do nothing
            """)
        .params(DutyCalendars.ALL, Date.valueOf(day.day()), day.hoursText(), day.name(), day.certain(), shipped.source())
        .update();
  }
}
