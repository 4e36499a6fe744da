package vn.danda.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;
import vn.danda.store.Signal;

/**
 * The outbound stream of one shard while this node works it: read once, then kept here by contact until it is settled,
 * so that a long queue costs neither Redis nor us anything while it waits. One thread calls {@link #send}; the senders'
 * threads report back.
 */
public final class ShardOutbox {

  static final int READ = 256;

  /** With so many held, the rest stays in Redis only, until there is room. */
  static final int MOST_HELD = 4096;

  /** Nothing is missed for longer, whoever wrote it. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  /** As many sends are under way as may be: look again soon, the shard whose send ends is rung at once. */
  private static final Duration NO_ROOM = Duration.ofMillis(10);

  private static final RedisScript PARK = RedisScript.named("park");

  private final UnifiedJedis redis;
  private final Outbox outbox;
  private final Shard shard;
  private final Map<ContactId, Deque<Waiting>> waiting = new LinkedHashMap<>();
  private int held;
  private String readUpTo = "-";
  private volatile boolean grew = true;
  private long readAt = System.nanoTime();

  ShardOutbox(UnifiedJedis redis, Outbox outbox, Shard shard) {
    this.redis = redis;
    this.outbox = outbox;
    this.shard = shard;
  }

  /** A message of the stream; {@code notBefore} by {@link System#nanoTime}. Changed under the lock of its outbox. */
  static final class Waiting {
    final StreamEntryID id;
    final OutboundMessage message;

    /** Its network drops what comes twice, so it has room of its own. */
    final boolean arrivesOnce;

    /** Whose claim on it is whose, also when the answer to a claim was lost. */
    final String token = Long.toString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX);

    private long notBefore = System.nanoTime();
    private boolean underWay;

    /** Several nodes died with it in hand: it is sent while no other such one is. */
    volatile boolean suspect;

    /** What became of its send and is not written down, because Redis is away: it is not sent before that is done. */
    volatile @Nullable Unwritten unwritten;

    Waiting(StreamEntryID id, OutboundMessage message, boolean arrivesOnce) {
      this.id = id;
      this.message = message;
      this.arrivesOnce = arrivesOnce;
    }
  }

  /** {@code again}: how long the message waits once it is written; null when it is settled by it. */
  record Unwritten(Runnable write, @Nullable Duration again) {}

  /** Something was appended to the stream. */
  public void grew() {
    grew = true;
  }

  /**
   * Starts every send that can start now. {@code changed} rings when one ends, because then the conversation's next
   * message can go.
   *
   * @return how long nothing can start unless {@code changed} rings
   */
  public Duration send(Signal changed) throws InterruptedException {
    if (grew || System.nanoTime() - readAt > IDLE.toNanos()) {
      grew = false;
      read();
    }
    return start(changed);
  }

  synchronized int held() {
    return held;
  }

  /** Oldest first. Once there is no room, the rest is only passed over: under load thousands stand here. */
  private synchronized Duration start(Signal changed) {
    long now = System.nanoTime();
    long next = IDLE.toNanos();
    boolean noRoom = false;
    boolean noRoomOnce = false;
    for (Deque<Waiting> queue : waiting.values()) {
      Waiting first = queue.getFirst();
      long wait = first.notBefore - now;
      if (first.underWay || (first.arrivesOnce ? noRoomOnce : noRoom)) {
        continue;
      }
      if (wait > 0) {
        next = Math.min(next, wait);
        continue;
      }
      first.underWay = outbox.start(shard, first, again -> ended(first, again, changed));
      if (!first.underWay && first.suspect) {
        // Another suspect is under way, which says nothing of the room for the others.
        next = Math.min(next, NO_ROOM.toNanos());
      } else {
        noRoom |= !first.underWay && !first.arrivesOnce;
        noRoomOnce |= !first.underWay && first.arrivesOnce;
      }
    }
    return noRoom || noRoomOnce ? NO_ROOM : Duration.ofNanos(Math.max(next, 1_000_000));
  }

  /** Null: it is settled. Else how long it waits before it is tried again. */
  private void ended(Waiting one, @Nullable Duration wait, Signal changed) {
    synchronized (this) {
      one.underWay = false;
      if (wait != null) {
        one.notBefore = System.nanoTime() + wait.toNanos();
      } else {
        Deque<Waiting> queue = waiting.get(one.message.to());
        if (queue != null && queue.remove(one)) {
          held--;
          if (queue.isEmpty()) {
            waiting.remove(one.message.to());
          }
        }
      }
    }
    changed.ring();
  }

  private synchronized void read() {
    List<StreamEntry> page;
    do {
      if (held >= MOST_HELD) {
        // Looked at again with every send, which costs nothing: the first room is used.
        grew = true;
        return;
      }
      page = redis.xrange(RedisKeys.outbound(shard), readUpTo, "+", READ);
      for (StreamEntry entry : page) {
        readUpTo = "(" + entry.getID();
        OutboundMessage message = read(entry);
        if (message != null) {
          waiting
              .computeIfAbsent(message.to(), to -> new ArrayDeque<>())
              .add(new Waiting(entry.getID(), message, outbox.arrivesOnce(message)));
          held++;
        }
      }
    } while (page.size() == READ);
    readAt = System.nanoTime();
  }

  private @Nullable OutboundMessage read(StreamEntry entry) {
    try {
      return Json.read(entry.getFields().getOrDefault("m", ""), OutboundMessage.class);
    } catch (Json.Unreadable e) {
      Outbox.log.error("outbound message parked shard={} entry={} because={}", shard, entry.getID(), e.getMessage());
      PARK.run(
          redis,
          List.of(RedisKeys.outbound(shard), RedisKeys.dead(shard)),
          List.of(entry.getID().toString(), "outbound", String.valueOf(e.getMessage())));
      return null;
    }
  }
}
