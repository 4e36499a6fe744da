package vn.danda.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.audit.Audit;
import vn.danda.knowledge.text.WordChange;
import vn.danda.knowledge.text.WordChange.Deed;
import vn.danda.knowledge.text.WordLists;
import vn.danda.store.Json;
import vn.danda.store.Sql;

/**
 * What an office makes of the word lists that ship: one person wants a row added, changed or switched off, another lets
 * everything that waits through at once, as a version. An earlier version can be put back.
 */
@Component
public class OfficeWords {

  private final JdbcClient database;
  private final Publications publications;
  private final Audit audit;
  private final Clock clock;

  OfficeWords(JdbcClient database, Publications publications, Audit audit, Clock clock) {
    this.database = database;
    this.publications = publications;
    this.audit = audit;
    this.clock = clock;
  }

  /** A published row of the office's. */
  public record Row(WordChange change, String reason, String author, Instant at) {}

  /** A row on its way. */
  public record Waiting(long id, WordChange change, String reason, String author, Instant at) {}

  /**
   * A publication.
   *
   * @param rows how many rows the office had then
   * @param putBack the version it put back, 0 for what ships, or null
   */
  public record Version(
      long number, int rows, String publishedBy, Instant publishedAt, String reason, @Nullable Long putBack) {}

  /** Nobody lets their own row through. */
  public static final class NeedsAnotherPerson extends RuntimeException {
    NeedsAnotherPerson(String form, String author) {
      super("The row '" + form + "' is by '" + author + "' and needs another person's approval");
    }
  }

  /** The lists in use. */
  public WordLists lists() {
    return lists(List.of());
  }

  /** The lists as they would be with these rows. */
  public WordLists lists(Collection<Waiting> waiting) {
    return WordLists.shipped().with(after(rows(), waiting).stream().map(Row::change).toList());
  }

  /** The office's published rows, oldest first. */
  public List<Row> rows() {
    return database
        .sql("select rows from word_version order by version desc limit 1")
        .query(String.class)
        .optional()
        .map(OfficeWords::read)
        .orElse(List.of());
  }

