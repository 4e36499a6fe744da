package vn.danda.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record of who did what, rows added one by one. A subject is the number of a lead or the id of an entry, never a
 * name, a telephone number or a contact id: what is erased elsewhere must not live on here.
 */
@Component
public class Audit {

  /** Only one row is added at a time, on all nodes together; until the transaction ends. */
  private static final long LOCK = 7_360_036L;

  private static final int BATCH = 5_000;

  private final JdbcClient database;
  private final Clock clock;

  Audit(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What is recorded. */
  public enum Deed {
    /** Saw the data of a person they took on. */
    SAW,
    /** Saw the data of a person they did not take on, and said why. */
    UNMASKED,
    PRINTED,
    SWITCHED_OFF,
    SWITCHED_ON,
    PUBLISHED,
    /** Everything a person said and left was erased: {@code receipt:…}. */
    ERASED,
    /** A table was read in; the reason says how many rows of what. */
    IMPORTED,
    /** A table was taken out; the reason says what. */
    EXPORTED,
    /** An account was made, its roles or communes changed; the reason says how. */
    ACCOUNT_CHANGED,
    ACCOUNT_OFF,
    ACCOUNT_ON,
    /** A new password, by its owner or by whoever looks after accounts. */
    PASSWORD_CHANGED,
    /** One-time codes were begun with or ended. */
    CODES_CHANGED,
    /** So many wrong passwords in a row that somebody may be guessing. */
    SIGN_IN_FAILED;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a look through all rows found.
   *
   * @param rows how many there are
   * @param head the last row's hash: written down elsewhere, it also shows when the newest rows were cut off
   * @param firstBroken the number of the first row that does not fit the one before, or 0
   */
  public record Verified(long rows, String head, long firstBroken) {}

  /** Adds a row, in the caller's transaction where there is one. {@code reason} may be empty. */
  @Transactional
  public void add(String who, Deed deed, String subject, String reason) {
    append(who, deed, List.of(subject), reason);
  }

  /** Adds a row for each subject, in one go: nobody else's rows come between. */
  @Transactional
  public void addAll(String who, Deed deed, List<String> subjects, String reason) {
    append(who, deed, subjects, reason);
  }

  /** Adds a row for each subject that has none since {@code since}: looking at a page again is one look. */
  @Transactional
  public void addOnce(String who, Deed deed, Collection<String> subjects, Instant since) {
    Set<String> there = done(who, deed, subjects, since);
    append(who, deed, subjects.stream().filter(subject -> !there.contains(subject)).toList(), "");
  }

  private void append(String who, Deed deed, List<String> subjects, String reason) {
    if (subjects.isEmpty()) {
      return;
    }
    database.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> 0).single();
    AuditRow last =
        database.sql("select * from audit order by number desc limit 1").query(Audit::row).optional().orElse(AuditRow.NONE);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<AuditRow> next = new ArrayList<>();
    for (String subject : subjects) {
      last = AuditRow.after(last, at, who, deed.key(), subject, reason);
      next.add(last);
    }
    database
        .sql(
            """
            insert into audit (number, at, who, deed, subject, reason, hash)
            select number, ?, ?, ?, subject, ?, hash from unnest(?, ?, ?) as new (number, subject, hash)
            """)
        .params(
            Timestamp.from(at),
            who,
            deed.key(),
            reason,
            next.stream().map(AuditRow::number).toArray(Long[]::new),
            next.stream().map(AuditRow::subject).toArray(String[]::new),
            next.stream().map(AuditRow::hash).toArray(String[]::new))
        .update();
  }

  /** Those of the subjects that have such a row since {@code since}. */
  public Set<String> done(String who, Deed deed, Collection<String> subjects, Instant since) {
    if (subjects.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        database
            .sql("select distinct subject from audit where who = ? and deed = ? and at >= ? and subject = any(?)")
            .params(who, deed.key(), Timestamp.from(since), subjects.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  public List<AuditRow> newest(int limit) {
    return database.sql("select * from audit order by number desc limit ?").param(limit).query(Audit::row).list();
  }

  /** Reads every row from the first on. */
  public Verified verify() {
    AuditRow before = AuditRow.NONE;
    while (true) {
      List<AuditRow> batch =
          database
              .sql("select * from audit where number > ? order by number limit ?")
              .params(before.number(), BATCH)
              .query(Audit::row)
              .list();
      if (batch.isEmpty()) {
        return new Verified(before.number(), before.hash(), 0);
      }
      for (AuditRow row : batch) {
        if (!row.follows(before)) {
          return new Verified(count(), before.hash(), row.number());
        }
        before = row;
      }
    }
  }

  private long count() {
    return database.sql("select count(*) from audit").query(Long.class).single();
  }

  private static AuditRow row(ResultSet row, int n) throws SQLException {
    return new AuditRow(
        row.getLong("number"),
        row.getTimestamp("at").toInstant(),
        row.getString("who"),
        row.getString("deed"),
        row.getString("subject"),
        row.getString("reason"),
        row.getString("hash"));
  }
}
