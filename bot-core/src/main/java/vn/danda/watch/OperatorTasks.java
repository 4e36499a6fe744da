package vn.danda.watch;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.channels.ContactId;

/** What somebody who runs the service must do, and who did it. */
@Component
public class OperatorTasks {

  private final JdbcClient database;

  OperatorTasks(JdbcClient database) {
    this.database = database;
  }

  /**
   * One task.
   *
   * @param kind {@code data_request}: a person asked their network for a right over their data
   * @param contact whom it is about; null once it is done, because nothing of them should stay then
   */
  public record Task(
      String id, String kind, @Nullable ContactId contact, Instant openedAt, @Nullable Instant doneAt, @Nullable String doneBy) {}

  /** Opens a task; the same id again changes nothing. */
  public void open(String id, String kind, ContactId contact, Instant at) {
    database
        .sql(
            """
            insert into operator_task (task_id, kind, contact_id, opened_at) values (?, ?, ?, ?)
            on conflict (task_id) do nothing
            """)
        .params(id, kind, contact.toString(), Timestamp.from(at))
        .update();
  }

  /** Those to do, oldest first. */
  public List<Task> open() {
    return list("where done_at is null order by opened_at limit 100");
  }

  /** Those done last, newest first. */
  public List<Task> done() {
    return list("where done_at is not null order by done_at desc limit 20");
  }

  public Optional<Task> find(String id) {
    return open().stream().filter(task -> task.id().equals(id)).findFirst();
  }

  /** Whether it was open until now. */
  public boolean finish(String id, String byUserName, Instant at) {
    return database
            .sql("update operator_task set done_at = ?, done_by = ?, contact_id = null where task_id = ? and done_at is null")
            .params(Timestamp.from(at), byUserName, id)
            .update()
        == 1;
  }

  private List<Task> list(String which) {
    return database
        .sql("select task_id, kind, contact_id, opened_at, done_at, done_by from operator_task " + which)
        .query(
            (row, n) ->
                new Task(
                    row.getString("task_id"),
                    row.getString("kind"),
                    row.getString("contact_id") == null ? null : ContactId.parse(row.getString("contact_id")),
                    row.getTimestamp("opened_at").toInstant(),
                    row.getTimestamp("done_at") == null ? null : row.getTimestamp("done_at").toInstant(),
                    row.getString("done_by")))
        .list();
  }
}
