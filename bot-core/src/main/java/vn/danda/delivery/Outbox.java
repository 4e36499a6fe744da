package vn.danda.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import vn.danda.channels.Capabilities;
import vn.danda.channels.Channel;
import vn.danda.channels.ChannelNotes;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.Permit;
import vn.danda.channels.Purpose;
import vn.danda.channels.SendResult;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationRecord.Settled;
import vn.danda.conversation.Conversations;
import vn.danda.delivery.ShardOutbox.Unwritten;
import vn.danda.delivery.ShardOutbox.Waiting;
import vn.danda.store.CrashPoint;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;
import vn.danda.store.WordlessTrace;
import vn.danda.watch.ChannelWatch;

/**
 * Sends what turns committed to the outbound streams: in order per conversation, several conversations at once, at most
 * {@link #IN_FLIGHT} at a time per node.
 *
 * <p>At least once: a message stays in the stream until its send is settled. When a node dies between "the network took
 * it" and "we wrote that down", the next one sends it again once the claim has run out; so at most {@link #IN_FLIGHT}
 * messages per killed node may come twice. Networks give no key that would prevent it; our web chat does.
 *
 * <p>A network that is away or says "later" is tried until the message is too old to be of use ({@link SendRule}). One
 * that hangs takes no more than its sends under way; the web chat has its own.
 */
@Component
public class Outbox {

  /** Sends under way at once, per node: the bound of the window described above. */
  static final int IN_FLIGHT = 16;

  /** Longer than the longest send (connect 2 s, read 5 s). */
  private static final Duration CLAIM = Duration.ofSeconds(8);

  /** From so many deaths on, a message is sent while no other such one is: so the one that kills is told from those beside it. */
  private static final int SUSPECT_DEATHS = 2;

  /** A message that a node had in hand when it died is put aside after so many deaths, most of them as the only suspect. */
  private static final int MOST_DEATHS = 5;

  /** How long a contact is written to more slowly after their network said "too many". */
  private static final Duration SLOWER_FOR = Duration.ofMinutes(1);

  /** Redis may be restarting: what the network took is written down as soon as it is back. */
  private static final Duration WRITE_AGAIN = Duration.ofMillis(250);
  private static final int WRITE_TRIES = 120;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  /** What begin_send.lua answers instead of a number of tries: so many nodes died with it that it is to be tried as a suspect. */
  private static final int LEFT_TO_SUSPECTS = -2;

  static final Logger log = LoggerFactory.getLogger(Outbox.class);
  private static final RedisScript BEGIN = RedisScript.named("begin_send");
  private static final RedisScript SETTLE = RedisScript.named("settle_send");
  private static final RedisScript RETRY = RedisScript.named("retry_send");

  private final UnifiedJedis redis;
  private final ChannelRegistry channels;
  private final Windows windows;
  private final List<SendGate> gates;
  private final ChannelNotes notes;
  private final MeterRegistry meters;
  private final Clock clock;
  private final boolean publishedPaceKept;
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
  private final Semaphore inFlightOnce = new Semaphore(IN_FLIGHT);
  private final Semaphore suspect = new Semaphore(1);
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private final Map<String, AccountPace> paces = new ConcurrentHashMap<>();

