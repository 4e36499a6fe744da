package vn.danda.content;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.audit.Audit;
import vn.danda.content.ContentTasks.Wanted;
import vn.danda.knowledge.figure.Certainty;
import vn.danda.knowledge.figure.DerivedFigures;
import vn.danda.knowledge.figure.Figure;
import vn.danda.knowledge.figure.FigureInput;
import vn.danda.knowledge.figure.FigureNames;
import vn.danda.knowledge.figure.FigureText;
import vn.danda.knowledge.figure.Figures;
import vn.danda.store.Sql;

/**
 * How a figure comes to a new value: one person proposes it with its day and its source, another lets it through. Then
 * it stands in the table, what follows from it is computed anew, and everything that reads it becomes a task.
 */
@Component
public class FigureChanges {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

  /** For texts that change at once there are this many days to look them over. */
  private static final int DAYS_TO_LOOK = 3;

  private final JdbcClient database;
  private final FigureTable table;
  private final Publications publications;
  private final PublishedContent content;
  private final Impact impact;
  private final ContentTasks tasks;
  private final Audit audit;
  private final Clock clock;

  FigureChanges(
      JdbcClient database,
      FigureTable table,
      Publications publications,
      PublishedContent content,
      Impact impact,
      ContentTasks tasks,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.table = table;
    this.publications = publications;
    this.content = content;
    this.impact = impact;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** What somebody wants a figure to be; {@code value} as they typed it. */
  public record Proposal(String key, String value, LocalDate from, String basis, Certainty certainty, String reason) {}

  /**
   * A proposal on its way.
   *
   * @param value as the table holds it; empty with {@code restore}
   * @param restore whether the figure goes back to what ships with the code
   * @param status proposed, approved or rejected
   * @param note what whoever decided wrote, or null
   */
  public record Change(
      long id,
      String key,
      String value,
      LocalDate from,
      String basis,
      Certainty certainty,
      String reason,
      boolean restore,
      String status,
      String proposedBy,
      Instant proposedAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String note) {}

  /** Nobody lets their own figure through. */
  public static final class NeedsAnotherPerson extends RuntimeException {
    NeedsAnotherPerson(String key, String author) {
      super("A new value of '" + key + "' was proposed by '" + author + "' and needs another person's approval");
    }
  }

  /**
   * Keeps a proposal; nobody reads it yet.
   *
   * @throws IllegalArgumentException in Vietnamese: an unknown figure, a value that cannot be read, no source, days that
   *     are past without a reason, or a proposal for the figure that still waits
   */
  @Transactional
  public Change propose(Proposal proposal, String by) {
    Figures figures = table.read();
    Figure like = lastOf(figures, proposal.key());
    String value = FigureInput.value(like, proposal.value());
    if (proposal.basis().isBlank()) {
      throw new IllegalArgumentException("Cần ghi căn cứ: văn bản nào, điều nào.");
    }
    refuseSilentPast(proposal.from(), proposal.reason());
    boolean same =
        figures.on(proposal.key(), proposal.from())
            .filter(now -> now.value().equals(value) && now.certainty() == proposal.certainty())
            .filter(now -> now.basis().equals(proposal.basis().strip()))
            .isPresent();
    if (same) {
      throw new IllegalArgumentException("Ngày " + DAY.format(proposal.from()) + " số này vốn đã như vậy rồi.");
    }
    return insert(proposal.key(), value, proposal.from(), proposal.basis().strip(), proposal.certainty(), proposal.reason().strip(), false, by);
  }

  /** Proposes to go back to what ships with the code; throws as {@link #propose}. */
  @Transactional
  public Change proposeShipped(String key, String reason, String by) {
    lastOf(table.read(), key);
    if (!table.changedByStaff().contains(key)) {
      throw new IllegalArgumentException(FigureNames.of(key) + ": số này vẫn là số đi kèm phần mềm.");
    }
    if (Figures.shipped().history(key).isEmpty()) {
      throw new IllegalArgumentException(FigureNames.of(key) + ": phần mềm không có sẵn số này.");
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException("Cần ghi lý do vì sao quay lại số đi kèm phần mềm.");
    }
    LocalDate today = Published.day(clock.instant());
    return insert(key, "", today, "số đi kèm phần mềm", Certainty.CONFIRMED, reason.strip(), true, by);
  }

  /** The table as it would be. */
  public Figures wouldBe(Change change) {
    return wouldBe(table.read(), change);
  }

  /**
   * Lets a proposal through, on all nodes within moments; what depends on it becomes tasks.
   *
   * @param another whether it must be another person than who proposed it
   * @return how many tasks were made
   * @throws NeedsAnotherPerson when it must be and is not
   * @throws IllegalArgumentException in Vietnamese when somebody decided it meanwhile
   */
  @Transactional
  public int approve(long id, String by, boolean another) {
    Change change = open(id);
    if (another && change.proposedBy().equals(by)) {
      throw new NeedsAnotherPerson(change.key(), by);
    }
    decide(id, "approved", by, null);
    Figures before = table.read();
    Figures after = wouldBe(before, change);
    store(before, after, change);
    audit.add(by, Audit.Deed.PUBLISHED, "figure:" + change.key() + " " + change.from(), change.reason());
    int made = makeTasks(change, before, after);
    publications.add("figure " + change.key() + " from " + change.from());
    return made;
  }

  /** Gives a proposal back with a note; who proposed it may take it back so too. */
  @Transactional
  public void reject(long id, String by, String note) {
    open(id);
    decide(id, "rejected", by, note.strip());
  }

  /** Those that wait for another person, oldest first. */
  public List<Change> waiting() {
    return database
        .sql("select * from figure_change where status = 'proposed' order by proposed_at")
        .query(FigureChanges::row)
        .list();
  }

  /** Every change of a figure, newest first. */
  public List<Change> of(String key) {
    return database
        .sql("select * from figure_change where figure_key = ? order by change_id desc")
        .param(key)
        .query(FigureChanges::row)
        .list();
  }

  /** Whether somebody here has changed it. */
  public boolean isChangedHere(String key) {
    return table.changedByStaff().contains(key);
  }

  private void refuseSilentPast(LocalDate from, String reason) {
    LocalDate today = Published.day(clock.instant());
    if (from.isBefore(today) && reason.isBlank()) {
      throw new IllegalArgumentException(
          "Số này đổi cả những ngày đã qua (từ " + DAY.format(from) + "): cần ghi lý do vì sao sửa.");
    }
  }

  private static Figure lastOf(Figures figures, String key) {
    List<Figure> history = figures.history(key);
    if (history.isEmpty()) {
      throw new IllegalArgumentException("Không có số nào tên là “" + key + "”.");
    }
    return history.getLast();
  }

  private Figures wouldBe(Figures now, Change change) {
    Figures changed;
    if (change.restore()) {
      changed = shippedAgain(now, change.key());
    } else {
      Figure like = lastOf(now, change.key());
      changed =
          now.with(
              new Figure(
                  change.key(), change.value(), like.unit(), change.from(), null, change.basis(), change.certainty(),
                  change.certainty().isCertain() ? "" : change.reason()));
    }
    LocalDate from = change.restore() ? firstDifference(now, changed, change.key()) : change.from();
    return DerivedFigures.follow(changed, change.key(), from);
  }

  /** With it go the figures that follow from it, unless somebody has set one of them to a value of its own. */
  private Figures shippedAgain(Figures now, String key) {
    Figures shipped = Figures.shipped();
    Figures changed = now.withHistory(key, shipped.history(key));
    for (String following : DerivedFigures.following(key)) {
      boolean ownValue = of(following).stream().anyMatch(one -> one.status().equals("approved") && !one.restore());
      if (!ownValue) {
        changed = changed.withHistory(following, shipped.history(following));
      }
    }
    return changed;
  }

  /** From the first day on which the two tables say something else of the key. */
  private static LocalDate firstDifference(Figures one, Figures other, String key) {
    Set<Figure> same = new HashSet<>(one.history(key));
    same.retainAll(other.history(key));
    return Stream.concat(one.history(key).stream(), other.history(key).stream())
        .filter(figure -> !same.contains(figure))
        .map(figure -> figure.validFrom() == null ? LocalDate.of(1995, 1, 1) : figure.validFrom())
        .min(LocalDate::compareTo)
        .orElse(LocalDate.of(1995, 1, 1));
  }

  private void store(Figures before, Figures after, Change change) {
    for (String key : DerivedFigures.following(change.key())) {
      if (!before.history(key).equals(after.history(key))) {
        boolean asShipped = change.restore() && after.history(key).equals(Figures.shipped().history(key));
        table.replace(key, after.history(key), asShipped ? null : change.id());
      }
    }
  }

  private int makeTasks(Change change, Figures before, Figures after) {
    LocalDate today = Published.day(clock.instant());
    boolean ahead = change.from().isAfter(today.plusDays(1));
    LocalDate due = ahead ? change.from().minusDays(1) : today.plusDays(DAYS_TO_LOOK);
    int made = 0;
    for (Impact.Affected affected : impact.ofFigure(change.key(), content.now().withFigures(before), after, change.from())) {
      boolean isNew =
          tasks.make(
              new Wanted(
                  ContentTasks.Kind.FIGURE, affected.part(), why(change, before, after), "figure-change:" + change.id(), due, null));
      made += isNew ? 1 : 0;
    }
    return made;
  }

  private static String why(Change change, Figures before, Figures after) {
    String was = before.on(change.key(), change.from()).map(FigureText::readOut).orElse("chưa có");
    String is = after.on(change.key(), change.from()).map(FigureText::readOut).orElse("chưa có");
    return FigureNames.of(change.key()) + " đổi từ ngày " + DAY.format(change.from()) + ": " + was + " → " + is
        + " (" + change.basis() + "). Con số tự đổi; xem lời chung quanh còn đúng không.";
  }

  private Change open(long id) {
    // Of two who decide at once the second one waits here and then sees it decided.
    return database
        .sql("select * from figure_change where change_id = ? and status = 'proposed' for update")
        .param(id)
        .query(FigureChanges::row)
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("Đề nghị này đã có người xử lý."));
  }

