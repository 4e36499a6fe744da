package vn.danda.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.audit.Audit;
import vn.danda.content.ContentTasks.Task;
import vn.danda.content.FigureChanges.Change;
import vn.danda.content.FigureChanges.Proposal;
import vn.danda.knowledge.Article;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.calculate.CalculatorExamples;
import vn.danda.knowledge.calculate.Spoken;
import vn.danda.knowledge.figure.Certainty;
import vn.danda.knowledge.figure.Figure;
import vn.danda.knowledge.figure.Figures;
import vn.danda.store.Announcements;
import vn.danda.store.MovableClock;
import vn.danda.store.TestStores;

/** A figure's way to a new value, and content over the turn of the year, on a real database with a movable clock. */
class FigureChangesTest {

  private static final LocalDate JULY = LocalDate.of(2027, 7, 1);
  private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
  private static final EntryId MINIMUM = new EntryId("muc-dong-toi-thieu");
  private static final EntryId RECEIPT = new EntryId("bien-lai");
  private static final EntryId CUSTODY = new EntryId("ban-so-bhxh-cam-co");
  private static final Instant MORNING = Instant.parse("2026-12-20T02:00:00Z");

  private static final MovableClock clock = new MovableClock(MORNING);
  private static final AnnotationConfigApplicationContext beans = started();

  private final FigureChanges changes = beans.getBean(FigureChanges.class);
  private final ContentTasks tasks = beans.getBean(ContentTasks.class);
  private final PublishedContent content = beans.getBean(PublishedContent.class);
  private final Entries entries = beans.getBean(Entries.class);
  private final EntryCare care = beans.getBean(EntryCare.class);
  private final ContentOn contentOn = beans.getBean(ContentOn.class);
  private final Impact impact = beans.getBean(Impact.class);
  private final PriceList prices = beans.getBean(PriceList.class);
  private final PriceUses uses = beans.getBean(PriceUses.class);
  private final JdbcClient database = beans.getBean(JdbcClient.class);

  @Configuration
  @EnableTransactionManagement
  static class Transactions {}

