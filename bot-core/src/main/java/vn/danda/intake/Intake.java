package vn.danda.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundListener;
import vn.danda.conversation.ConversationEvent;
import vn.danda.store.CrashPoint;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;

/**
 * Takes events in: each is written to its shard's inbound stream exactly once, however often it is delivered, and is on
 * disk when this returns (Redis answers after fsync). Safe for many threads.
 */
@Component
public class Intake implements InboundListener {

  /** Longer than any network keeps delivering again (Meta: 36 hours). */
  private static final Duration REPEATS_KNOWN = Duration.ofDays(7);

  /**
   * As many events may wait in one shard, 20,000 in all: at the pace of one node that is half a minute. Then networks are
   * asked to wait, who keep their messages in order and for a day.
   */
  static final int MOST_WAITING = 1250;

  private final IntakeQueue queue;
  private final Counter taken;
  private final Counter repeats;
  private final Counter refused;

  Intake(IntakeQueue queue, MeterRegistry meters) {
    this.queue = queue;
    this.taken = meters.counter("danda.intake", "result", "taken");
    this.repeats = meters.counter("danda.intake", "result", "repeat");
    this.refused = meters.counter("danda.intake", "result", "refused");
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
      int news = queue.append(entries(events));
      CrashPoint.AFTER_ACCEPT.passed();
      taken.increment(news);
      repeats.increment(events.size() - news);
    } catch (CannotAccept e) {
      refused.increment(events.size());
      throw e;
    }
  }

  private static List<IntakeQueue.Entry> entries(List<ConversationEvent> events) {
    Map<Shard, List<ConversationEvent>> byShard = new LinkedHashMap<>();
    events.forEach(event -> byShard.computeIfAbsent(Shard.of(event.contact()), s -> new ArrayList<>()).add(event));
    return byShard.entrySet().stream().map(one -> entry(one.getKey(), one.getValue())).toList();
  }

  private static IntakeQueue.Entry entry(Shard shard, List<ConversationEvent> events) {
    List<String> keys = new ArrayList<>();
    keys.add(RedisKeys.inbound(shard));
    List<String> arguments = new ArrayList<>();
    arguments.add(Long.toString(REPEATS_KNOWN.toSeconds()));
    arguments.add(events.stream().anyMatch(Intake::mayWait) ? Integer.toString(MOST_WAITING) : "0");
    for (ConversationEvent event : events) {
      keys.add(RedisKeys.seen(shard, event.key()));
      arguments.add(Json.write(event));
    }
    return new IntakeQueue.Entry(shard, keys, arguments);
  }

  /** Agents, and people who pressed a button of ours and see it spin, are let in even when it is crowded. */
  private static boolean mayWait(ConversationEvent event) {
    return event instanceof ConversationEvent.FromContact from && !(from.inbound() instanceof InboundEvent.Choice);
  }
}
