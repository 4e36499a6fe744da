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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.store.Sql;

/**
 * What content staff must look at: the piece, why, until when, whose it is. Whoever makes tasks may do so as often as
 * they like; the same cause makes one task for a piece, and none again after that one is done. A source.
 */
@Component
public class ContentTasks {

  private static final int MOST = 500;
  private static final int MOST_DONE = 30;

  private final JdbcClient database;
  private final Clock clock;

  ContentTasks(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What makes a task. */
  public enum Kind {
    /** A figure it reads changes. */
    FIGURE,
    /** An article it rests on changes. */
    ARTICLE,
    /** It must be read again before its last day. */
    REVIEW_DUE,
    /** Its last day has passed: it is withheld. */
    EXPIRED,
    /** People say that it does not help. */
    BADLY_RATED,
    /** A price that texts measure by has to be looked at again. */
    PRICE;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What whoever did it found. */
  public enum Finding {
    STILL_RIGHT,
    CORRECTED;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A task to be made.
   *
   * @param why a sentence in Vietnamese for whoever does it; nothing personal
   * @param cause what makes it, the same text for the same cause: {@code figure-change:12}
   * @param due last day on which it is in time
   * @param owner user name, or null: then the owner of the entry, if it has one
   */
  public record Wanted(Kind kind, ContentPart part, String why, String cause, LocalDate due, @Nullable String owner) {}

  /** How a task ended. {@code word} may be empty. */
  public record Done(String by, Instant at, Finding finding, String word) {}

  public record Task(
      long id,
      Kind kind,
      ContentPart part,
      String why,
      LocalDate due,
      @Nullable String owner,
      Instant madeAt,
      @Nullable Done done) {}

  /** Makes the task unless this cause has made it before; whether it is new. */
  public boolean make(Wanted wanted) {
    return database
            .sql(
                """
                insert into content_task (kind, part, why, cause, due, owner, made_at)
                values (?, ?, ?, ?, ?, coalesce(?, (select owner from entry_care where 'entry:' || entry_id = ?)), ?)
                on conflict (kind, part, cause) do nothing
                """)
            .params(Sql.values(
                wanted.kind().key(),
                wanted.part().toString(),
                wanted.why(),
                wanted.cause(),
                Date.valueOf(wanted.due()),
                wanted.owner(),
                wanted.part().toString(),
                Timestamp.from(clock.instant())))
            .update()
        == 1;
  }

  /** Those to do, most urgent first. */
  public List<Task> open() {
    return list("done_at is null order by due, task_id limit " + MOST);
  }

  /** How many open ones are this person's. */
  public int countOpenOf(String owner) {
    return database
        .sql("select count(*) from content_task where done_at is null and owner = ?")
        .param(owner)
        .query(Integer.class)
        .single();
  }

  public List<Task> openOf(ContentPart part) {
    return database
        .sql("select * from content_task where done_at is null and part = ? order by due, task_id")
        .param(part.toString())
        .query(ContentTasks::row)
        .list();
  }

  /** Those done last, newest first. */
  public List<Task> done() {
    return list("done_at is not null order by done_at desc limit " + MOST_DONE);
  }

  public Optional<Task> find(long id) {
    return database.sql("select * from content_task where task_id = ?").param(id).query(ContentTasks::row).optional();
  }

  /** Closes a task; false when it is closed already or there is none. */
  public boolean close(long id, Finding finding, String word, String by) {
    return database
            .sql(
                """
                update content_task set done_at = ?, done_by = ?, finding = ?, word = ?
                where task_id = ? and done_at is null
                """)
            .params(Timestamp.from(clock.instant()), by, finding.key(), word.strip(), id)
            .update()
        == 1;
  }

  /** Gives an open task to somebody. */
  public boolean assign(long id, String owner) {
    return database
            .sql("update content_task set owner = ? where task_id = ? and done_at is null")
            .params(owner, id)
            .update()
        == 1;
  }

  private List<Task> list(String which) {
    return database.sql("select * from content_task where " + which).query(ContentTasks::row).list();
  }

  private static Task row(ResultSet row, int number) throws SQLException {
    Timestamp doneAt = row.getTimestamp("done_at");
    return new Task(
        row.getLong("task_id"),
        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        ContentPart.parse(row.getString("part")),
        row.getString("why"),
        row.getObject("due", LocalDate.class),
        row.getString("owner"),
        row.getTimestamp("made_at").toInstant(),
        doneAt == null
            ? null
            : new Done(
                row.getString("done_by"),
                doneAt.toInstant(),
                Finding.valueOf(row.getString("finding").toUpperCase(Locale.ROOT)),
                row.getString("word")));
  }
}
