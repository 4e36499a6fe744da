package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;
import vn.danda.store.TestStores;

class SuspectsTest {

  private static final Shard SHARD = Shard.ALL.get(4);
  private static final String ENTRY = "1795915283777-0";

  private final UnifiedJedis redis = TestStores.redis();

  @BeforeEach
  void nobodyDied() {
    Shard.ALL.forEach(shard -> redis.del(RedisKeys.deaths(shard)));
  }

  @Test
  void whatFiveServersDiedThinkingAboutIsNotThoughtAboutAgain() {
    for (int servers = 0; servers < 5; servers++) {
      diesThinking(server());
    }

    assertThat(thinks(server())).isNull();
  }

  @Test
  void aServerThatDiesAfterThinkingSaysNothingAboutTheEvent() {
    for (int servers = 0; servers < 10; servers++) {
      assertThat(thinks(server())).isEqualTo("thought");
    }
  }

  @Test
  void aServerThatBeginsAgainBecauseRedisWentAwayCountsOnce() {
    Suspects server = server();
    for (int tries = 0; tries < 10; tries++) {
      diesThinking(server);
    }

    assertThat(redis.hget(RedisKeys.deaths(SHARD), ENTRY)).isEqualTo("1");
    assertThat(thinks(server)).isEqualTo("thought");
  }

  @Test
  void whenAShardsFirstEventsAreDoneNothingIsRemembered() {
    for (int servers = 0; servers < 5; servers++) {
      diesThinking(server());
    }

    server().noneLeft(SHARD);

    assertThat(thinks(server())).isEqualTo("thought");
  }

  @Test
  void whatTwoServersDiedWithIsThoughtAboutWhileNoOtherSuchEventIs() {
    Suspects server = server();
    List<Shard> shards = Shard.ALL.subList(0, 8);
    shards.forEach(shard -> redis.hset(RedisKeys.deaths(shard), ENTRY, "2"));
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger mostAtOnce = new AtomicInteger();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Shard shard : shards) {
        threads.execute(
            () ->
                server.watch(
                    shard,
                    ENTRY,
                    () -> {
                      int counted =
                          IntStream.range(0, 8).map(i -> deaths(shards.get(i)) > 2 ? 1 : 0).sum();
                      mostAtOnce.accumulateAndGet(Math.max(counted, atOnce.incrementAndGet()), Math::max);
                      return atOnce.decrementAndGet();
                    }));
      }
    }

    assertThat(mostAtOnce).hasValue(1);
    assertThat(shards).allMatch(shard -> deaths(shard) == 2);
  }

  private int deaths(Shard shard) {
    return Integer.parseInt(redis.hget(RedisKeys.deaths(shard), ENTRY));
  }

  private Suspects server() {
    return new Suspects(redis);
  }

  private static @Nullable String thinks(Suspects server) {
    return server.watch(SHARD, ENTRY, () -> "thought");
  }

  /** Nothing is cleared after it. */
  private static void diesThinking(Suspects server) {
    assertThatThrownBy(
            () ->
                server.watch(
                    SHARD,
                    ENTRY,
                    () -> {
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
  }
}
