package vn.danda.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;
import vn.danda.channels.Capabilities;
import vn.danda.channels.Channel;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.Conversations;
import vn.danda.conversation.Conversations.Committed;
import vn.danda.conversation.Outcome;
import vn.danda.delivery.ChannelRegistry;
import vn.danda.dialogue.Dialogue;
import vn.danda.dialogue.Dialogue.Thought;
import vn.danda.store.CrashPoint;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;

/**
 * Works off a shard's inbound stream, oldest event first, one turn per event. A turn is thought through without side
 * effects and then committed; when the commit finds that somebody else was quicker, the turn leaves no trace.
 */
@Component
class ConversationWorker {

  private static final Logger log = LoggerFactory.getLogger(ConversationWorker.class);
  private static final RedisScript PARK = RedisScript.named("park");

  /** What a contact's network can do while its channel is switched off: nothing is sent then anyway. */
  private static final Capabilities PLAIN = new Capabilities(2000, 0, 20, false, 1, 1);

  private final UnifiedJedis redis;
  private final Conversations conversations;
  private final Dialogue dialogue;
  private final PublishedContent content;
  private final ChannelRegistry channels;
  private final TypingSign typing;
  private final Continuations continuations;
  private final MeterRegistry meters;
  private final Clock clock;

  ConversationWorker(
      UnifiedJedis redis,
      Conversations conversations,
      Dialogue dialogue,
      PublishedContent content,
      ChannelRegistry channels,
      TypingSign typing,
      Continuations continuations,
      MeterRegistry meters,
      Clock clock) {
    this.redis = redis;
    this.conversations = conversations;
    this.dialogue = dialogue;
    this.content = content;
    this.channels = channels;
    this.typing = typing;
    this.continuations = continuations;
    this.meters = meters;
    this.clock = clock;
  }

  /** One event of the stream, read. */
  private record Waiting(String streamId, ConversationEvent event) {}

  /**
   * Handles these entries of the shard's inbound stream, in order. What could not be committed now stays in the stream
   * and comes again.
   *
   * @return how many turns were committed
   */
  int handle(Shard shard, List<StreamEntry> entries) {
    List<Waiting> waiting = new ArrayList<>();
    entries.forEach(entry -> read(shard, entry, waiting));
    if (waiting.isEmpty()) {
      return 0;
    }
    Map<ContactId, Conversation> states =
        conversations.find(waiting.stream().map(one -> one.event().contact()).distinct().toList());
    CrashPoint.BEFORE_THINKING.passed();
    List<Conversations.Turn> turns = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    List<ConversationEvent> events = new ArrayList<>();
    try (TypingSign.Shown shown = typing.to(whoWaitForTheBot(waiting, states))) {
      for (Waiting one : waiting) {
        ContactId contact = one.event().contact();
        ConversationEvent event = continuations.lookedUp(one.event());
        Thought thought = think(states.get(contact), event);
        continuations.offered(event, thought.outcome());
        events.add(event);
        turns.add(new Conversations.Turn(one.streamId(), thought.next(), thought.messages(), thought.records()));
        outcomes.add(thought.outcome());
        // The contact's next event in this batch is thought out on what this turn will have made.
        states.put(contact, thought.next().next());
      }
      CrashPoint.BEFORE_COMMIT.passed();
      List<Committed> committed = conversations.commit(shard, turns);
      CrashPoint.AFTER_COMMIT.passed();
      for (int i = 0; i < events.size(); i++) {
        if (committed.get(i) == Committed.OK) {
          continuations.left(events.get(i));
        }
      }
      return count(waiting, outcomes, committed);
    }
  }

  /** Who wrote or pressed something, unless a person talks with them: then nobody looks anything up. */
  private List<ContactId> whoWaitForTheBot(List<Waiting> waiting, Map<ContactId, Conversation> states) {
    Instant now = clock.instant();
    return waiting.stream()
        .filter(
            one ->
                one.event() instanceof ConversationEvent.FromContact from
                    && (from.inbound() instanceof InboundEvent.Text || from.inbound() instanceof InboundEvent.Choice))
        .map(one -> one.event().contact())
        .distinct()
        .filter(
            contact -> {
              Conversation state = states.get(contact);
              return state == null || !state.isHeldByPerson(now);
            })
        .toList();
  }

  private Thought think(@Nullable Conversation state, ConversationEvent event) {
    Conversation before = state == null ? Conversation.fresh(event.contact()) : state;
    Published published = content.now();
    Capabilities capabilities =
        channels.find(event.contact().channel()).map(Channel::capabilities).orElse(PLAIN);
    Instant now = clock.instant();
    long began = System.nanoTime();
    try {
      return dialogue.reply(before, event, published, capabilities, now);
    } catch (RuntimeException e) {
      log.error("turn failed event={} conversation={}", event.key(), Integer.toHexString(event.contact().hashCode()), e);
      return dialogue.apologise(before, event, published, capabilities, now);
    } finally {
      meters.timer("danda.thinking").record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
  }

  private int count(List<Waiting> waiting, List<Outcome> outcomes, List<Committed> committed) {
    int done = 0;
    Set<ContactId> stale = new HashSet<>();
    for (int i = 0; i < committed.size(); i++) {
      switch (committed.get(i)) {
        case OK -> {
          done++;
          String channel = waiting.get(i).event().contact().channel();
          meters.counter("danda.turns", "channel", channel, "outcome", outcomes.get(i).name()).increment();
        }
        case GONE -> meters.counter("danda.turns.gone").increment();
        case STALE -> stale.add(waiting.get(i).event().contact());
      }
    }
    if (!stale.isEmpty()) {
      log.info("turns thought out anew for {} conversations: another node was quicker", stale.size());
    }
    return done;
  }

  private void read(Shard shard, StreamEntry entry, List<Waiting> into) {
    try {
      String json = entry.getFields().getOrDefault("e", "");
      into.add(new Waiting(entry.getID().toString(), Json.read(json, ConversationEvent.class)));
    } catch (Json.Unreadable e) {
      log.error("event parked shard={} entry={} because={}", shard, entry.getID(), e.getMessage());
      park(shard, entry.getID(), String.valueOf(e.getMessage()));
    }
  }

  private void park(Shard shard, StreamEntryID id, String why) {
    PARK.run(
        redis,
        List.of(RedisKeys.inbound(shard), RedisKeys.dead(shard)),
        List.of(id.toString(), "inbound", why));
  }
}
