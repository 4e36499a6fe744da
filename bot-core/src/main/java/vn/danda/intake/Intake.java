package vn.danda.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundListener;
import vn.danda.conversation.ConversationEvent;
import vn.danda.store.CrashPoint;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;

/**
 * Takes events in: each is written to its shard's inbound stream exactly once, however often it is delivered, and is on
 * disk when this returns (Redis answers after fsync). Safe for many threads.
 */
@Component
public class Intake implements InboundListener {

  /** Longer than any network keeps delivering again (Meta: 36 hours). */
  private static final Duration REPEATS_KNOWN = Duration.ofDays(7);

  private static final RedisScript ACCEPT = RedisScript.named("accept");

  private final UnifiedJedis redis;
  private final MeterRegistry meters;

  Intake(UnifiedJedis redis, MeterRegistry meters) {
    this.redis = redis;
    this.meters = meters;
  }

  @Override
  public void on(List<InboundEvent> events) {
    take(events.stream().map(event -> (ConversationEvent) new ConversationEvent.FromContact(event)).toList());
  }

  /**
   * Takes in an agent's deed, by the same door.
   *
   * @throws CannotAccept when it could not be stored; the agent must be told
   */
  public void on(ConversationEvent event) {
    take(List.of(event));
  }

  private void take(List<ConversationEvent> events) {
    try {
      CrashPoint.BEFORE_ACCEPT.passed();
      append(events);
      CrashPoint.AFTER_ACCEPT.passed();
    } catch (JedisException e) {
      meters.counter("danda.intake", "result", "refused").increment(events.size());
      throw new CannotAccept("Redis did not take the events: " + e.getClass().getSimpleName(), e);
    }
  }

  private void append(List<ConversationEvent> events) {
    List<List<String>> keys = new ArrayList<>();
    List<List<String>> arguments = new ArrayList<>();
    List<Response<Object>> responses = new ArrayList<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (ConversationEvent event : events) {
        Shard shard = Shard.of(event.contact());
        keys.add(List.of(RedisKeys.seen(shard, event.key()), RedisKeys.inbound(shard)));
        arguments.add(List.of(Long.toString(REPEATS_KNOWN.toSeconds()), Json.write(event)));
        responses.add(
            events.size() == 1
                ? ACCEPT.queue(pipeline, keys.getLast(), arguments.getLast())
                : ACCEPT.queueInOrder(pipeline, keys.getLast(), arguments.getLast()));
      }
    }
    for (int i = 0; i < responses.size(); i++) {
      Object id = ACCEPT.result(responses.get(i), redis, keys.get(i), arguments.get(i));
      boolean repeat = String.valueOf(id).isEmpty();
      meters.counter("danda.intake", "result", repeat ? "repeat" : "taken").increment();
    }
  }
}
