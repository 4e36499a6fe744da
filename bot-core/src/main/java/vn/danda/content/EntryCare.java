package vn.danda.content;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.knowledge.EntryId;
import vn.danda.store.Sql;

/** Who looks after which entry, and until when it may be said without being read again. */
@Component
public class EntryCare {

  private final JdbcClient database;

  EntryCare(JdbcClient database) {
    this.database = database;
  }

  /**
   * @param owner who is told when it has to be read again, or null
   * @param reviewBy last day on which it may be said, or null for good
   */
  public record Care(EntryId id, @Nullable String owner, @Nullable LocalDate reviewBy) {}

  public Optional<Care> of(EntryId id) {
    return database.sql("select * from entry_care where entry_id = ?").param(id.value()).query(EntryCare::row).optional();
  }

  /** The entries to be read again until this day, soonest first. */
  public List<Care> dueBy(LocalDate day) {
    return database
        .sql("select * from entry_care where review_by <= ? order by review_by, entry_id")
        .param(Date.valueOf(day))
        .query(EntryCare::row)
        .list();
  }

  public void set(Care care) {
    database
        .sql(
            """
            insert into entry_care (entry_id, owner, review_by) values (?, ?, ?)
            on conflict (entry_id) do update set owner = excluded.owner, review_by = excluded.review_by
            """)
        .params(Sql.values(
            care.id().value(),
            care.owner(),
            care.reviewBy() == null ? null : Date.valueOf(care.reviewBy())))
        .update();
  }

  private static Care row(ResultSet row, int number) throws SQLException {
    return new Care(
        new EntryId(row.getString("entry_id")), row.getString("owner"), row.getObject("review_by", LocalDate.class));
  }
}