  /**
   * Keeps a row somebody wants; nobody is answered by it yet.
   *
   * @throws IllegalArgumentException in Vietnamese: no reason, or another row of the form waits already
   */
  @Transactional
  public void propose(WordChange change, String reason, String by) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("Cần ghi lý do: nghe ai nói, thấy ở câu nào.");
    }
    int kept =
        database
            .sql(
                """
                insert into word_change (list, same, change, reason, proposed_by, proposed_at) values (?, ?, ?::jsonb, ?, ?, ?)
                on conflict (list, same) where version is null and ended_by is null do nothing
                """)
            .params(change.list().key(), change.same(), Json.write(change), reason.strip(), by, Timestamp.from(clock.instant()))
            .update();
    if (kept == 0) {
      throw new IllegalArgumentException("“" + change.form() + "” đang có một thay đổi chờ duyệt, xử lý xong cái đó đã.");
    }
  }

  /** What waits for another person, oldest first. */
  public List<Waiting> waiting() {
    return database
        .sql("select * from word_change where version is null and ended_by is null order by change_id")
        .query(OfficeWords::waitingRow)
        .list();
  }

  /** Takes a row that waits back, or sends it back; false when it does not wait any more. */
  @Transactional
  public boolean end(long id, String by, String note) {
    return database
            .sql("update word_change set ended_by = ?, note = ? where change_id = ? and version is null and ended_by is null")
            .params(by, note.strip(), id)
            .update()
        == 1;
  }

  /**
   * Lets these rows through, on all nodes within moments.
   *
   * @param ids all that wait, as whoever lets them through has seen them
   * @param reason why although questions are answered worse; may be empty
   * @param another whether it must be another person than who wanted them
   * @return the version
   * @throws NeedsAnotherPerson when it must be and is not
   * @throws IllegalArgumentException in Vietnamese when other rows wait by now
   */
  @Transactional
  public long publish(List<Long> ids, String by, String reason, boolean another) {
    lock();
    List<Waiting> waiting = waiting();
    if (waiting.isEmpty() || !waiting.stream().map(Waiting::id).toList().equals(ids)) {
      throw new IllegalArgumentException("Danh sách chờ duyệt vừa thay đổi. Xem lại rồi duyệt.");
    }
    for (Waiting one : waiting) {
      if (another && one.author().equals(by)) {
        throw new NeedsAnotherPerson(one.change().form(), by);
      }
    }
    long version = insert(after(rows(), waiting), by, reason, null);
    database
        .sql("update word_change set version = ? where version is null and ended_by is null")
        .param(version)
        .update();
    return version;
  }

  /**
   * Puts an earlier version back at once, as an earlier version of an entry is: two people have seen it before. Number 0
   * is what ships, without any row of the office's.
   *
   * @throws IllegalArgumentException in Vietnamese: no reason, or no such version
   */
  @Transactional
  public long putBack(long number, String by, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("Cần ghi lý do vì sao dùng lại bản cũ.");
    }
    lock();
    List<Row> rows =
        number == 0
            ? List.of()
            : database
                .sql("select rows from word_version where version = ?")
                .param(number)
                .query(String.class)
                .optional()
                .map(OfficeWords::read)
                .orElseThrow(() -> new IllegalArgumentException("Không có bản " + number + "."));
    return insert(rows, by, reason, number);
  }

  /** Newest first. */
  public List<Version> versions() {
    return database
        .sql("select *, jsonb_array_length(rows) as count from word_version order by version desc limit 50")
        .query(OfficeWords::versionRow)
        .list();
  }

  /** Of two who publish at once the second one waits here and then sees what the first one made. */
  private void lock() {
    database.sql("lock table word_version in exclusive mode").update();
  }

  private long insert(List<Row> rows, String by, String reason, @Nullable Long putBack) {
    long version =
        database
            .sql(
                """
                insert into word_version (rows, published_by, published_at, reason, put_back) values (?::jsonb, ?, ?, ?, ?)
                returning version
                """)
            .params(Sql.values(Json.write(rows), by, Timestamp.from(clock.instant()), reason.strip(), putBack))
            .query(Long.class)
            .single();
    audit.add(by, Audit.Deed.PUBLISHED, "words:" + version, reason.strip());
    publications.add("word lists " + version);
    return version;
  }

  /** The office's rows after those that wait: one of each form; who goes back to what ships has none. */
  private static List<Row> after(List<Row> rows, Collection<Waiting> waiting) {
    Map<String, Row> byForm = new LinkedHashMap<>();
    rows.forEach(row -> byForm.put(name(row.change()), row));
    for (Waiting one : waiting) {
      Row before = byForm.get(name(one.change()));
      WordChange change = before == null ? one.change() : one.change().after(before.change());
      if (change.deed() == Deed.AS_SHIPPED) {
        byForm.remove(name(change));
      } else {
        byForm.put(name(change), new Row(change, one.reason(), one.author(), one.at()));
      }
    }
    return new ArrayList<>(byForm.values());
  }

  private static String name(WordChange change) {
    return change.list().key() + ":" + change.same();
  }

  private static List<Row> read(String rows) {
    return Arrays.asList(Json.read(rows, Row[].class));
  }

  private static Waiting waitingRow(ResultSet row, int number) throws SQLException {
    return new Waiting(
        row.getLong("change_id"),
        Json.read(row.getString("change"), WordChange.class),
        row.getString("reason"),
        row.getString("proposed_by"),
        row.getTimestamp("proposed_at").toInstant());
  }

  private static Version versionRow(ResultSet row, int number) throws SQLException {
    return new Version(
        row.getLong("version"),
        row.getInt("count"),
        row.getString("published_by"),
        row.getTimestamp("published_at").toInstant(),
        row.getString("reason"),
        row.getObject("put_back", Long.class));
  }
}
