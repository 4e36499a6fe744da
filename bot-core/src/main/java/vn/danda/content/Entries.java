package vn.danda.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.audit.Audit;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.store.Json;
import vn.danda.store.Sql;

/**
 * The FAQ entries with all their versions, in the database: the source of what is published. An entry has at most one
 * published version and at most one in work (draft, in review, scheduled); older published versions are kept.
 */
@Component
public class Entries {

  private final JdbcClient database;
  private final Publications publications;
  private final Audit audit;
  private final Clock clock;

  Entries(JdbcClient database, Publications publications, Audit audit, Clock clock) {
    this.database = database;
    this.publications = publications;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * One version of an entry.
   *
   * @param status draft, review, scheduled, published or superseded
   * @param reason why it was published although a check objected, or null
   * @param note what the reviewer wrote when sending it back, or null
   * @param reviewedBy who let it through, or null
   * @param publishAt when a scheduled version goes live, or null
   */
  public record Version(
      EntryId id,
      int number,
      FaqEntry entry,
      String status,
      String author,
      Instant createdAt,
      @Nullable Instant publishedAt,
      @Nullable String reason,
      @Nullable String note,
      @Nullable String reviewedBy,
      @Nullable Instant publishAt) {

    /** Somebody is working on it: it is nobody's answer yet. */
    public boolean isInWork() {
      return status.equals("draft") || status.equals("review") || status.equals("scheduled");
    }
  }

  /** Nobody lets their own words through. */
  public static final class NeedsAnotherPerson extends RuntimeException {
    NeedsAnotherPerson(EntryId id, String author) {
      super("Version of entry '" + id + "' was written by '" + author + "' and needs another person's approval");
    }
  }

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

  /** Every version that was, is or will by its day be what people read. */
  List<Version> everPublished() {
    return database
        .sql("select * from entry_version where status in ('published', 'superseded', 'scheduled') order by entry_id, version")
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

  /** The versions in work, newest first. */
  public List<Version> drafts() {
    return database
        .sql("select * from entry_version where status in ('draft', 'review', 'scheduled') order by created_at desc")
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
    dropDraft(entry.id());
    int number = Math.max(newest(entry.id()), opened) + 1;
    insert(entry, number, "draft", author);
    return number;
  }

  /** The newest version's number of every entry that has one. */
  public Map<EntryId, Integer> newestNumbers() {
    return database
        .sql("select entry_id, max(version) as newest from entry_version group by entry_id")
        .query((row, number) -> Map.entry(new EntryId(row.getString("entry_id")), row.getInt("newest")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Takes a draft away as if it had never been; false when it was let through or changed since, and then it stays. */
  public boolean withdraw(EntryId id, int number) {
    return database
            .sql("delete from entry_version where entry_id = ? and version = ? and status in ('draft', 'review')")
            .params(id.value(), number)
            .update()
        > 0;
  }

  /** Hands a draft to another person; false when it is no longer a draft. */
  public boolean submit(EntryId id, int number) {
    return move(id, number, "draft", "review") > 0;
  }

  /** Gives a version back to its author with a note. */
  @Transactional
  public boolean sendBack(EntryId id, int number, String note) {
    boolean moved = move(id, number, "review", "draft") > 0 || move(id, number, "scheduled", "draft") > 0;
    database
        .sql("update entry_version set note = ? where entry_id = ? and version = ?")
        .params(note, id.value(), number)
        .update();
    return moved;
  }

  /**
   * Lets a version through, to be published now or at {@code at}.
   *
   * @param reason why although a check objected, or null
   * @param another whether the reviewer must be another person than the author
   * @throws NeedsAnotherPerson when it must be and is not
   * @throws ChangedMeanwhile when this is no longer the version in work
   */
  @Transactional
  public void approve(
      EntryId id, int number, String reviewer, @Nullable String reason, @Nullable Instant at, boolean another) {
    refuseIfChanged(id, number);
    Version version = version(id, number).filter(Version::isInWork).orElseThrow(() -> new ChangedMeanwhile(id, number, newest(id)));
    if (another && version.author().equals(reviewer)) {
      throw new NeedsAnotherPerson(id, reviewer);
    }
    database
        .sql(
            """
            update entry_version set status = 'scheduled', reviewed_by = ?, reason = ?, publish_at = ?
            where entry_id = ? and version = ?
            """)
        .params(Sql.values(reviewer, reason, at == null ? null : Timestamp.from(at), id.value(), number))
        .update();
    audit.add(reviewer, Audit.Deed.PUBLISHED, "entry:" + id.value() + " v" + number, reason == null ? "" : reason);
    if (at == null || !at.isAfter(clock.instant())) {
      goLive(version);
    }
  }

  /** Publishes the scheduled versions whose time has come; several nodes may try at once. */
  @Transactional
  public int publishDue() {
    List<Version> due =
        database
            .sql(
                """
                select * from entry_version where status = 'scheduled' and publish_at <= ?
                order by publish_at for update skip locked
                """)
            .param(Timestamp.from(clock.instant()))
            .query(Entries::row)
            .list();
    due.forEach(this::goLive);
    return due.size();
  }

  private void goLive(Version version) {
    database
        .sql("update entry_version set status = 'superseded' where entry_id = ? and status = 'published'")
        .param(version.id().value())
        .update();
    database
        .sql("update entry_version set status = 'published', published_at = ? where entry_id = ? and version = ?")
        .params(Timestamp.from(clock.instant()), version.id().value(), version.number())
        .update();
    publications.add(version.id() + " version " + version.number());
  }

  private int move(EntryId id, int number, String from, String to) {
    return database
        .sql("update entry_version set status = ? where entry_id = ? and version = ? and status = ?")
        .params(to, id.value(), number, from)
        .update();
  }

  private void dropDraft(EntryId id) {
    database
        .sql("delete from entry_version where entry_id = ? and status in ('draft', 'review', 'scheduled')")
        .param(id.value())
        .update();
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
                .sql(
                    """
                    select count(*) from entry_version
                    where entry_id = ? and status in ('draft', 'review', 'scheduled')
                    """)
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
    dropDraft(entry.id());
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
    Timestamp publishAt = row.getTimestamp("publish_at");
    return new Version(
        new EntryId(row.getString("entry_id")),
        row.getInt("version"),
        Json.read(row.getString("content"), FaqEntry.class),
        row.getString("status"),
        row.getString("author"),
        row.getTimestamp("created_at").toInstant(),
        publishedAt == null ? null : publishedAt.toInstant(),
        row.getString("reason"),
        row.getString("note"),
        row.getString("reviewed_by"),
        publishAt == null ? null : publishAt.toInstant());
  }
}