  private Change insert(
      String key, String value, LocalDate from, String basis, Certainty certainty, String reason, boolean restore, String by) {
    Optional<Long> id =
        database
            .sql(
                """
                insert into figure_change (figure_key, value, valid_from, basis, certainty, reason, restore, status, proposed_by, proposed_at)
                values (?, ?, ?, ?, ?, ?, ?, 'proposed', ?, ?)
                on conflict (figure_key) where status = 'proposed' do nothing returning change_id
                """)
            .params(key, value, Date.valueOf(from), basis, certainty.key(), reason, restore, by, Timestamp.from(clock.instant()))
            .query(Long.class)
            .optional();
    return open(
        id.orElseThrow(
            () -> new IllegalArgumentException(FigureNames.of(key) + ": đang có một đề nghị chờ duyệt, xử lý xong cái đó đã.")));
  }

  private void decide(long id, String status, String by, @Nullable String note) {
    database
        .sql("update figure_change set status = ?, decided_by = ?, decided_at = ?, note = ? where change_id = ?")
        .params(Sql.values(status, by, Timestamp.from(clock.instant()), note, id))
        .update();
  }

  private static Change row(ResultSet row, int number) throws SQLException {
    Timestamp decidedAt = row.getTimestamp("decided_at");
    return new Change(
        row.getLong("change_id"),
        row.getString("figure_key"),
        row.getString("value"),
        row.getObject("valid_from", LocalDate.class),
        row.getString("basis"),
        Certainty.valueOf(row.getString("certainty").toUpperCase(Locale.ROOT)),
        row.getString("reason"),
        row.getBoolean("restore"),
        row.getString("status"),
        row.getString("proposed_by"),
        row.getTimestamp("proposed_at").toInstant(),
        row.getString("decided_by"),
        decidedAt == null ? null : decidedAt.toInstant(),
        row.getString("note"));
  }
}
