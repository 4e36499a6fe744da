package vn.danda.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.content.Entries;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.store.Json;

/**
 * Files of entries and ways of asking: uploaded, looked at row by row, taken in as drafts that pass the same review as
 * those written by hand, and undone as a whole.
 */
@Component
public class ContentImports {

  /** What nobody accepted by then is forgotten. */
  private static final Duration LOOKED_AT_FOR = Duration.ofDays(2);

  /** A file takes up to some 200 MB while it is read: one after the other. */
  private final Semaphore reading = new Semaphore(1);

  private final JdbcClient database;
  private final Entries entries;
  private final PublishedContent content;
  private final Clock clock;

  ContentImports(JdbcClient database, Entries entries, PublishedContent content, Clock clock) {
    this.database = database;
    this.entries = entries;
    this.content = content;
    this.clock = clock;
  }

  /**
   * An uploaded file.
   *
   * @param accepted whether its rows have become drafts
   * @param counts how many rows have each fate
   */
  public record Import(
      long id, String fileName, String by, Instant at, boolean accepted, Map<Fate, Long> counts) {

    public long rows() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long taken() {
      return counts.entrySet().stream().filter(each -> each.getKey().isTaken()).mapToLong(Map.Entry::getValue).sum();
    }
  }

  /**
   * What undoing did.
   *
   * @param removed how many drafts are gone
   * @param kept entries whose draft was let through or changed since: those are somebody's work now
   */
  public record Undone(int removed, List<EntryId> kept) {}

  /**
   * Reads a file and says what would become of its rows; nothing else changes.
   *
   * @return the import's number
   * @throws UnreadableFile saying in Vietnamese why nothing can be made of it
   */
  @Transactional
  public long upload(String fileName, byte[] file, String defaultGroup, String by) {
    List<ImportRow> rows;
    ImportCheck.Result result;
    reading.acquireUninterruptibly();
    try {
      rows = ContentFile.read(file);
      result = check(rows, defaultGroup);
    } finally {
      reading.release();
    }
    Instant now = clock.instant();
    database
        .sql("delete from content_import where accepted_at is null and uploaded_at < ?")
        .param(Timestamp.from(now.minus(LOOKED_AT_FOR)))
        .update();
    return database
        .sql(
            """
            insert into content_import (file_name, default_group, rows, fates, uploaded_by, uploaded_at)
            values (?, ?, ?, ?, ?, ?) returning import_id
            """)
        .params(ContentFile.cut(fileName, 120), defaultGroup, Json.write(rows), Json.write(result.fates()), by, Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  /** The newest imports, accepted or not. */
  public List<Import> recent(int limit) {
    return database
        .sql("select * from content_import order by import_id desc limit ?")
        .param(limit)
        .query(ContentImports::row)
        .list();
  }

  public Optional<Import> find(long id) {
    return database.sql("select * from content_import where import_id = ?").param(id).query(ContentImports::row).optional();
  }

  /** Every row's fate, in the order of the file; empty when there is no such import. */
  public List<RowFate> fates(long id) {
    return database
        .sql("select fates from content_import where import_id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .map(json -> List.of(Json.read(json, RowFate[].class)))
        .orElse(List.of());
  }

  /**
   * Makes drafts of the rows that can be taken. The rows are looked at once more: what changed since the first look
   * counts, and the fates say how it went. A second time changes nothing.
   *
   * @return how many drafts there are now
   */
  @Transactional
  public int accept(long id, String by) {
    Waiting waiting =
        database
            .sql("select rows, default_group from content_import where import_id = ? and accepted_at is null for update")
            .param(id)
            .query((row, number) -> new Waiting(row.getString("rows"), row.getString("default_group")))
            .optional()
            .orElse(null);
    if (waiting == null) {
      return 0;
    }
    ImportCheck.Result result = check(List.of(Json.read(waiting.rows, ImportRow[].class)), waiting.defaultGroup);
    Map<EntryId, Integer> newest = entries.newestNumbers();
    for (FaqEntry draft : result.drafts()) {
      int version = entries.saveDraft(draft, newest.getOrDefault(draft.id(), 0), by);
      database
          .sql("insert into content_import_draft (import_id, entry_id, version) values (?, ?, ?)")
          .params(id, draft.id().value(), version)
          .update();
    }
    database
        .sql("update content_import set accepted_at = ?, fates = ? where import_id = ?")
        .params(Timestamp.from(clock.instant()), Json.write(result.fates()), id)
        .update();
    return result.drafts().size();
  }

  private record Waiting(String rows, String defaultGroup) {}

  /** Takes an import back as if it had never been; what somebody let through or wrote on is left to them. */
  @Transactional
  public Undone undo(long id) {
    List<Drafted> drafted =
        database
            .sql("select entry_id, version from content_import_draft where import_id = ? order by entry_id")
            .param(id)
            .query((row, number) -> new Drafted(new EntryId(row.getString("entry_id")), row.getInt("version")))
            .list();
    List<EntryId> kept = drafted.stream().filter(draft -> !entries.withdraw(draft.entry, draft.version)).map(Drafted::entry).toList();
    database.sql("delete from content_import where import_id = ?").param(id).update();
    return new Undone(drafted.size() - kept.size(), kept);
  }

  private record Drafted(EntryId entry, int version) {}

  private ImportCheck.Result check(List<ImportRow> rows, String defaultGroup) {
    Set<EntryId> inWork = entries.drafts().stream().map(Entries.Version::id).collect(Collectors.toSet());
    return ImportCheck.check(rows, content.now(), inWork, defaultGroup, clock.instant());
  }

  private static Import row(ResultSet row, int number) throws SQLException {
    Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    for (RowFate fate : Json.read(row.getString("fates"), RowFate[].class)) {
      counts.merge(fate.fate(), 1L, Long::sum);
    }
    return new Import(
        row.getLong("import_id"),
        row.getString("file_name"),
        row.getString("uploaded_by"),
        row.getTimestamp("uploaded_at").toInstant(),
        row.getTimestamp("accepted_at") != null,
        counts);
  }
}
