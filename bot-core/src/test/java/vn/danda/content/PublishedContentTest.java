package vn.danda.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.content.Entries.ChangedMeanwhile;
import vn.danda.content.Entries.Version;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.figure.Certainty;
import vn.danda.store.Announcements;
import vn.danda.store.TestStores;

/** From a publication to the answers of every node, on a real database and a real Redis. */
class PublishedContentTest {

  private static final EntryId MINIMUM = new EntryId("muc-dong-toi-thieu");
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  private final UnifiedJedis redis = TestStores.redis();
  private final DataSource dataSource = TestStores.freshDatabase();
  private final AnnotationConfigApplicationContext context = node();
  private final Entries entries = context.getBean(Entries.class);

  @Configuration
  @EnableTransactionManagement
  static class Transactions {}

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void everyNodeAnswersWithWhatWasPublished() {
    PublishedContent here = context.getBean(PublishedContent.class);
    try (AnnotationConfigApplicationContext otherNode = node()) {
      PublishedContent there = otherNode.getBean(PublishedContent.class);
      entries.publish(reworded("Câu mới."), opened(), "lan");

      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                here.lookAfter();
                there.lookAfter();
                return answer(here).equals("Câu mới.") && answer(there).equals("Câu mới.");
              });
    }
    assertThat(entries.history(MINIMUM)).extracting(Version::status).containsExactly("published", "superseded");
  }

  /** How long the other node takes is printed; the bound only tells a node that never hears from one that does. */
  @Test
  void theOtherNodeAnswersAnewWithoutBeingAsked() {
    FigureChanges figures = context.getBean(FigureChanges.class);
    Switches switches = context.getBean(Switches.class);
    String shipped = published().entry().answer();
    try (AnnotationConfigApplicationContext otherNode = node()) {
      PublishedContent there = otherNode.getBean(PublishedContent.class);
      String hotline = there.now().render("{{hotline}}", NOW).text();
      print("publish", () -> entries.publish(reworded("Câu mới."), opened(), "lan"), () -> answer(there).equals("Câu mới."));
      print("revert", () -> entries.revert(MINIMUM, 1, "lan"), () -> there.now().entry(MINIMUM).orElseThrow().answer().equals(shipped));
      print(
          "switch off",
          () -> switches.off(Switches.Scope.ENTRY, MINIMUM.value(), "số liệu sai", "lan"),
          () -> there.now().withheld().isOff(there.now().entry(MINIMUM).orElseThrow()));
      long change =
          figures
              .propose(new FigureChanges.Proposal("hotline", "1900 0000", LocalDate.of(2026, 1, 1), "TB 1", Certainty.CONFIRMED, "đổi số"), "lan")
              .id();
      print("figure", () -> figures.approve(change, "mai", true), () -> there.now().render("{{hotline}}", NOW).text().equals("1900 0000"));
      assertThat(hotline).isEqualTo("1900 9068");
    }
  }

  private static void print(String what, Runnable deed, Callable<Boolean> thereToo) {
    deed.run();
    long done = System.nanoTime();
    await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(60)).until(thereToo);
    System.out.printf("other node after %s: %d ms%n", what, (System.nanoTime() - done) / 1_000_000);
  }

  @Test
  void whatAnEditorPublishedIsNotOverwrittenByTheNextStart() {
    entries.publish(reworded("Câu của biên tập."), opened(), "lan");

    context.getBean(Seed.class).bringUpToDate();

    assertThat(published().entry().answer()).isEqualTo("Câu của biên tập.");
    assertThat(published().author()).isEqualTo("lan");
  }

  @Test
  void whatNobodyEditedFollowsWhatShips() {
    String shipped = published().entry().answer();
    // As if the release before had shipped other words.
    JdbcClient database = context.getBean(JdbcClient.class);
    database
        .sql("update entry_version set content = jsonb_set(content, '{answer}', '\"Câu cũ.\"') where entry_id = ?")
        .param(MINIMUM.value())
        .update();

    context.getBean(Seed.class).bringUpToDate();

    assertThat(published().entry().answer()).isEqualTo(shipped);
    assertThat(published().number()).isEqualTo(2);
  }

  @Test
  void aSecondStartChangesNothing() {
    long version = context.getBean(Publications.class).newest();

    context.getBean(Seed.class).bringUpToDate();

    assertThat(context.getBean(Publications.class).newest()).isEqualTo(version);
    assertThat(entries.published()).allMatch(one -> one.number() == 1);
  }

  @Test
  void anEntryInSomebodysHandsIsLeftAlone() {
    JdbcClient database = context.getBean(JdbcClient.class);
    database
        .sql("update entry_version set content = jsonb_set(content, '{answer}', '\"Câu cũ.\"') where entry_id = ?")
        .param(MINIMUM.value())
        .update();
    entries.saveDraft(reworded("Đang sửa."), opened(), "lan");

    context.getBean(Seed.class).bringUpToDate();

    assertThat(published().entry().answer()).isEqualTo("Câu cũ.");
  }

  @Test
  void whoOpenedAnOlderVersionIsToldAndNothingIsLost() {
    int opened = opened();
    entries.publish(reworded("Câu của Lan."), opened, "lan");

    assertThatThrownBy(() -> entries.publish(reworded("Câu của Hoa."), opened, "hoa"))
        .isInstanceOf(ChangedMeanwhile.class);

    assertThat(published().entry().answer()).isEqualTo("Câu của Lan.");
  }

  @Test
  void ofTwoWhoPublishAtOnceOneIsTold() throws Exception {
    int opened = opened();
    List<Callable<String>> both =
        List.of(outcome(() -> entries.publish(reworded("A."), opened, "a")), outcome(() -> entries.publish(reworded("B."), opened, "b")));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> outcomes = threads.invokeAll(both).stream().map(Future::resultNow).toList();

      assertThat(outcomes).containsExactlyInAnyOrder("published", "ChangedMeanwhile");
    }
  }

  @Test
  void aPublicationBecomesVisibleOnlyAfterTheOnesBeforeIt() throws Exception {
    // A node that has seen version n never looks for n - 1 again: numbers must appear in their order.
    Publications publications = context.getBean(Publications.class);
    TransactionTemplate transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    long before = publications.newest();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> second =
          transactions.execute(
              status -> {
                publications.add("first, its transaction still open");
                Future<?> started = threads.submit(() -> transactions.executeWithoutResult(inner -> publications.add("second")));
                await().during(Duration.ofMillis(300)).until(() -> newestSeenByOthers(threads) == before);
                return started;
              });
      second.get();
    }
    assertThat(publications.newest()).isEqualTo(before + 2);
  }

  @Test
  void anOlderVersionCanBePutBack() {
    String shipped = published().entry().answer();
    entries.publish(reworded("Câu mới."), opened(), "lan");

    assertThat(entries.revert(MINIMUM, 1, "lan")).isEqualTo(3);

    assertThat(published().entry().answer()).isEqualTo(shipped);
  }

  @Test
  void aDraftIsNotAnAnswerYet() {
    String shipped = published().entry().answer();
    entries.saveDraft(reworded("Bản nháp."), opened(), "lan");

    assertThat(published().entry().answer()).isEqualTo(shipped);
    assertThat(entries.drafts()).singleElement().extracting(Version::number).isEqualTo(2);
  }

  @Test
  void nobodyLetsTheirOwnWordsThrough() {
    int draft = entries.saveDraft(reworded("Câu của Lan."), opened(), "lan");
    assertThat(entries.submit(MINIMUM, draft)).isTrue();

    assertThatThrownBy(() -> entries.approve(MINIMUM, draft, "lan", null, null, true))
        .isInstanceOf(Entries.NeedsAnotherPerson.class);
    entries.approve(MINIMUM, draft, "mai", null, null, true);

    assertThat(published().entry().answer()).isEqualTo("Câu của Lan.");
    assertThat(published().reviewedBy()).isEqualTo("mai");
    assertThat(published().author()).isEqualTo("lan");
  }

  @Test
  void whatIsSentBackIsADraftAgainWithTheNote() {
    int draft = entries.saveDraft(reworded("Câu của Lan."), opened(), "lan");
    entries.submit(MINIMUM, draft);

    assertThat(entries.sendBack(MINIMUM, draft, "thiếu căn cứ")).isTrue();

    assertThat(entries.drafts()).singleElement().satisfies(version -> {
      assertThat(version.status()).isEqualTo("draft");
      assertThat(version.note()).isEqualTo("thiếu căn cứ");
    });
  }

  @Test
  void aScheduledVersionGoesLiveWhenItsTimeHasComeAndNotBefore() {
    Instant now = Instant.now();
    String shipped = published().entry().answer();
    int draft = entries.saveDraft(reworded("Từ ngày mai."), opened(), "lan");
    entries.approve(MINIMUM, draft, "mai", null, now.plus(Duration.ofDays(1)), true);
    assertThat(entries.publishDue()).isZero();
    assertThat(published().entry().answer()).isEqualTo(shipped);

    context.getBean(JdbcClient.class)
        .sql("update entry_version set publish_at = ? where entry_id = ? and version = ?")
        .params(java.sql.Timestamp.from(now.minusSeconds(1)), MINIMUM.value(), draft)
        .update();
    assertThat(entries.publishDue()).isEqualTo(1);
    assertThat(entries.publishDue()).isZero();

    assertThat(published().entry().answer()).isEqualTo("Từ ngày mai.");
  }

  @Test
  void whatWasChangedSinceTheReviewerReadItIsNotLetThrough() {
    int draft = entries.saveDraft(reworded("Câu một."), opened(), "lan");
    entries.saveDraft(reworded("Câu hai."), draft, "lan");

    assertThatThrownBy(() -> entries.approve(MINIMUM, draft, "mai", null, null, true))
        .isInstanceOf(ChangedMeanwhile.class);
  }

  @Test
  void whatIsSwitchedOffIsWithheldOnEveryNodeUntilItIsLifted() {
    Switches switches = context.getBean(Switches.class);
    PublishedContent here = context.getBean(PublishedContent.class);
    FaqEntry entry = published().entry();
    assertThatThrownBy(() -> switches.off(Switches.Scope.ENTRY, MINIMUM.value(), " ", "lan"))
        .isInstanceOf(IllegalArgumentException.class);

    switches.off(Switches.Scope.ENTRY, MINIMUM.value(), "số liệu sai", "lan");
    switches.off(Switches.Scope.ENTRY, MINIMUM.value(), "hai lần cũng vậy", "mai");
    here.lookAfter();
    assertThat(here.now().withheld().isOff(entry)).isTrue();
    assertThat(switches.all()).singleElement().extracting(Switches.Off::reason).isEqualTo("số liệu sai");

    switches.lift(Switches.Scope.ENTRY, MINIMUM.value(), "lan");
    here.lookAfter();
    assertThat(here.now().withheld()).isEqualTo(Withheld.NOTHING);
  }

  @Test
  void anEntryPastItsDayOfReviewIsWithheld() {
    EntryCare care = context.getBean(EntryCare.class);
    Switches switches = context.getBean(Switches.class);
    care.set(new EntryCare.Care(MINIMUM, "lan", java.time.LocalDate.now(Published.ZONE).minusDays(1)));
    assertThat(switches.now().isOff(published().entry())).isTrue();

    care.set(new EntryCare.Care(MINIMUM, "lan", java.time.LocalDate.now(Published.ZONE).plusDays(30)));
    assertThat(switches.now().isOff(published().entry())).isFalse();
    assertThat(care.dueBy(java.time.LocalDate.now(Published.ZONE).plusDays(31))).hasSize(1);
  }

  private long newestSeenByOthers(ExecutorService threads) throws Exception {
    return threads.submit(() -> context.getBean(Publications.class).newest()).get();
  }

  private static Callable<String> outcome(Callable<Integer> work) {
    return () -> {
      try {
        work.call();
        return "published";
      } catch (RuntimeException e) {
        return e.getClass().getSimpleName();
      }
    };
  }

  private Version published() {
    return entries.published().stream().filter(one -> one.id().equals(MINIMUM)).findFirst().orElseThrow();
  }

  private int opened() {
    return entries.history(MINIMUM).getFirst().number();
  }

  private static String answer(PublishedContent content) {
    Published now = content.now();
    return now.answer(now.entry(MINIMUM).orElseThrow(), null, NOW).text();
  }

  private FaqEntry reworded(String answer) {
    FaqEntry old = published().entry();
    return new FaqEntry(
        old.id(), old.group(), old.question(), old.label(), answer, null, old.basis(), null, Map.of(),
        old.followUps(), old.near(), old.phrasings());
  }

  private AnnotationConfigApplicationContext node() {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    beans.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of("danda.content.prices-good-for-months", 6)));
    // Not to be closed with this context: other tests use it too.
    beans.registerBean("listeningJedis", UnifiedJedis.class, () -> redis, bean -> bean.setDestroyMethodName(""));
    beans.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
    beans.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(dataSource));
    beans.registerBean(Clock.class, Clock::systemUTC);
    beans.register(
        vn.danda.audit.Audit.class,
        Transactions.class, Announcements.class, Publications.class, PriceList.class, FigureTable.class, OfficeWords.class, Entries.class, Seed.class,
        Switches.class, TestQuestions.class, EntryCare.class, PublishedContent.class, ContentTasks.class, Impact.class,
        PublishedTexts.class, FigureChanges.class);
    // The index takes its time to build; who does not ask for it does not wait for it.
    beans.getBeanFactory().getBeanDefinition("publishedContent").setLazyInit(true);
    beans.getBeanFactory().getBeanDefinition("figureChanges").setLazyInit(true);
    beans.refresh();
    beans.getBean(Seed.class).bringUpToDate();
    return beans;
  }
}
