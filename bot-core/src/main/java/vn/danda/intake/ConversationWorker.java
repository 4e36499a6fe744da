package vn.danda.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import vn.danda.store.WordlessTrace;

/**
 * Works off a shard's inbound stream, oldest event first, one turn per event. A turn is thought through without side
 * effects and then committed; when the commit finds that somebody else was quicker, the turn leaves no trace.
 *
 * <p>An event whose turn breaks is tried {@link Tries#MOST} times, then the person gets an honest sentence and the event
 * goes to the dead letters. One that takes the whole process down cannot be caught here: {@link Suspects} counts it, by
 * whoever works the shard next ({@link #handleSuspects}).
 */
@Component
class ConversationWorker {

  /** As many events are thought through together. */
  static final int BATCH = 64;

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
  private final Timer thinking;
  private final Counter gone;
  private final Map<String, Counter> turns = new ConcurrentHashMap<>();

  private final Suspects suspects;
  private final Tries tries = new Tries();
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
    this.thinking = meters.timer("danda.thinking");
    this.gone = meters.counter("danda.turns.gone");
    this.clock = clock;
    this.suspects = new Suspects(redis);
  }

  /** One event of the stream, read. */
  private record Waiting(String streamId, ConversationEvent event) {}

  /** A turn that can be committed, and how it ended. */
  private record Done(Waiting what, Conversations.Turn turn, Outcome outcome) {}

  /**
   * Handles these entries of the shard's inbound stream, in order. What could not be committed now stays in the stream
   * and comes again.
   *
   * @return how many turns were committed
   */
  int handle(Shard shard, List<StreamEntry> entries) {
    return handle(shard, read(shard, entries), this::think);
  }

  /** How events are thought about: a turn for each that can be committed. */
  private interface Thinking {
    List<Done> about(Shard shard, List<Waiting> waiting, Map<ContactId, Conversation> states);
  }

  private int handle(Shard shard, List<Waiting> waiting, Thinking thinking) {
    if (waiting.isEmpty()) {
      return 0;
    }
    Map<ContactId, Conversation> states =
        conversations.find(waiting.stream().map(one -> one.event().contact()).distinct().toList());
    CrashPoint.BEFORE_THINKING.passed();
    try (TypingSign.Shown shown = typing.to(whoWaitForTheBot(waiting, states))) {
      List<Done> done = thinking.about(shard, waiting, states);
      CrashPoint.BEFORE_COMMIT.passed();
      List<Committed> committed = conversations.commit(shard, done.stream().map(Done::turn).toList());
      CrashPoint.AFTER_COMMIT.passed();
      return count(shard, done, committed);
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

  /**
   * The first thing on a shard that is newly ours. The node before us may have died of one of the events it had in hand,
   * which are the first of the stream: each is handled alone, so that the one that kills is known and its neighbours are
   * not delayed by it again.
   */
  int handleSuspects(Shard shard) {
    int committed = 0;
    Set<ContactId> heldUp = new HashSet<>();
    for (Waiting suspect : read(shard, redis.xrange(RedisKeys.inbound(shard), "-", "+", BATCH))) {
      ContactId contact = suspect.event().contact();
      if (heldUp.contains(contact)) {
        // Nothing of a conversation overtakes what came to nothing.
        continue;
      }
      int turns = 0;
      // All its tries here: what waits behind it may be the one that kills, and is to be watched as well.
      for (int tried = 0; tried < Tries.MOST && turns == 0 && (tried == 0 || isThere(shard, suspect)); tried++) {
        turns = handle(shard, List.of(suspect), this::thinkWatched);
      }
      committed += turns;
      if (turns == 0 && isThere(shard, suspect)) {
        heldUp.add(contact);
      }
    }
    suspects.noneLeft(shard);
    return committed;
  }

  private boolean isThere(Shard shard, Waiting one) {
    return !redis.xrange(RedisKeys.inbound(shard), one.streamId(), one.streamId()).isEmpty();
  }

  private List<Done> thinkWatched(Shard shard, List<Waiting> one, Map<ContactId, Conversation> states) {
    String id = one.getFirst().streamId();
    List<Done> done = suspects.watch(shard, id, () -> think(shard, one, states));
    if (done == null) {
      park(shard, new StreamEntryID(id), "The server died " + Suspects.MOST_DEATHS + " times while it was handled");
      return List.of();
    }
    return done;
  }

  private List<Done> think(Shard shard, List<Waiting> waiting, Map<ContactId, Conversation> states) {
    List<Done> done = new ArrayList<>();
    Set<ContactId> heldUp = new HashSet<>();
    for (Waiting one : waiting) {
      ContactId contact = one.event().contact();
      Conversation before = states.getOrDefault(contact, Conversation.fresh(contact));
      Done turn = heldUp.contains(contact) ? null : think(shard, one, before);
      if (turn == null) {
        // What follows in this conversation waits with it.
        heldUp.add(contact);
      } else {
        done.add(turn);
        // The contact's next event in this batch is thought out on what this turn will have made.
        states.put(contact, turn.turn().next().next());
      }
    }
    return done;
  }

  /** Null when nothing came of it this time: the event stays in the stream, or was parked. */
  private @Nullable Done think(Shard shard, Waiting arrived, Conversation before) {
    ConversationEvent event = continuations.lookedUp(arrived.event());
    Waiting one = new Waiting(arrived.streamId(), event);
    Published published = content.now();
    Capabilities capabilities =
        channels.find(event.contact().channel()).map(Channel::capabilities).orElse(PLAIN);
    Instant now = clock.instant();
    long began = System.nanoTime();
    Thought thought;
    try {
      thought = dialogue.reply(before, event, published, capabilities, now);
    } catch (Throwable e) {
      String why = "The turn broke: " + e.getClass().getSimpleName();
      log.error(
          "turn failed shard={} entry={} conversation={}",
          shard, one.streamId(), Integer.toHexString(event.contact().hashCode()), WordlessTrace.of(e));
      if (tries.again(shard, one.streamId())) {
        return null;
      }
      return apologise(shard, one, before, why);
    } finally {
      thinking.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
    continuations.offered(event, thought.outcome());
    return done(one, thought, null);
  }

  private @Nullable Done apologise(Shard shard, Waiting one, Conversation before, String why) {
    ConversationEvent event = one.event();
    Capabilities capabilities =
        channels.find(event.contact().channel()).map(Channel::capabilities).orElse(PLAIN);
    try {
      return done(one, dialogue.apologise(before, event, content.now(), capabilities, clock.instant()), why);
    } catch (Throwable e) {
      log.error("not even an apology shard={} entry={}", shard, one.streamId(), WordlessTrace.of(e));
      park(shard, new StreamEntryID(one.streamId()), why);
      return null;
    }
  }

  private static Done done(Waiting one, Thought thought, @Nullable String dead) {
    return new Done(
        one,
        new Conversations.Turn(one.streamId(), thought.next(), thought.messages(), thought.records(), dead),
        thought.outcome());
  }

  private int count(Shard shard, List<Done> done, List<Committed> committed) {
    int ok = 0;
    Set<ContactId> stale = new HashSet<>();
    for (int i = 0; i < committed.size(); i++) {
      Done one = done.get(i);
      switch (committed.get(i)) {
        case OK -> {
          ok++;
          tries.forget(shard, one.what().streamId());
          continuations.left(one.what().event());
          turns(one.what().event().contact().channel(), one.outcome()).increment();
        }
        case GONE -> {
          tries.forget(shard, one.what().streamId());
          gone.increment();
        }
        case STALE -> stale.add(one.what().event().contact());
        case REFUSED -> {
          if (!tries.again(shard, one.what().streamId())) {
            park(shard, new StreamEntryID(one.what().streamId()), "Redis refused the turn");
          }
        }
      }
    }
    if (!stale.isEmpty()) {
      log.info("turns thought out anew for {} conversations: another node was quicker", stale.size());
    }
    return ok;
  }

  private Counter turns(String channel, Outcome outcome) {
    return turns.computeIfAbsent(
        channel + " " + outcome,
        key -> meters.counter("danda.turns", "channel", channel, "outcome", outcome.name()));
  }

  private List<Waiting> read(Shard shard, List<StreamEntry> entries) {
    List<Waiting> waiting = new ArrayList<>();
    entries.forEach(entry -> read(shard, entry, waiting));
    return waiting;
  }

  private void read(Shard shard, StreamEntry entry, List<Waiting> into) {
    try {
      String json = entry.getFields().getOrDefault("e", "");
      into.add(new Waiting(entry.getID().toString(), Json.read(json, ConversationEvent.class)));
    } catch (Json.Unreadable e) {
      park(shard, entry.getID(), String.valueOf(e.getMessage()));
    }
  }

  private void park(Shard shard, StreamEntryID id, String why) {
    log.error("event parked shard={} entry={} because={}", shard, id, why);
    tries.forget(shard, id.toString());
    PARK.run(
        redis,
        List.of(RedisKeys.inbound(shard), RedisKeys.dead(shard)),
        List.of(id.toString(), "inbound", why));
  }
}
