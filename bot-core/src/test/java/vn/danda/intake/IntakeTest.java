package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.clients.jedis.util.JedisURIHelper;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundListener.CannotAccept;
import vn.danda.conversation.ConversationEvent;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;
import vn.danda.store.TestStores;

class IntakeTest {

  private static final ContactId HANH = new ContactId("telegram", "1");

  private final UnifiedJedis redis = TestStores.redis();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Intake intake = new Intake(new IntakeQueue(redis, meters), meters);

  @Test
  void anEventDeliveredThreeTimesIsTakenOnce() {
    intake.on(List.of(text("telegram:u:1", "một")));
    intake.on(List.of(text("telegram:u:1", "một"), text("telegram:u:1", "một")));

    assertThat(waiting()).containsExactly("một");
    assertThat(meters.counter("danda.intake", "result", "repeat").count()).isEqualTo(2);
  }

  @Test
  void eventsOfOneDeliveryKeepTheirOrder() {
    intake.on(List.of(text("telegram:u:1", "một"), text("telegram:u:2", "hai"), text("telegram:u:3", "ba")));

    assertThat(waiting()).containsExactly("một", "hai", "ba");
  }

  @Test
  void eventsKeepTheirOrderThroughARedisThatForgotTheScript() {
    redis.scriptFlush();

    intake.on(List.of(text("telegram:u:1", "một"), text("telegram:u:2", "hai"), text("telegram:u:3", "ba")));

    assertThat(waiting()).containsExactly("một", "hai", "ba");
  }

  @Test
  void aTakenEventIsKnownForAWeek() {
    intake.on(List.of(text("telegram:u:1", "một")));

    assertThat(redis.ttl(RedisKeys.seen(Shard.of(HANH), "telegram:u:1")))
        .isBetween(Duration.ofDays(7).toSeconds() - 60, Duration.ofDays(7).toSeconds());
  }

  @Test
  void withoutRedisTheNetworkIsToldToComeAgain() {
    try (UnifiedJedis nobody = RedisClient.create("127.0.0.1", 1)) {
      Intake cutOff = new Intake(new IntakeQueue(nobody, meters), meters);

      assertThatThrownBy(() -> cutOff.on(List.of(text("telegram:u:1", "bí mật")))).isInstanceOf(CannotAccept.class)
          .hasMessageNotContaining("bí mật");
    }
    assertThat(meters.counter("danda.intake", "result", "refused").count()).isEqualTo(1);
  }

  @Test
  void anErrorOfTheMachinesIsNotTheEndOfTheIntake() {
    AtomicInteger failures = new AtomicInteger(1);
    URI uri = URI.create(TestStores.redisUrl());
    DefaultJedisClientConfig config =
        DefaultJedisClientConfig.builder().password(JedisURIHelper.getPassword(uri)).build();
    try (UnifiedJedis failing =
        new UnifiedJedis(
            new PooledConnectionProvider(JedisURIHelper.getHostAndPort(uri), config), 1, Duration.ofSeconds(1)) {
          @Override
          public AbstractPipeline pipelined() {
            if (failures.getAndDecrement() > 0) {
              throw new OutOfMemoryError("unable to create native thread");
            }
            return super.pipelined();
          }
        }) {
      Intake brittle = new Intake(new IntakeQueue(failing, meters), meters);

      assertThatThrownBy(() -> brittle.on(List.of(text("telegram:u:1", "một")))).isInstanceOf(CannotAccept.class);
      brittle.on(List.of(text("telegram:u:1", "một")));
    }

    assertThat(waiting()).containsExactly("một");
  }

  @Test
  void whatManyBringAtOnceIsWrittenTogetherAndEachHearsOfTheirOwn() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> calls =
          IntStream.range(0, 2000)
              .mapToObj(n -> (Callable<String>) () -> takenAtLast(text("telegram:u:" + n % 1000, "tin " + n % 1000)))
              .toList();
      for (Future<String> call : callers.invokeAll(calls)) {
        assertThat(call.get()).isEqualTo("taken");
      }
    }

    assertThat(waiting()).hasSize(1000).doesNotHaveDuplicates();
    assertThat(meters.counter("danda.intake", "result", "repeat").count()).isGreaterThanOrEqualTo(1000);
    assertThat(meters.summary("danda.intake.together").max()).isGreaterThan(1);
  }

  @Test
  void oneThatRedisRefusesDoesNotFailThoseWrittenWithIt() throws Exception {
    ContactId nam = elsewhere();
    redis.set(RedisKeys.inbound(Shard.of(nam)), "no stream");
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> calls = new ArrayList<>();
      for (int n = 0; n < 100; n++) {
        InboundEvent good = text("telegram:u:" + n, "tin " + n);
        InboundEvent bad = text(nam, "telegram:n:" + n, "tin " + n);
        calls.add(() -> taken(good));
        calls.add(() -> taken(bad));
      }
      List<Future<String>> results = callers.invokeAll(calls);
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(i % 2 == 0 ? "taken" : "refused");
      }
    }
    assertThat(waiting()).hasSize(100);
  }

  @Test
  void whenTooManyWaitPeopleComeAgainButAgentsAndPressedButtonsAreLetIn() {
    for (int i = 0; i < Intake.MOST_WAITING; i++) {
      intake.on(List.of(text("telegram:u:" + i, "tin")));
    }

    assertThat(taken(text("telegram:u:more", "tin nữa"))).isEqualTo("refused");
    assertThat(taken(text("telegram:u:1", "tin"))).as("a repeat").isEqualTo("taken");
    assertThat(taken(new InboundEvent.Choice(meta("telegram:c:1", HANH), "person", "Gặp cán bộ", null))).isEqualTo("taken");

    redis.xtrim(RedisKeys.inbound(Shard.of(HANH)), 10, false);
    assertThat(taken(text("telegram:u:more", "tin nữa"))).isEqualTo("taken");
  }

  private String taken(InboundEvent event) {
    try {
      intake.on(List.of(event));
      return "taken";
    } catch (CannotAccept later) {
      return "refused";
    }
  }

  /** As the networks do: on a busy machine not all two thousand are written within the patience of one request. */
  private String takenAtLast(InboundEvent event) {
    String result = taken(event);
    for (int again = 0; again < 20 && result.equals("refused"); again++) {
      result = taken(event);
    }
    return result;
  }

  /** Somebody whose conversation is in another shard. */
  private static ContactId elsewhere() {
    return IntStream.range(2, 100)
        .mapToObj(n -> new ContactId("telegram", "" + n))
        .filter(contact -> !Shard.of(contact).equals(Shard.of(HANH)))
        .findFirst()
        .orElseThrow();
  }

  private List<String> waiting() {
    return redis.xrange(RedisKeys.inbound(Shard.of(HANH)), (StreamEntryID) null, (StreamEntryID) null).stream()
        .map(entry -> Json.read(entry.getFields().getOrDefault("e", ""), ConversationEvent.class))
        .map(event -> ((InboundEvent.Text) ((ConversationEvent.FromContact) event).inbound()).text())
        .toList();
  }

  private static InboundEvent text(String key, String words) {
    return text(HANH, key, words);
  }

  private static InboundEvent text(ContactId from, String key, String words) {
    return new InboundEvent.Text(meta(key, from), words, null, false);
  }

  private static InboundEvent.Meta meta(String key, ContactId from) {
    Instant at = Instant.parse("2026-11-24T02:00:00Z");
    return new InboundEvent.Meta(key, from, at, at, null);
  }
}