  /** Threads of the system, for the reason the shards' are ({@code ShardWorkers}). */
  private final Executor senders =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("send-", 0).factory());

  Outbox(
      UnifiedJedis redis,
      ChannelRegistry channels,
      Windows windows,
      List<SendGate> gates,
      ChannelNotes notes,
      MeterRegistry meters,
      Clock clock,
      @Value("${danda.delivery.published-pace-kept:true}") boolean publishedPaceKept) {
    this.redis = redis;
    this.channels = channels;
    this.windows = windows;
    this.gates = List.copyOf(gates);
    this.notes = notes;
    this.meters = meters;
    this.clock = clock;
    this.publishedPaceKept = publishedPaceKept;
  }

  /** What one shard has to send, for as long as this node works it. */
  public ShardOutbox of(Shard shard) {
    return new ShardOutbox(redis, this, shard);
  }

  /**
   * Starts one send, if another one may be under way now.
   *
   * @param ended called when it ended: null when it is settled, else how long it waits before it is tried again
   */
  boolean start(Shard shard, Waiting waiting, Consumer<@Nullable Duration> ended) {
    Semaphore permits = waiting.arrivesOnce ? inFlightOnce : inFlight;
    boolean alone = waiting.suspect;
    if (alone && !suspect.tryAcquire()) {
      return false;
    }
    if (!permits.tryAcquire()) {
      suspect.release(alone ? 1 : 0);
      return false;
    }
    Runnable leave =
        () -> {
          permits.release();
          suspect.release(alone ? 1 : 0);
        };
    try {
      senders.execute(
          () -> {
            Duration again = LOOK_AGAIN;
            try {
              again = send(shard, waiting);
            } catch (Throwable e) {
              // Redis is away: what could not be written down is written later, and a claim is taken up again.
              log.warn("send broken off shard={} entry={} because={}", shard, waiting.id, e.getClass().getSimpleName());
            } finally {
              leave.run();
              ended.accept(again);
            }
          });
      return true;
    } catch (Throwable e) {
      // No thread to be had: a permit that is not given back is gone for good.
      leave.run();
      log.warn("send not begun shard={} entry={} because={}", shard, waiting.id, e.getClass().getSimpleName());
      return false;
    }
  }

  /** Waits for the sends under way: what a network takes while we stop is still written down, so it does not come twice. */
  public void awaitSends(Duration atMost) throws InterruptedException {
    if (inFlight.tryAcquire(IN_FLIGHT, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      inFlight.release(IN_FLIGHT);
    }
  }

  /** Whether it may be sent twice without coming twice. */
  boolean arrivesOnce(OutboundMessage message) {
    return channels.find(message.to().channel()).map(Channel::dropsRepeats).orElse(false);
  }

  /** Null when it is settled, by us or by somebody else. */
  private @Nullable Duration send(Shard shard, Waiting waiting) {
    if (waiting.unwritten != null) {
      // Once only: Redis may still be away, and whoever waits for it here takes the room of others.
      return written(waiting, waiting.unwritten, Runnable::run);
    }
    OutboundMessage message = waiting.message;
    Channel channel = channels.find(message.to().channel()).orElse(null);
    Instant committed = Instant.ofEpochMilli(waiting.id.getTime());
    Duration age = Duration.between(committed, clock.instant());
    if (SendRule.isTooOld(message, age)) {
      return settle(shard, waiting, channel, new SendResult.NotSent("nobody should get it so late"), 1, age);
    }
    if (channel == null) {
      return Duration.ofMinutes(1);
    }
    Duration wait = pace(channel).take();
    if (wait.isPositive()) {
      return wait;
    }
    CrashPoint.BEFORE_CLAIM.passed();
    List<?> begun = begin(shard, waiting, channel.capabilities());
    int tries = ((Long) begun.get(0)).intValue();
    long told = (Long) begun.get(1);
    if (tries == LEFT_TO_SUSPECTS) {
      waiting.suspect = true;
      return Duration.ZERO;
    }
    if (tries < 0) {
      return null;
    }
    if (tries == 0) {
      return Duration.ofMillis(told);
    }
    if (told >= MOST_DEATHS) {
      String why = "The server died " + told + " times while it was sent";
      return settled(shard, waiting, record(message, new SendResult.Unknown(why), new SendRule.Next.Settle("unknown", "gave_up")), why);
    }
    CrashPoint.AFTER_CLAIM.passed();
    Conversation conversation =
        Conversations.read(message.to(), (String) begun.get(2), (String) begun.get(3));
    SendResult result = deliver(channel, message, committed, conversation);
    if (result instanceof SendResult.Sent) {
      CrashPoint.AFTER_SEND.passed();
    }
    Duration again = settle(shard, waiting, channel, result, tries, age);
    CrashPoint.AFTER_SETTLE.passed();
    return again;
  }

  private AccountPace pace(Channel channel) {
    return paces.computeIfAbsent(
        channel.name(),
        name -> new AccountPace(redis, name, channel.capabilities().perSecond(), publishedPaceKept));
  }

  private List<?> begin(Shard shard, Waiting waiting, Capabilities capabilities) {
    Capabilities.Pace pace = capabilities.paceTo(waiting.message.to());
    Object answer =
        BEGIN.run(
            redis,
            List.of(
                RedisKeys.outbound(shard), RedisKeys.sending(shard), RedisKeys.contactPace(waiting.message.to()),
                RedisKeys.conversation(waiting.message.to())),
            List.of(
                waiting.id.toString(),
                Long.toString(CLAIM.toMillis()),
                Long.toString(pace.between().toMillis()),
                Long.toString(publishedPaceKept ? ahead(pace) : -1),
                waiting.token,
                Integer.toString(waiting.suspect ? 0 : SUSPECT_DEATHS)));
    return (List<?>) answer;
  }

  /** How many milliseconds a rested contact may be written to ahead of the pace. */
  private static long ahead(Capabilities.Pace pace) {
    return pace.between().multipliedBy(pace.atOnce() - 1L).toMillis();
  }

  private SendResult deliver(
      Channel channel, OutboundMessage message, Instant committed, Conversation conversation) {
    Optional<SendResult> heldBack = heldBack(message);
    SendResult result = heldBack.orElseGet(() -> inItsWindow(channel, message, committed, conversation));
    count(message, result);
    // What one of our own gates holds back says nothing about the network's patience.
    if (heldBack.isEmpty() && result instanceof SendResult.TryAgain again) {
      pace(channel).told(message.to(), again.after());
    }
    return result;
  }

  private Optional<SendResult> heldBack(OutboundMessage message) {
    return gates.stream().flatMap(gate -> gate.holdsBack(message).stream()).findFirst();
  }

  /** Nothing is sent outside the time its network allows, and nothing is said of the bot's that only a person may say. */
  private SendResult inItsWindow(
      Channel channel, OutboundMessage message, Instant committed, Conversation conversation) {
    return switch (message) {
      case OutboundMessage.Acknowledge _, OutboundMessage.ReplyPublicly _, OutboundMessage.HideComment _ ->
          send(channel, message, Permit.ALWAYS);
      case OutboundMessage.Say say when isOvertaken(say, committed, conversation) -> new SendResult.WindowClosed(true);
      case OutboundMessage.Say say -> byRule(channel, say, windows.ask(conversation, Purpose.of(say.author())));
      case OutboundMessage.ReplyPrivately reply ->
          byRule(channel, reply, windows.askAboutComment(reply.to(), reply.commentedAt()));
    };
  }

  /** What the bot had to say before a colleague wrote in the account's own inbox would stand behind their words. */
  private boolean isOvertaken(OutboundMessage.Say say, Instant committed, Conversation conversation) {
    Instant until = conversation.heldOutside();
    return say.author() == OutboundMessage.Author.BOT
        && until != null
        && clock.instant().isBefore(until)
        && committed.isBefore(until.minus(Conversation.HELD_OUTSIDE));
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
    } catch (Throwable e) {
      log.error("channel {} failed", channel.name(), WordlessTrace.of(e));
      return new SendResult.Unknown("the channel failed: " + e.getClass().getSimpleName());
    }
  }

  private @Nullable Duration settle(
      Shard shard, Waiting waiting, @Nullable Channel channel, SendResult result, int tries, Duration age) {
    OutboundMessage message = waiting.message;
    return switch (SendRule.after(message, result, tries, age)) {
      case SendRule.Next.Retry retry -> {
        CrashPoint.BEFORE_RETRY.passed();
        boolean slower = result instanceof SendResult.TryAgain;
        Runnable write =
            () ->
                RETRY.run(
                    redis,
                    List.of(RedisKeys.sending(shard), RedisKeys.contactPace(message.to())),
                    List.of(
                        waiting.id.toString(),
                        Integer.toString(tries),
                        Long.toString(retry.after().toMillis()),
                        Long.toString(slower ? SLOWER_FOR.toMillis() : 0),
                        Long.toString(
                            publishedPaceKept && channel != null ? ahead(channel.capabilities().paceTo(message.to())) : 0)));
        yield written(waiting, new Unwritten(write, retry.after()), Outbox::stubbornly);
      }
      case SendRule.Next.Settle settle -> {
        boolean someoneShouldLook = result instanceof SendResult.Refused && !isAgents(message);
        yield settled(
            shard, waiting, record(message, result, settle), someoneShouldLook ? "The network refused it" : "");
      }
    };
  }

  private @Nullable Duration settled(Shard shard, Waiting waiting, String record, String dead) {
    Runnable write =
        () ->
            SETTLE.run(
                redis,
                List.of(
                    RedisKeys.outbound(shard),
                    RedisKeys.sending(shard),
                    RedisKeys.records(shard),
                    RedisKeys.dead(shard)),
                List.of(waiting.id.toString(), record, dead));
    return written(waiting, new Unwritten(write, null), Outbox::stubbornly);
  }

  /** What cannot be written now is kept with the message, which is not sent before it is written. */
  private static @Nullable Duration written(Waiting waiting, Unwritten what, Consumer<Runnable> how) {
    waiting.unwritten = what;
    how.accept(what.write());
    waiting.unwritten = null;
    return what.again();
  }

  /** What the network took and we did not write down comes twice: so it is tried while Redis restarts, too. */
  private static void stubbornly(Runnable write) {
    for (int tries = 1; ; tries++) {
      try {
        write.run();
        return;
      } catch (JedisException away) {
        if (tries == WRITE_TRIES) {
          throw away;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(WRITE_AGAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An agent sees at the message that it did not go out; nobody sees it of the bot's. */
  private static boolean isAgents(OutboundMessage message) {
    return message instanceof OutboundMessage.Say say && say.author() == OutboundMessage.Author.AGENT;
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

  private void count(OutboundMessage message, SendResult result) {
    String channel = message.to().channel();
    String what = result.getClass().getSimpleName();
    counters
        .computeIfAbsent(
            channel + " " + what,
            key -> meters.counter("danda.sends", "channel", channel, "result", what.toLowerCase(Locale.ROOT)))
        .increment();
    if (result instanceof SendResult.AccountBroken broken) {
      notes.put(message.to().channel(), ChannelWatch.ACCOUNT_BROKEN, broken.reason());
    }
    if (!(result instanceof SendResult.Sent)) {
      log.warn("send channel={} result={}", message.to().channel(), result);
    }
  }

}
