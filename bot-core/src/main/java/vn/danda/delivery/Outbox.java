package vn.danda.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;
import vn.danda.channels.Channel;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.Permit;
import vn.danda.channels.Purpose;
import vn.danda.channels.SendResult;
import vn.danda.conversation.ConversationRecord.Settled;
import vn.danda.store.CrashPoint;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;
import vn.danda.store.Signal;

/**
 * Sends what turns committed to the outbound streams: in order per conversation, several conversations at once, at most
 * {@link #IN_FLIGHT} at a time per node.
 *
 * <p>At least once: a message stays in the stream until its send is settled. When a node dies between "the network took
 * it" and "we wrote that down", the next one sends it again once the claim has run out; so at most {@link #IN_FLIGHT}
 * messages per killed node may come twice. Networks give no key that would prevent it; our web chat does.
 */
@Component
public class Outbox {

  /** Sends under way at once, per node: the bound of the window described above. */
  static final int IN_FLIGHT = 16;

  /** Longer than the longest send (connect 2 s, read 5 s). */
  private static final Duration CLAIM = Duration.ofSeconds(8);

  private static final int READ = 256;

  /** As far behind messages that wait for their time as we look for others that can go. */
  private static final int MOST_READ = 2048;

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);
  private static final RedisScript BEGIN = RedisScript.named("begin_send");
  private static final RedisScript SETTLE = RedisScript.named("settle_send");
  private static final RedisScript RETRY = RedisScript.named("retry_send");
  private static final RedisScript PARK = RedisScript.named("park");

  private final UnifiedJedis redis;
  private final ChannelRegistry channels;
  private final Windows windows;
  private final List<SendGate> gates;
  private final MeterRegistry meters;
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
  private final Executor senders = Executors.newVirtualThreadPerTaskExecutor();

  /** Contacts with a send under way on this node, so that their next message waits. */
  private final Set<ContactId> busy = ConcurrentHashMap.newKeySet();

  Outbox(
      UnifiedJedis redis, ChannelRegistry channels, Windows windows, List<SendGate> gates, MeterRegistry meters) {
    this.redis = redis;
    this.channels = channels;
    this.windows = windows;
    this.gates = List.copyOf(gates);
    this.meters = meters;
  }

  /**
   * Starts every send of the shard that can start now. {@code settled} rings when one ends, because then the
   * conversation's next message can go.
   *
   * @return whether messages are left waiting
   */
  public boolean send(Shard shard, Signal settled) throws InterruptedException {
    Set<ContactId> passed = new HashSet<>();
    String from = "-";
    int read = 0;
    List<StreamEntry> page;
    do {
      page = redis.xrange(RedisKeys.outbound(shard), from, "+", READ);
      read += page.size();
      for (StreamEntry entry : page) {
        from = "(" + entry.getID();
        OutboundMessage message = read(shard, entry);
        if (message != null && passed.add(message.to()) && busy.add(message.to())) {
          inFlight.acquire();
          senders.execute(() -> sendOne(shard, entry.getID(), message, settled));
        }
      }
    } while (page.size() == READ && read < MOST_READ);
    return read > 0;
  }

  private void sendOne(Shard shard, StreamEntryID id, OutboundMessage message, Signal settled) {
    boolean moved = false;
    try {
      CrashPoint.BEFORE_CLAIM.passed();
      int tries = begin(shard, id);
      if (tries > 0) {
        CrashPoint.AFTER_CLAIM.passed();
        SendResult result = deliver(message);
        if (result instanceof SendResult.Sent) {
          CrashPoint.AFTER_SEND.passed();
        }
        settle(shard, id, message, result, tries);
        CrashPoint.AFTER_SETTLE.passed();
        moved = true;
      }
    } catch (RuntimeException e) {
      // Redis is away: the claim runs out and the message is taken up again.
      log.warn("send not settled shard={} entry={} because={}", shard, id, e.getClass().getSimpleName());
    } finally {
      busy.remove(message.to());
      inFlight.release();
      if (moved) {
        settled.ring();
      }
    }
  }

  private int begin(Shard shard, StreamEntryID id) {
    Object tries =
        BEGIN.run(
            redis,
            List.of(RedisKeys.outbound(shard), RedisKeys.sending(shard)),
            List.of(id.toString(), Long.toString(CLAIM.toMillis())));
    return ((Long) tries).intValue();
  }

  private SendResult deliver(OutboundMessage message) {
    for (SendGate gate : gates) {
      Optional<SendResult> heldBack = gate.holdsBack(message);
      if (heldBack.isPresent()) {
        return heldBack.get();
      }
    }
    return channels
        .find(message.to().channel())
        .map(channel -> inItsWindow(channel, message))
        .orElseGet(() -> new SendResult.TryAgain(Duration.ofMinutes(1), "channel is switched off"));
  }

  /** Nothing is sent outside the time its network allows, and nothing is said of the bot's that only a person may say. */
  private SendResult inItsWindow(Channel channel, OutboundMessage message) {
    return switch (message) {
      case OutboundMessage.Acknowledge _, OutboundMessage.ReplyPublicly _, OutboundMessage.HideComment _ ->
          send(channel, message, Permit.ALWAYS);
      case OutboundMessage.Say say -> byRule(channel, say, windows.ask(say.to(), Purpose.of(say.author())));
      case OutboundMessage.ReplyPrivately reply ->
          byRule(channel, reply, windows.askAboutComment(reply.to(), reply.commentedAt()));
    };
  }

  private static SendResult byRule(Channel channel, OutboundMessage message, Windows.Answer answer) {
    return switch (answer) {
      case Windows.Answer.Allowed allowed -> send(channel, message, allowed.permit());
      case Windows.Answer.Closed closed -> new SendResult.WindowClosed(closed.humanOnly());
    };
  }

  /** A channel that breaks its promise not to throw must not hold up the conversation for ever. */
  private static SendResult send(Channel channel, OutboundMessage message, Permit permit) {
    try {
      return channel.send(message, permit);
    } catch (RuntimeException e) {
      log.error("channel {} failed", channel.name(), e);
      return new SendResult.Unknown("the channel failed: " + e.getClass().getSimpleName());
    }
  }

  private void settle(Shard shard, StreamEntryID id, OutboundMessage message, SendResult result, int tries) {
    count(message, result);
    switch (SendRule.after(message, result, tries)) {
      case SendRule.Next.Retry retry -> {
        CrashPoint.BEFORE_RETRY.passed();
        RETRY.run(
            redis,
            List.of(RedisKeys.sending(shard)),
            List.of(id.toString(), Integer.toString(tries), Long.toString(retry.after().toMillis())));
      }
      case SendRule.Next.Settle settle ->
          SETTLE.run(
              redis,
              List.of(RedisKeys.outbound(shard), RedisKeys.sending(shard), RedisKeys.records(shard)),
              List.of(id.toString(), record(message, result, settle)));
    }
  }

  private static String record(OutboundMessage message, SendResult result, SendRule.Next.Settle settle) {
    String externalId = result instanceof SendResult.Sent sent ? sent.externalId() : null;
    return switch (message) {
      case OutboundMessage.Say say -> Json.write(settled(say.to(), say.key(), settle, externalId));
      case OutboundMessage.OnComment onComment ->
          Json.write(settled(onComment.to(), onComment.key(), settle, externalId));
      case OutboundMessage.Acknowledge _ -> "";
    };
  }

  private static Settled settled(
      ContactId to, String key, SendRule.Next.Settle settle, @Nullable String externalId) {
    return new Settled(to, key, settle.delivery(), externalId, settle.failure());
  }

  private @Nullable OutboundMessage read(Shard shard, StreamEntry entry) {
    try {
      return Json.read(entry.getFields().getOrDefault("m", ""), OutboundMessage.class);
    } catch (Json.Unreadable e) {
      log.error("outbound message parked shard={} entry={} because={}", shard, entry.getID(), e.getMessage());
      PARK.run(
          redis,
          List.of(RedisKeys.outbound(shard), RedisKeys.dead(shard)),
          List.of(entry.getID().toString(), "outbound", String.valueOf(e.getMessage())));
      return null;
    }
  }

  private void count(OutboundMessage message, SendResult result) {
    meters
        .counter(
            "danda.sends", "channel", message.to().channel(), "result", result.getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .increment();
    if (!(result instanceof SendResult.Sent)) {
      log.warn("send channel={} result={}", message.to().channel(), result);
    }
  }

}
