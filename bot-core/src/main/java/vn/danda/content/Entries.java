package vn.danda.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.store.Json;
import vn.danda.store.Sql;

/**
 * The FAQ entries with all their versions, in the database: the source of what is published. An entry has at most one
 * published version and at most one draft; older published versions are kept.
 */
@Component
public class Entries {

  private final JdbcClient database;
  private final Publications publications;
  private final Clock clock;

  Entries(JdbcClient database, Publications publications, Clock clock) {
    this.database = database;
    this.publications = publications;
    this.clock = clock;
  }

  /** One version of an entry. {@code status} is draft, published or superseded. */
  public record Version(
      EntryId id,
      int number,
      FaqEntry entry,
      String status,
      String author,
      Instant createdAt,
      @Nullable Instant publishedAt) {}

  /** Somebody else changed the entry since it was opened. */
  public static final class ChangedMeanwhile extends RuntimeException {
    ChangedMeanwhile(EntryId id, int opened, int newest) {
      super("Entry '" + id + "' was opened at version " + opened + ", but version " + newest + " exists");
    }
  }

  /** What people read now, by id. */
  public List<Version> published() {
    return database
        .sql("select * from entry_version where status = 'published' order by entry_id")
        .query(Entries::row)
        .list();
  }

  /** All versions of an entry, newest first. */
  public List<Version> history(EntryId id) {
    return database
        .sql("select * from entry_version where entry_id = ? order by version desc")
        .param(id.value())
        .query(Entries::row)
        .list();
  }

  public Optional<Version> version(EntryId id, int number) {
    return database
        .sql("select * from entry_version where entry_id = ? and version = ?")
        .params(id.value(), number)
        .query(Entries::row)
        .optional();
  }

  public List<Version> drafts() {
    return database
        .sql("select * from entry_version where status = 'draft' order by created_at desc")
        .query(Entries::row)
        .list();
  }

  /**
   * Keeps a draft; the draft before it, if any, is replaced.
   *
   * @param opened the newest version's number when the author began, 0 for a new entry
   * @return the draft's version number
   */
  @Transactional
  public int saveDraft(FaqEntry entry, int opened, String author) {
    refuseIfChanged(entry.id(), opened);
    database
        .sql("delete from entry_version where entry_id = ? and status = 'draft'")
        .param(entry.id().value())
        .update();
    int number = newest(entry.id()) + 1;
    insert(entry, number, "draft", author);
    return number;
  }

  /** Publishes the entry as it stands in {@code entry}; every node answers with it within moments. */
  @Transactional
  public int publish(FaqEntry entry, int opened, String author) {
    refuseIfChanged(entry.id(), opened);
    return publishAs(entry, author);
  }

  /** Makes an older version the published one again, as a new version. */
  @Transactional
  public int revert(EntryId id, int number, String author) {
    Version old =
        version(id, number)
            .orElseThrow(() -> new IllegalArgumentException("Entry '" + id + "' has no version " + number));
    return publishAs(old.entry(), author);
  }

  /** Publishes what ships with the code, silently; leaves an entry alone that an editor is working on. */
  boolean publishShipped(FaqEntry entry) {
    boolean beingEdited =
        database
                .sql("select count(*) from entry_version where entry_id = ? and status = 'draft'")
                .param(entry.id().value())
                .query(Integer.class)
                .single()
            > 0;
    if (beingEdited) {
      return false;
    }
    supersede(entry, Seed.SHIPPED);
    return true;
  }

  private int publishAs(FaqEntry entry, String author) {
    database
        .sql("delete from entry_version where entry_id = ? and status = 'draft'")
        .param(entry.id().value())
        .update();
    int number = supersede(entry, author);
    publications.add(entry.id() + " version " + number);
    return number;
  }

  private int supersede(FaqEntry entry, String author) {
    database
        .sql("update entry_version set status = 'superseded' where entry_id = ? and status = 'published'")
        .param(entry.id().value())
        .update();
    int number = newest(entry.id()) + 1;
    insert(entry, number, "published", author);
    return number;
  }

  private void insert(FaqEntry entry, int number, String status, String author) {
    Timestamp now = Timestamp.from(clock.instant());
    database
        .sql(
            """
            insert into entry_version (entry_id, version, content, status, author, created_at, published_at)
            values (?, ?, ?::jsonb, ?, ?, ?, ?)
            """)
        .params(Sql.values(
            entry.id().value(),
            number,
            Json.write(entry),
            status,
            author,
            now,
            status.equals("published") ? now : null))
        .update();
  }

  private void refuseIfChanged(EntryId id, int opened) {
    // Who changes the same entry at the same moment waits here, and then sees what the other one did.
    database.sql("select pg_advisory_xact_lock(20260702, hashtext(?))").param(id.value()).query(rows -> {});
    int newest = newest(id);
    if (newest != opened) {
      throw new ChangedMeanwhile(id, opened, newest);
    }
  }

  private int newest(EntryId id) {
    return database
        .sql("select coalesce(max(version), 0) from entry_version where entry_id = ?")
        .param(id.value())
        .query(Integer.class)
        .single();
  }

  private static Version row(ResultSet row, int number) throws SQLException {
    Timestamp publishedAt = row.getTimestamp("published_at");
    return new Version(
        new EntryId(row.getString("entry_id")),
        row.getInt("version"),
        Json.read(row.getString("content"), FaqEntry.class),
        row.getString("status"),
        row.getString("author"),
        row.getTimestamp("created_at").toInstant(),
        publishedAt == null ? null : publishedAt.toInstant());
  }
}
