package vn.danda.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.danda.knowledge.EntryId;
import vn.danda.store.MovableClock;
import vn.danda.store.TestStores;

/** An entry on its way to the last day on which it may be said. */
class ReviewDaysTest {

  private static final EntryId ENTRY = new EntryId("bien-lai");

  private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T03:00:00Z"));
  private final JdbcClient database = JdbcClient.create(TestStores.freshDatabase());
  private final EntryCare care = new EntryCare(database);
  private final ContentTasks tasks = new ContentTasks(database, clock);
  private final ReviewDays days = new ReviewDays(care, tasks, clock);

  @Test
  void theOwnerIsToldTwoWeeksBeforeAndAgainOnceItIsWithheld() {
    care.set(new EntryCare.Care(ENTRY, "mai", LocalDate.parse("2026-12-20")));
    assertThat(days.tell()).isZero();

    clock.pass(Duration.ofDays(6));
    assertThat(days.tell()).isEqualTo(1);
    assertThat(days.tell()).isZero();
    assertThat(tasks.countOpenOf("mai")).isEqualTo(1);
    assertThat(tasks.open().getFirst().kind()).isEqualTo(ContentTasks.Kind.REVIEW_DUE);
    assertThat(tasks.open().getFirst().why()).contains("20/12/2026");

    clock.pass(Duration.ofDays(14));
    assertThat(days.tell()).isEqualTo(1);
    assertThat(tasks.open()).extracting(ContentTasks.Task::kind).contains(ContentTasks.Kind.EXPIRED);
    assertThat(tasks.countOpenOf("mai")).isEqualTo(2);
  }

  @Test
  void anEntryWithoutALastDayMakesNoTask() {
    care.set(new EntryCare.Care(ENTRY, "mai", null));
    clock.pass(Duration.ofDays(1000));
    assertThat(days.tell()).isZero();
  }
}
