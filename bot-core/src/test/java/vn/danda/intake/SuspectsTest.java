package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
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
    redis.del(RedisKeys.deaths(SHARD));
  }

  @Test
  void whatThreeServersDiedThinkingAboutIsNotThoughtAboutAgain() {
    assertThat(Stream.of(server(), server(), server()).map(one -> one.mayBeThought(SHARD, ENTRY)))
        .containsExactly(true, true, false);
  }

  @Test
  void aServerThatDiesAfterThinkingSaysNothingAboutTheEvent() {
    for (int servers = 0; servers < 10; servers++) {
      Suspects server = server();
      assertThat(server.mayBeThought(SHARD, ENTRY)).isTrue();
      server.cleared(SHARD, ENTRY);
    }
  }

  @Test
  void aServerThatBeginsAgainBecauseRedisWentAwayCountsOnce() {
    Suspects server = server();
    for (int tries = 0; tries < 10; tries++) {
      assertThat(server.mayBeThought(SHARD, ENTRY)).isTrue();
    }
    assertThat(server().mayBeThought(SHARD, ENTRY)).isTrue();
    assertThat(server().mayBeThought(SHARD, ENTRY)).isFalse();
  }

  @Test
  void whenAShardsFirstEventsAreDoneNothingIsRemembered() {
    Suspects server = server();
    server.mayBeThought(SHARD, ENTRY);
    server().mayBeThought(SHARD, ENTRY);

    server.noneLeft(SHARD);

    assertThat(server.mayBeThought(SHARD, ENTRY)).isTrue();
    assertThat(server().mayBeThought(SHARD, ENTRY)).isTrue();
  }

  private Suspects server() {
    return new Suspects(redis);
  }
}
