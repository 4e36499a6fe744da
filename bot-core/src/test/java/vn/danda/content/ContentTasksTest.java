package vn.danda.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.danda.content.ContentTasks.Finding;
import vn.danda.content.ContentTasks.Kind;
import vn.danda.content.ContentTasks.Task;
import vn.danda.content.ContentTasks.Wanted;
import vn.danda.knowledge.EntryId;
import vn.danda.store.MovableClock;
import vn.danda.store.TestStores;

class ContentTasksTest {

  private static final EntryId RECEIPT = new EntryId("bien-lai");

  private final MovableClock clock = new MovableClock(Instant.parse("2026-12-20T02:00:00Z"));
  private final JdbcClient database = JdbcClient.create(TestStores.freshDatabase());
  private final ContentTasks tasks = new ContentTasks(database, clock);
  private final EntryCare care = new EntryCare(database);

  @Test
  void theSameCauseMakesOneTaskAndNoneAgainAfterItIsDone() {
    assertThat(tasks.make(wanted("figure-change:1", 27))).isTrue();
    assertThat(tasks.make(wanted("figure-change:1", 29))).isFalse();
    Task task = tasks.open().getFirst();
    assertThat(tasks.open()).hasSize(1);
    assertThat(task.due()).isEqualTo(LocalDate.of(2026, 12, 27));

    clock.pass(Duration.ofHours(3));
    assertThat(tasks.close(task.id(), Finding.STILL_RIGHT, " đọc rồi ", "lan")).isTrue();
    assertThat(tasks.make(wanted("figure-change:1", 27))).isFalse();

    assertThat(tasks.open()).isEmpty();
    assertThat(tasks.done()).singleElement().extracting(Task::done)
        .isEqualTo(new ContentTasks.Done("lan", clock.instant(), Finding.STILL_RIGHT, "đọc rồi"));
  }

  @Test
  void ofTwoWhoCloseItOneIsTold() {
    tasks.make(wanted("figure-change:1", 27));
    long id = tasks.open().getFirst().id();

    assertThat(tasks.close(id, Finding.CORRECTED, "", "lan")).isTrue();
    assertThat(tasks.close(id, Finding.STILL_RIGHT, "", "mai")).isFalse();
    assertThat(tasks.assign(id, "mai")).isFalse();

    assertThat(tasks.find(id).orElseThrow().done()).extracting(ContentTasks.Done::by).isEqualTo("lan");
  }

  @Test
  void itBelongsToTheOwnerOfTheEntryAndTheMostUrgentStandsFirst() {
    care.set(new EntryCare.Care(RECEIPT, "mai", null));
    tasks.make(wanted("figure-change:1", 27));
    tasks.make(wanted("figure-change:2", 22));

    assertThat(tasks.open()).extracting(Task::owner).containsExactly("mai", "mai");
    assertThat(tasks.openOf(ContentPart.entry(RECEIPT))).extracting(task -> task.due().getDayOfMonth()).containsExactly(22, 27);
  }

  private static Wanted wanted(String cause, int day) {
    return new Wanted(
        Kind.FIGURE, ContentPart.entry(RECEIPT), "Mức lương cơ sở đổi.", cause, LocalDate.of(2026, 12, day), null);
  }
}
