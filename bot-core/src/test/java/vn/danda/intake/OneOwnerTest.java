package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;
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
import vn.danda.lead.Staff;
import vn.danda.store.TestStores;

/**
 * Whatever happens in whatever order: one owner at a time, no turn lost, every lead in one list. A failure names the
 * seed; {@code -Ddanda.owner.seed=N} plays that one alone, {@code -Ddanda.owner.runs=100000} the full number.
 */
class OneOwnerTest {

  private static final int RUNS = Integer.getInteger("danda.owner.runs", 5000);
  private static final int RUNS_ON_REDIS = 60;
  private static final Long SEED = Long.getLong("danda.owner.seed");

  /** Before any run, which are played side by side: the search is trained side by side too. */
  private static final Published PUBLISHED = Published.of(1, KnowledgeFiles.shipped(), Figures.shipped());

  private static final Staff NOBODY =
      new Staff(
          List.of(),
          new DutyCalendars(
              Map.of("office", WeekHours.parse("T2-T6 07:30-11:30 13:30-17:00")), Map.of("all", PublicDays.days())),
          Map.of());

  private final Dialogue dialogue = dialogue();

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

  /** What went wrong, or "". */
  private String play(long seed, Pipeline pipeline) {
    try {
      new OneOwnerRun(seed, pipeline, dialogue, PUBLISHED).play();
      return "";
    } catch (AssertionError | RuntimeException e) {
      return "seed " + seed + ": " + e;
    }
  }

  private static LongStream seeds(int runs) {
    return SEED == null ? LongStream.range(0, runs) : LongStream.of(SEED);
  }

  private static Dialogue dialogue() {
    Replies replies = new Replies("BHXH tỉnh Nghệ An");
    return new Dialogue(replies, new FaqReply(replies), Communes.shipped(), () -> NOBODY);
  }
}
