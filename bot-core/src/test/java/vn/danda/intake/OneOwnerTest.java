package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.channels.WindowRules;
import vn.danda.content.Published;
import vn.danda.dialogue.Dialogue;
import vn.danda.dialogue.FaqReply;
import vn.danda.dialogue.Replies;
import vn.danda.duty.DutyCalendars;
import vn.danda.duty.PublicDays;
import vn.danda.duty.WeekHours;
import vn.danda.knowledge.KnowledgeFiles;
import vn.danda.knowledge.figure.Figures;
import vn.danda.knowledge.place.Communes;
import vn.danda.lead.LeadBeans;
import vn.danda.lead.Staff;
import vn.danda.store.TestStores;

/**
 * Whatever happens in whatever order: one owner at a time, no turn lost, every lead with one person and in one list. A failure names the
 * seed; {@code -Ddanda.owner.seed=N} plays that one alone, {@code -Ddanda.owner.runs=100000} the full number.
 */
class OneOwnerTest {

  private static final int RUNS = Integer.getInteger("danda.owner.runs", 5000);
  private static final int RUNS_ON_REDIS = 60;

  /** Days of a whole office in a real database take much longer: 40 in the build, 800 in full. */
  private static final int RUNS_OF_DAYS = RUNS / 125;

  /** In so many runs everything that may happen to a lead does. */
  private static final int ENOUGH = 400;
  private static final Long SEED = Long.getLong("danda.owner.seed");

  /** Before any run, which are played side by side: the search is trained side by side too. */
  private static final Published PUBLISHED = Published.of(1, KnowledgeFiles.shipped(), Figures.shipped());

  private static final Staff NOBODY =
      new Staff(
          List.of(),
          new DutyCalendars(
              Map.of("office", WeekHours.parse("T2-T6 07:30-11:30 13:30-17:00")), Map.of("all", PublicDays.days())),
          Map.of());

  private final Dialogue dialogue = dialogue(() -> NOBODY);

  @Test
  void overACommitInMemory() {
    List<String> wrong =
        seeds(RUNS).parallel().mapToObj(seed -> play(seed, new MemoryPipeline())).filter(told -> !told.isEmpty()).limit(5).toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void overTheRealScripts() {
    UnifiedJedis redis = TestStores.redis();
    List<String> wrong =
        seeds(RUNS_ON_REDIS)
            .mapToObj(
                seed -> {
                  redis.flushAll();
                  try (RedisPipeline pipeline = new RedisPipeline(redis, OneOwnerRun.CONTACT)) {
                    return play(seed, pipeline);
                  }
                })
            .filter(told -> !told.isEmpty())
            .limit(5)
            .toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void overTheRealLeadsInADatabase() throws InterruptedException {
    Queue<Long> seeds = seeds(RUNS_OF_DAYS).boxed().collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
    List<String> wrong = new CopyOnWriteArrayList<>();
    List<Thread> players =
        Stream.generate(() -> Thread.ofPlatform().start(() -> playDays(seeds, wrong))).limit(SEED == null ? 2 : 1).toList();
    for (Thread player : players) {
      player.join();
    }

    System.out.println("what happened to leads: " + DeskDayRun.HAPPENED);
    assertThat(wrong).isEmpty();
    assertThat(seeds).isEmpty();
    if (SEED == null) {
      assertThat(DeskDayRun.HAPPENED).containsKeys("opened", "taken");
    }
    if (SEED == null && RUNS_OF_DAYS >= ENOUGH) {
      assertThat(DeskDayRun.HAPPENED.keySet())
          .contains("opened", "taken", "outcome", "transferred", "reminded", "escalated", "withdrawn", "rated", "lead closed", "lead erased");
    }
  }

  private static void playDays(Queue<Long> seeds, List<String> wrong) {
    List<Class<?>> beans = new ArrayList<>(DeskDayRun.BEANS);
    beans.add(RedisOfTest.class);
    try (LeadBeans office = new LeadBeans(beans)) {
      DeskDayRun.settle(office);
      for (Long seed = seeds.poll(); seed != null && wrong.size() < 5; seed = seeds.poll()) {
        long played = seed;
        String told =
            office
                .get(TransactionTemplate.class)
                .execute(
                    transaction -> {
                      transaction.setRollbackOnly();
                      return told(played, () -> new DeskDayRun(played, office, OneOwnerTest::dialogue, PUBLISHED).play());
                    });
        if (told != null && !told.isEmpty()) {
          wrong.add(told);
        }
      }
    } catch (RuntimeException e) {
      wrong.add(e.toString());
    }
  }

  /** The shared Redis and the window rules, for the beans that want them. */
  static class RedisOfTest {
    @Bean(name = "listeningJedis", destroyMethod = "")
    UnifiedJedis redis() {
      return TestStores.redis();
    }

    @Bean
    WindowRules windowRules() {
      return WindowRules.shipped();
    }
  }

  /** What went wrong, or "". */
  private String play(long seed, Pipeline pipeline) {
    return told(seed, () -> new OneOwnerRun(seed, pipeline, dialogue, PUBLISHED).play());
  }

  private static String told(long seed, Runnable run) {
    try {
      run.run();
      return "";
    } catch (AssertionError | RuntimeException e) {
      return "seed " + seed + ": " + e + " at " + Stream.of(e.getStackTrace()).limit(3).toList();
    }
  }

  private static LongStream seeds(int runs) {
    return SEED == null ? LongStream.range(0, runs) : LongStream.of(SEED);
  }

  private static Dialogue dialogue(Supplier<Staff> staff) {
    Replies replies = new Replies("BHXH tỉnh Nghệ An");
    return new Dialogue(replies, new FaqReply(replies), Communes.shipped(), staff);
  }
}
