package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
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
  private final Intake intake = new Intake(redis, meters);

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
      Intake cutOff = new Intake(nobody, meters);

      assertThatThrownBy(() -> cutOff.on(List.of(text("telegram:u:1", "bí mật")))).isInstanceOf(CannotAccept.class)
          .hasMessageNotContaining("bí mật");
    }
    assertThat(meters.counter("danda.intake", "result", "refused").count()).isEqualTo(1);
  }

  private List<String> waiting() {
    return redis.xrange(RedisKeys.inbound(Shard.of(HANH)), (StreamEntryID) null, (StreamEntryID) null).stream()
        .map(entry -> Json.read(entry.getFields().getOrDefault("e", ""), ConversationEvent.class))
        .map(event -> ((InboundEvent.Text) ((ConversationEvent.FromContact) event).inbound()).text())
        .toList();
  }

  private static InboundEvent text(String key, String words) {
    Instant at = Instant.parse("2026-11-24T02:00:00Z");
    return new InboundEvent.Text(new InboundEvent.Meta(key, HANH, at, at, null), words, null, false);
  }
}
