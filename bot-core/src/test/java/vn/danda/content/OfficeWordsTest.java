package vn.danda.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.content.OfficeWords.Waiting;
import vn.danda.knowledge.gate.Effect;
import vn.danda.knowledge.plain.PlainFinding;
import vn.danda.knowledge.text.WordChange;
import vn.danda.knowledge.text.WordChange.Deed;
import vn.danda.knowledge.text.WordList;
import vn.danda.store.Announcements;
import vn.danda.store.TestStores;

/** A row of a word list from the wish to the answers of both nodes, on a real database and a real Redis. */
class OfficeWordsTest {

  private static final DataSource dataSource = TestStores.freshDatabase();
  private static final AnnotationConfigApplicationContext here = node();
  private static final AnnotationConfigApplicationContext there = node();

  private final OfficeWords words = here.getBean(OfficeWords.class);
  private final WordPreview preview = here.getBean(WordPreview.class);
  private final PublishedContent content = here.getBean(PublishedContent.class);
  private final PublishedContent other = there.getBean(PublishedContent.class);
  private final JdbcClient database = here.getBean(JdbcClient.class);

  @Configuration
  @EnableTransactionManagement
  static class Transactions {}

  private static AnnotationConfigApplicationContext node() {
    UnifiedJedis redis = TestStores.redis();
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    beans.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of("danda.content.prices-good-for-months", 6)));
    beans.registerBean("listeningJedis", UnifiedJedis.class, () -> redis, bean -> bean.setDestroyMethodName(""));
    beans.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
    beans.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(dataSource));
    beans.registerBean(Clock.class, Clock::systemUTC);
    beans.register(Transactions.class, Announcements.class);
    beans.scan("vn.danda.content", "vn.danda.audit");
    beans.refresh();
    return beans;
  }

  @AfterAll
  static void stop() {
    here.close();
    there.close();
  }

  @AfterEach
  void nothingWaits() {
    words.waiting().forEach(one -> words.end(one.id(), "test", ""));
  }

  /** How long the other node takes is printed; the bound only tells a node that never hears from one that does. */
  @Test
  void bothNodesReadByWhatAnotherPersonLetThroughAndByAnEarlierVersionPutBack() {
    words.propose(spelling("zqlda", "quản lí dự án"), "nghe ở quầy", "lan");
    words.propose(term("tất toán hồ sơ", "làm xong giấy tờ"), "thấy trong công văn", "lan");
    List<Long> ids = ids();
    assertThatThrownBy(() -> words.publish(ids, "lan", "", true)).isInstanceOf(OfficeWords.NeedsAnotherPerson.class);
    assertThat(read(content)).isEqualTo("zqlda");

    long first = print("word lists", () -> words.publish(ids, "mai", "", true), () -> read(other).equals("quản lí dự án"));
    await().atMost(Duration.ofSeconds(60)).until(() -> read(content).equals("quản lí dự án"));
    assertThat(other.now().plain().check("Mời anh chị tất toán hồ sơ.").findings()).extracting(PlainFinding::words).contains("tất toán hồ sơ");
    assertThat(words.waiting()).isEmpty();
    assertThat(words.rows()).extracting(OfficeWords.Row::author).containsExactly("lan", "lan");

    words.propose(new WordChange(WordList.SPELLINGS, "zqlda", Deed.SWITCH_OFF, List.of(), false), "sai", "mai");
    words.publish(ids(), "lan", "", true);
    await().atMost(Duration.ofSeconds(60)).until(() -> read(other).equals("zqlda"));
    print("word lists put back", () -> words.putBack(first, "mai", "tắt nhầm"), () -> read(other).equals("quản lí dự án"));
    assertThat(words.versions()).first().extracting(OfficeWords.Version::putBack).isEqualTo(first);

    words.putBack(0, "mai", "thử xong");
    await().atMost(Duration.ofSeconds(60)).until(() -> read(other).equals("zqlda"));
    assertThat(words.rows()).isEmpty();
  }

  @Test
  void whatARowWouldDoIsSeenBeforeAnybodyIsAnsweredByIt() {
    // 2,000 wordings of 30 days, the most that are asked.
    for (int i = 0; i < 2_000; i++) {
      String body = i < 20 ? "zrhtl bh co mat gi ko, em " + i : "muc dong thap nhat thang " + i + " la bao nhieu";
      database
          .sql("insert into message (message_id, contact_id, author, body, said_at, outcome) values (?, 'web:words', 'contact', ?, ?, 'NO_MATCH')")
          .params("words-" + i, body, Timestamp.from(here.getBean(Clock.class).instant()))
          .update();
    }
    words.propose(new WordChange(WordList.SPELLINGS, "bhxh", Deed.REPLACE, List.of("bán hàng xa hoa"), false), "phá thử", "lan");
    words.propose(spelling("chết", "hết"), "phá thử", "lan");
    long began = System.nanoTime();
    long used = processorTime();
    Replay.Run run = preview.questions(words.waiting());
    await().atMost(Duration.ofMinutes(3)).until(run::hasEnded);
    System.out.printf(
        "effect preview of %d questions: %d ms, %d ms of processor time%n",
        run.asked(), (System.nanoTime() - began) / 1_000_000, (processorTime() - used) / 1_000_000);

    assertThat(run.isComplete()).isTrue();
    assertThat(run.asked()).isGreaterThan(2_000);
    assertThat(run.effects()).anyMatch(Effect::isRegression);
    assertThat(run.unnoticed()).as("who reads this word otherwise is deaf to somebody in danger").contains("muốn chết");
    assertThat(preview.questions(words.waiting())).isSameAs(run);
    assertThat(content.now().search().lists().of(WordList.SPELLINGS, "bhxh").getFirst().words()).containsExactly("bảo hiểm xã hội");

    nothingWaits();
    words.propose(term("nhà bình thường", "nhà mình"), "thử", "lan");
    long start = System.nanoTime();
    List<WordPreview.Fault> faults = preview.faults(words.waiting());
    System.out.printf("published texts read with another glossary: %d ms%n", (System.nanoTime() - start) / 1_000_000);
    assertThat(faults).isNotEmpty().allSatisfy(fault -> assertThat(fault.named()).anyMatch(named -> named.equalsIgnoreCase("nhà bình thường")));
  }

  @Test
  void aRowWithoutAReasonAndASecondOneOfTheSameFormAreRefused() {
    assertThatThrownBy(() -> words.propose(spelling("zx", "xã"), " ", "lan")).hasMessageContaining("lý do");
    words.propose(spelling("zx", "xã"), "thử", "lan");

    assertThatThrownBy(() -> words.propose(spelling("ZX", "xóm"), "thử", "mai")).hasMessageContaining("“ZX” đang có một thay đổi chờ duyệt");
    assertThatThrownBy(() -> words.publish(List.of(-1L), "mai", "", true)).hasMessageContaining("vừa thay đổi");
    assertThat(words.end(words.waiting().getFirst().id(), "mai", "không cần")).isTrue();
    assertThat(words.waiting()).isEmpty();
    assertThat(preview.check(spelling("ko", "khó")).mistakes()).singleElement().asString().contains("“ko” đã có");
  }

  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private List<Long> ids() {
    return words.waiting().stream().map(Waiting::id).toList();
  }

  private static String read(PublishedContent content) {
    return String.join(" ", content.now().search().spelledOut("zqlda"));
  }

  private static long print(String what, Callable<Long> deed, Callable<Boolean> thereToo) {
    try {
      long version = deed.call();
      long done = System.nanoTime();
      await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(60)).until(thereToo);
      System.out.printf("other node after %s: %d ms%n", what, (System.nanoTime() - done) / 1_000_000);
      return version;
    } catch (Exception e) {
      throw new AssertionError(what, e);
    }
  }

  private static WordChange spelling(String form, String words) {
    return new WordChange(WordList.SPELLINGS, form, Deed.ADD, List.of(words), false);
  }

  private static WordChange term(String form, String words) {
    return new WordChange(WordList.GLOSSARY, form, Deed.ADD, List.of(words), false);
  }
}
