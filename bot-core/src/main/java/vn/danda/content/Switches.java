package vn.danda.content;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.audit.Audit;
import vn.danda.knowledge.EntryId;
import vn.danda.store.Announcements;
import vn.danda.store.Announcements.Topic;

/**
 * The emergency switch: takes an answer, a subject or a channel out of use with a reason, on all nodes within two
 * seconds, and lifts that again. Entries past their review day are withheld by themselves.
 */
@Component
public class Switches {

  /** What a switch is for. */
  public enum Scope {
    ENTRY,
    GROUP,
    CHANNEL;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Something that is off. */
  public record Off(Scope scope, String name, String reason, String by, Instant since) {}

  private final JdbcClient database;
  private final Announcements announcements;
  private final Audit audit;
  private final Clock clock;

  Switches(JdbcClient database, Announcements announcements, Audit audit, Clock clock) {
    this.database = database;
    this.announcements = announcements;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Switches off; a second time changes nothing.
   *
   * @throws IllegalArgumentException without a reason
   */
  @Transactional
  public void off(Scope scope, String name, String reason, String by) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("Cần ghi lý do khi tắt.");
    }
    audit.add(by, Audit.Deed.SWITCHED_OFF, scope.key() + ":" + name, reason.strip());
    database
        .sql(
            """
            insert into switched_off (scope, name, reason, switched_by, switched_at) values (?, ?, ?, ?, ?)
            on conflict (scope, name) where lifted_at is null do nothing
            """)
        .params(scope.key(), name, reason.strip(), by, Timestamp.from(clock.instant()))
        .update();
    announcements.announce(Topic.KNOWLEDGE, "switch");
  }

  @Transactional
  public void lift(Scope scope, String name, String by) {
    audit.add(by, Audit.Deed.SWITCHED_ON, scope.key() + ":" + name, "");
    database
        .sql("update switched_off set lifted_by = ?, lifted_at = ? where scope = ? and name = ? and lifted_at is null")
        .params(by, Timestamp.from(clock.instant()), scope.key(), name)
        .update();
    announcements.announce(Topic.KNOWLEDGE, "switch");
  }

  /** What is off, newest first. */
  public List<Off> all() {
    return database
        .sql("select * from switched_off where lifted_at is null order by switched_at desc")
        .query(Switches::row)
        .list();
  }

  /** Everything the bot must not say on this day. */
  public Withheld now() {
    return on(Published.day(clock.instant()));
  }

  /** The same on another day: what is off today is taken to stay off. */
  Withheld on(LocalDate day) {
    List<Off> off = all();
    List<String> expired =
        database
            .sql("select entry_id from entry_care where review_by < ?")
            .param(Date.valueOf(day))
            .query((row, number) -> row.getString("entry_id"))
            .list();
    Set<EntryId> entries = names(off, Scope.ENTRY).stream().map(EntryId::new).collect(Collectors.toSet());
    expired.stream().map(EntryId::new).forEach(entries::add);
    return new Withheld(entries, names(off, Scope.GROUP), names(off, Scope.CHANNEL));
  }

  private static Set<String> names(List<Off> off, Scope scope) {
    return off.stream().filter(one -> one.scope() == scope).map(Off::name).collect(Collectors.toSet());
  }

  private static Off row(ResultSet row, int number) throws SQLException {
    return new Off(
        Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT)),
        row.getString("name"),
        row.getString("reason"),
        row.getString("switched_by"),
        row.getTimestamp("switched_at").toInstant());
  }
}
