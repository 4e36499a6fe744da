package vn.danda.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import vn.danda.channels.Secret;

/** What callers feel of a Redis that hangs or is gone. */
class GuardedConnectionsTest {

  private final URI redis = URI.create(TestStores.redisUrl());
  private final Wire wire = new Wire(redis.getPort());
  private final UnifiedJedis jedis =
      new RedisClients(
              RedisAddress.parse(redis.toString().replace(":" + redis.getPort(), ":" + wire.port())),
              new StoreSettings.Redis(Secret.of(""), Duration.ofMillis(500), Duration.ofMillis(500), 8))
          .forCommands();

  @AfterEach
  void close() throws Exception {
    jedis.close();
    wire.close();
  }

  @Test
  void afterThreeCallsWithoutAnAnswerNobodyWaitsAnyMore() {
    jedis.ping();
    wire.silence();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(jedis::ping).isInstanceOf(JedisConnectionException.class);
    }
    int calls = wire.calls();

    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(jedis::ping).hasCauseInstanceOf(CallNotPermittedException.class);
    }

    assertThat(wire.calls()).isEqualTo(calls);
  }

  @Test
  void aPipelineThatBreaksCountsToo() {
    jedis.ping();
    wire.silence();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () -> {
                try (AbstractPipeline pipeline = jedis.pipelined()) {
                  pipeline.get("x").get();
                }
              })
          .isInstanceOf(RuntimeException.class);
    }

    assertThatThrownBy(jedis::ping).hasCauseInstanceOf(CallNotPermittedException.class);
  }

  @Test
  void whenRedisIsBackEverythingGoesOnByItself() {
    wire.cut();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(jedis::ping).isInstanceOf(JedisException.class);
    }
    wire.heal();

    await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> "PONG".equals(jedis.ping()));
  }

  @Test
  void connectionsThatBrokeWhileTheyLayIdleAreNotTriedOneByOne() {
    List<AbstractPipeline> taken = IntStream.range(0, 8).mapToObj(i -> jedis.pipelined()).toList();
    taken.forEach(pipeline -> pipeline.get("x"));
    taken.forEach(AbstractPipeline::close);
    wire.cut();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(jedis::ping).isInstanceOf(JedisConnectionException.class);
    }
    wire.heal();
    List<JedisException> failed = new ArrayList<>();

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              try {
                return "PONG".equals(jedis.ping());
              } catch (JedisException e) {
                failed.add(e);
                return false;
              }
            });

    assertThat(failed).allMatch(one -> one.getCause() instanceof CallNotPermittedException);
  }

  @Test
  void anErrorThatRedisAnswersIsAnAnswer() {
    jedis.set("a word", "no number");
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> jedis.incr("a word")).isInstanceOf(JedisDataException.class);
    }

    assertThat(jedis.get("a word")).isEqualTo("no number");
  }
}
