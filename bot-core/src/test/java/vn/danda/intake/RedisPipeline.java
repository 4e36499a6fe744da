package vn.danda.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.Conversations;
import vn.danda.conversation.Conversations.Committed;
import vn.danda.conversation.Conversations.Turn;
import vn.danda.store.Json;
import vn.danda.store.MovableClock;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;

/** The real scripts on a real Redis. */
final class RedisPipeline implements Pipeline, AutoCloseable {

  private static final RedisScript SETTLE = RedisScript.named("settle_send");

  private final UnifiedJedis redis;
  private final Shard shard;
  private final Conversations conversations;
  private final IntakeQueue queue;
  private final Intake intake;
  private final MovableClock clock = new MovableClock(Instant.EPOCH);
  private final Timers timers;

  RedisPipeline(UnifiedJedis redis, ContactId contact) {
    this.redis = redis;
    this.shard = Shard.of(contact);
    this.queue = new IntakeQueue(redis, new SimpleMeterRegistry());
    this.intake = new Intake(queue, new SimpleMeterRegistry());
    this.timers = new Timers(redis, clock);
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    beans.registerBean(UnifiedJedis.class, () -> redis, bean -> bean.setDestroyMethodName(""));
    beans.register(Conversations.class);
    beans.refresh();
    this.conversations = beans.getBean(Conversations.class);
  }

  @Override
  public void accept(ConversationEvent event) {
    intake.on(event);
  }

  @Override
  public Map<String, ConversationEvent> inbound(int most) {
    return read(RedisKeys.inbound(shard), "e", most, ConversationEvent.class);
  }

  @Override
  public Conversation state(ContactId contact) {
    return conversations.find(contact);
  }

  @Override
  public Committed commit(Turn turn) {
    return conversations.commit(shard, List.of(turn)).getFirst();
  }

  @Override
  public Map<String, OutboundMessage> outbound() {
    return read(RedisKeys.outbound(shard), "m", 1, OutboundMessage.class);
  }

  @Override
  public void settle(String id, ConversationRecord record) {
    SETTLE.run(
        redis,
        List.of(
            RedisKeys.outbound(shard), RedisKeys.sending(shard), RedisKeys.records(shard), RedisKeys.dead(shard)),
        List.of(id, Json.write(record), ""));
  }

  @Override
  public Map<String, ConversationRecord> records(int most) {
    return read(RedisKeys.records(shard), "r", most, ConversationRecord.class);
  }

  @Override
  public void forgetRecords(List<String> ids) {
    redis.xdel(RedisKeys.records(shard), ids.stream().map(StreamEntryID::new).toArray(StreamEntryID[]::new));
  }

  @Override
  public void ring(Instant now) {
    clock.set(now);
    timers.ring(shard);
  }

  @Override
  public void close() {
    queue.stop();
  }

  private <T> Map<String, T> read(String stream, String field, int most, Class<T> type) {
    return redis.xrange(stream, "-", "+", most).stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getID().toString(),
                (StreamEntry entry) -> Json.read(entry.getFields().getOrDefault(field, ""), type),
                (a, b) -> a,
                LinkedHashMap::new));
  }
}