  private static AnnotationConfigApplicationContext started() {
    UnifiedJedis redis = TestStores.redis();
    DataSource dataSource = TestStores.freshDatabase();
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    beans.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of("danda.content.prices-good-for-months", 6)));
    beans.registerBean("listeningJedis", UnifiedJedis.class, () -> redis, bean -> bean.setDestroyMethodName(""));
    beans.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
    beans.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(dataSource));
    beans.registerBean(Clock.class, () -> clock);
    beans.register(
        Audit.class, Transactions.class, Announcements.class, Publications.class, PriceList.class, FigureTable.class, OfficeWords.class, Entries.class,
        Seed.class, Switches.class, TestQuestions.class, EntryCare.class, PublishedContent.class, ContentTasks.class, Impact.class,
        PublishedTexts.class, FigureChanges.class, ContentOn.class, ReviewDays.class, PriceUses.class);
    beans.refresh();
    return beans;
  }

  @AfterAll
  static void stop() {
    beans.close();
  }

  /** As after the first start: the figures that ship, no tasks, this morning. */
  @BeforeEach
  void fresh() {
    clock.set(MORNING);
    database.sql("delete from content_task").update();
    database.sql("delete from entry_care").update();
    database.sql("delete from figure").update();
    database.sql("delete from figure_change").update();
    database.sql("delete from everyday_price").update();
    beans.getBean(Seed.class).bringUpToDate();
    content.showNewWords();
  }

  @Test
  void aNewValueIsReadOnlyAfterAnotherPersonHasLetItThrough() {
    Change change = changes.propose(baseSalary("2,78 triệu", JULY, ""), "lan");
    assertThat(read("base_salary", JULY)).isEqualTo("2530000");
    assertThatThrownBy(() -> changes.approve(change.id(), "lan", true)).isInstanceOf(FigureChanges.NeedsAnotherPerson.class);
    assertThatThrownBy(() -> changes.propose(baseSalary("2,8 triệu", JULY, ""), "hoa")).hasMessageContaining("chờ duyệt");

    changes.approve(change.id(), "mai", true);
    content.showNewWords();

    assertThat(read("base_salary", JULY)).isEqualTo("2780000");
    assertThat(read("base_salary", JULY.minusDays(1))).isEqualTo("2530000");
    assertThat(read("funeral_amount", JULY)).isEqualTo("27800000");
    assertThat(text(new EntryId("mai-tang-phi"), JULY)).contains("27").doesNotContain("25 triệu 300");
    assertThat(changes.waiting()).isEmpty();
    assertThatThrownBy(() -> changes.approve(change.id(), "quan", true)).hasMessageContaining("đã có người xử lý");
    assertThat(beans.getBean(Audit.class).newest(1).getFirst().subject()).isEqualTo("figure:base_salary 2027-07-01");
  }

  @Test
  void everythingThatReadsItBecomesOneTask() {
    Change change = changes.propose(baseSalary("2.780.000", JULY, ""), "lan");
    List<Impact.Affected> expected = impact.ofFigure("base_salary", content.now(), changes.wouldBe(change), JULY);
    assertThat(expected).extracting(one -> one.part().toString())
        .contains("entry:mai-tang-phi", "calculator:household_bhyt", "calculator:contribution")
        .doesNotContain("entry:bien-lai", "calculator:birth_grant");
    assertThat(expected.stream().filter(one -> one.part().name().equals("mai-tang-phi")).findFirst().orElseThrow().isChanged()).isTrue();

    int made = changes.approve(change.id(), "mai", true);

    assertThat(made).isEqualTo(expected.size());
    assertThat(tasks.open()).hasSize(made).allSatisfy(task -> {
      assertThat(task.due()).isEqualTo(JULY.minusDays(1));
      assertThat(task.why()).contains("Lương cơ sở").contains("2.530.000").contains("2.780.000");
    });
  }

  @Test
  void thePastIsNotEditedWithoutAReason() {
    LocalDate lastJuly = LocalDate.of(2026, 7, 1);
    assertThatThrownBy(() -> changes.propose(baseSalary("2.540.000", lastJuly, " "), "lan"))
        .hasMessageContaining("đã qua").hasMessageContaining("lý do");

    Change change = changes.propose(baseSalary("2.540.000", lastJuly, "gõ nhầm lúc nhập"), "lan");
    changes.approve(change.id(), "mai", true);
    assertThat(beans.getBean(Audit.class).newest(1).getFirst().reason()).isEqualTo("gõ nhầm lúc nhập");
  }

  @Test
  void whatWasSentBackChangesNothingAndSaysWhy() {
    Change change = changes.propose(baseSalary("2.780.000", JULY, ""), "lan");
    changes.reject(change.id(), "mai", "nghị định chưa ký");

    assertThat(changes.of("base_salary").getFirst().note()).isEqualTo("nghị định chưa ký");
    assertThat(read("base_salary", JULY)).isEqualTo("2530000");
    assertThat(tasks.open()).isEmpty();
  }

  @Test
  void whatStaffSetStaysThroughAnUpgradeUntilTheyGoBackToWhatShips() {
    changes.approve(changes.propose(baseSalary("2.780.000", JULY, ""), "lan").id(), "mai", true);
    database.sql("update figure set value = '1' where figure_key = 'vol_rate'").update();

    beans.getBean(Seed.class).bringUpToDate();
    content.showNewWords();
    assertThat(read("base_salary", JULY)).isEqualTo("2780000");
    assertThat(read("vol_rate", JULY)).isEqualTo("22");

    Change back = changes.proposeShipped("base_salary", "nghị định bị hoãn", "mai");
    changes.approve(back.id(), "lan", true);
    content.showNewWords();
    assertThat(content.now().figures().history("base_salary")).isEqualTo(Figures.shipped().history("base_salary"));
    assertThat(content.now().figures().history("funeral_amount")).isEqualTo(Figures.shipped().history("funeral_amount"));
    assertThat(changes.isChangedHere("base_salary")).isFalse();
  }

  @Test
  void noFigureOfAnyTextOrCalculatorIsAnOrphan() {
    Map<String, Integer> counts = impact.counts(content.now(), NEW_YEAR);
    impact.pieces(content.now()).forEach(
        piece -> piece.keys().forEach(key -> assertThat(counts.get(key)).as(piece.part() + " reads " + key).isPositive()));
    assertThat(counts.get("base_salary")).isGreaterThan(10);
  }

  @Test
  void anArticleIsFoundInEntriesCalculatorsAndThroughFigures() {
    List<String> found =
        impact.ofArticle(Article.parse("Điều 36 Luật 41/2024"), content.now(), NEW_YEAR).stream().map(one -> one.part().toString()).toList();
    assertThat(found).contains("calculator:contribution", "calculator:backpay");
    assertThat(found).anyMatch(part -> part.startsWith("entry:")).doesNotContain("calculator:birth_grant");
    for (FaqEntry entry : content.now().knowledge().entries()) {
      if (entry.basis().stream().anyMatch(basis -> basis.matches(".*41/2024/QH15,? Điều 36(?!\\d).*"))) {
        assertThat(found).contains("entry:" + entry.id());
      }
    }
  }

  /** Must show 4: before, at and after midnight between 31 December 2026 and 1 January 2027, Vietnamese time. */
  @Test
  void atMidnightTextsCalculatorsTasksAndScheduledThingsTurnWithTheYear() {
    LocalDate eve = NEW_YEAR.minusDays(1);
    changes.approve(changes.propose(new Proposal("hotline", "1900 0000", NEW_YEAR, "TB 1", Certainty.CONFIRMED, ""), "lan").id(), "mai", true);
    int draft = entries.saveDraft(reworded(RECEIPT, "Từ năm 2027 biên lai là bản điện tử."), opened(RECEIPT), "lan");
    entries.approve(RECEIPT, draft, "mai", null, NEW_YEAR.atStartOfDay(Published.ZONE).toInstant(), true);
    care.set(new EntryCare.Care(CUSTODY, "lan", eve));
    care.set(new EntryCare.Care(MINIMUM, "mai", NEW_YEAR.plusDays(3)));
    FaqEntry custody = content.now().entry(CUSTODY).orElseThrow();
    Published announced = contentOn.at(NEW_YEAR);

    at("2026-12-31T16:59:59Z");
    assertThat(today(MINIMUM)).contains("264 nghìn đồng").contains("Từ 1/1/2027 dự kiến");
    assertThat(said("contribution")).contains("66 nghìn");
    assertThat(today("{{hotline}}")).isEqualTo("1900 9068");
    assertThat(today(RECEIPT)).doesNotContain("Từ năm 2027");
    assertThat(content.now().withheld().isOff(custody)).isFalse();
    assertThat(tasks.openOf(ContentPart.entry(CUSTODY))).extracting(Task::kind).containsExactly(ContentTasks.Kind.REVIEW_DUE);

    at("2026-12-31T17:00:00Z");
    assertThat(today(MINIMUM)).contains("387.200 đồng").doesNotContain("264 nghìn").doesNotContain("Từ 1/1/2027 dự kiến");
    assertThat(said("contribution")).contains("96.800");
    assertThat(today("{{hotline}}")).isEqualTo("1900 0000");
    assertThat(today(RECEIPT)).contains("Từ năm 2027");
    assertThat(content.now().withheld().isOff(custody)).isTrue();
    assertThat(tasks.openOf(ContentPart.entry(CUSTODY))).extracting(Task::kind)
        .containsExactlyInAnyOrder(ContentTasks.Kind.REVIEW_DUE, ContentTasks.Kind.EXPIRED);
    assertThat(tasks.openOf(ContentPart.entry(CUSTODY))).extracting(Task::owner).containsOnly("lan");
    // What the preview promised eleven days before is what is read now.
    assertThat(today(RECEIPT)).isEqualTo(announced.entry(RECEIPT).orElseThrow().answer());
    assertThat(announced.withheld().isOff(custody)).isTrue();

    at("2027-01-01T02:00:00Z");
    at("2027-01-01T02:00:03Z");
    assertThat(today(MINIMUM)).contains("387.200 đồng");
    assertThat(tasks.openOf(ContentPart.entry(CUSTODY))).hasSize(2);
    assertThat(tasks.openOf(ContentPart.entry(MINIMUM))).extracting(Task::kind).contains(ContentTasks.Kind.REVIEW_DUE);
    assertThat(contentOn.at(eve).entry(RECEIPT).orElseThrow().answer()).doesNotContain("Từ năm 2027");
  }

  @Test
  void aPriceMeasuresAmountsWhileItIsFreshAndIsAskedForAgainInTime() {
    EntryId id = new EntryId("bo-doi-xuat-ngu");
    seen(3_000, "2026-07-01", "lan");
    String answer =
        "Mỗi tháng {{vol_net_at_floor_other}}, {{vol_net_at_floor_other|moi_ngay}}{{vol_net_at_floor_other|moi_ngay|bang:ly_tra_da}}.";
    entries.publish(reworded(id, answer), opened(id), "lan");
    content.showNewWords();
    assertThat(today(id)).isEqualTo("Mỗi tháng 264 nghìn đồng, mỗi ngày chừng 9 nghìn đồng (bằng chừng 3 ly trà đá).");
    assertThat(FigureShelf.find(content.now().figures(), Published.day(MORNING), "vol_net_at_floor_other").getFirst().folksy())
        .extracting(FigureShelf.Folksy::today, FigureShelf.Folksy::next)
        .containsExactly(
            tuple("mỗi ngày chừng 9 nghìn đồng", "mỗi ngày chừng 13 nghìn đồng"),
            tuple("(bằng chừng 3 ly trà đá)", "(bằng chừng 4 ly trà đá)"));

    assertThat(uses.tell()).isEqualTo(1);
    assertThat(uses.tell()).isZero();
    Task task = tasks.open().getFirst();
    assertThat(task.part()).hasToString("price:ly_tra_da");
    assertThat(task.due()).isEqualTo(NEW_YEAR);
    assertThat(task.why()).contains(content.now().entry(id).orElseThrow().label()).contains("chợ Thử");

    clock.set(Instant.parse("2027-01-02T02:00:00Z"));
    assertThat(today(id)).isEqualTo("Mỗi tháng 387.200 đồng, mỗi ngày chừng 13 nghìn đồng.");
    assertThat(uses.of("ly_tra_da", content.now().figures().prices())).singleElement()
        .satisfies(use -> assertThat(use.leftOut()).containsExactly("giá một ly trà đá xem ngày 1/7/2026 đã cũ quá 6 tháng"));

    seen(4_000, "2027-01-02", "mai");
    assertThat(today(id)).endsWith("(bằng chừng 3 ly trà đá).");
    assertThat(tasks.open()).isEmpty();
    assertThat(text(id, LocalDate.of(2026, 12, 20))).endsWith("(bằng chừng 3 ly trà đá).");
    assertThat(text(id, LocalDate.of(2026, 6, 30))).endsWith("chừng 9 nghìn đồng.");
    assertThat(impact.ofFigure("rural_poverty_line", content.now(), content.now().figures(), NEW_YEAR))
        .extracting(one -> one.part().toString())
        .contains("entry:bo-doi-xuat-ngu");
  }

  @Test
  void aPriceWithoutPlaceOrFromLongAgoIsNotTaken() {
    assertThatThrownBy(() -> prices.seen("ly trà đá", 5_000, LocalDate.of(2026, 6, 1), "chợ Thử", "lan"))
        .hasMessageContaining("quá 6 tháng");
    assertThatThrownBy(() -> prices.seen("ly trà đá", 5_000, LocalDate.of(2026, 12, 21), "chợ Thử", "lan"))
        .hasMessageContaining("chưa tới");
    assertThatThrownBy(() -> prices.seen("ly trà đá", 5, LocalDate.of(2026, 12, 20), "chợ Thử", "lan"))
        .hasMessageContaining("5 đồng?");
    assertThatThrownBy(() -> prices.seen("ly trà đá", 5_000, LocalDate.of(2026, 12, 20), " ", "lan")).hasMessageContaining("ở đâu");
    assertThatThrownBy(() -> prices.seen("☕", 5_000, LocalDate.of(2026, 12, 20), "chợ Thử", "lan")).hasMessageContaining("tên món");
  }

  private void seen(long price, String day, String by) {
    prices.enter(prices.seen("ly trà đá", price, LocalDate.parse(day), "chợ Thử", by));
    content.showNewWords();
  }

  /** The clock stands here, and what runs every few seconds has run. */
  private void at(String moment) {
    clock.set(Instant.parse(moment));
    content.lookAfter();
    beans.getBean(ReviewDays.class).lookAfter();
  }

  private String said(String calculator) {
    LocalDate day = Published.day(clock.instant());
    return CalculatorExamples.shown().stream()
        .filter(example -> example.kind().equals(calculator))
        .map(example -> Spoken.of(example.run(content.now().figures(), day)))
        .findFirst()
        .orElseThrow();
  }

  private String today(EntryId id) {
    return content.now().answer(content.now().entry(id).orElseThrow(), null, clock.instant()).text();
  }

  private String today(String template) {
    return content.now().render(template, clock.instant()).text();
  }

  private String text(EntryId id, LocalDate day) {
    return content.now().answer(content.now().entry(id).orElseThrow(), null, day.atTime(12, 0).atZone(Published.ZONE).toInstant()).text();
  }

  private String read(String key, LocalDate day) {
    return content.now().figures().on(key, day).map(Figure::value).orElse("");
  }

  private int opened(EntryId id) {
    return entries.history(id).getFirst().number();
  }

  private FaqEntry reworded(EntryId id, String answer) {
    FaqEntry old = content.now().entry(id).orElseThrow();
    return new FaqEntry(
        old.id(), old.group(), old.question(), old.label(), answer, null, old.basis(), null, Map.of(),
        old.followUps(), old.near(), old.phrasings());
  }

  private static Proposal baseSalary(String value, LocalDate from, String reason) {
    return new Proposal("base_salary", value, from, "NĐ 1/2027/NĐ-CP Điều 3", Certainty.CONFIRMED, reason);
  }
}
