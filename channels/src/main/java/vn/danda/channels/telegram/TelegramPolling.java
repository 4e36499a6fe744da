package vn.danda.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundListener;

/**
 * Asks Telegram for updates, for ever. Promises:
 *
 * <ul>
 *   <li>The offset moves only after {@link InboundListener#on} returned. It is kept in memory only: Telegram gives again
 *       what was not confirmed, so a restart loses nothing, and repeats are dropped by their dedupe key.
 *   <li>One update nobody can read does not hold back the others; it is counted.
 *   <li>Nothing ends the loop but {@link #stop}: not a 500, a hang, a wrong token, nor an exception of the listener.
 * </ul>
 *
 * One thread works here; {@code stop} may come from any.
 */
final class TelegramPolling {

  private static final Logger log = LoggerFactory.getLogger(TelegramPolling.class);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** How long the poll of a node that died keeps Telegram saying 409. */
  private static final Duration CONFLICT_WAIT = Duration.ofSeconds(5);

  private static final Duration LOCK_MARGIN = Duration.ofSeconds(30);

  private final PollingCalls calls;
  private final InboundListener listener;
  private final BotName name;
  private final PollingLock lock;
  private final Clock clock;
  private final MeterRegistry meters;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private long offset;
  private Duration wait = FIRST_WAIT;
  private boolean prepared;
  private volatile @Nullable Thread thread;
  private volatile Instant lastPoll;

  TelegramPolling(
      PollingCalls calls,
      InboundListener listener,
      BotName name,
      PollingLock lock,
      Clock clock,
      MeterRegistry meters) {
    this.calls = calls;
    this.listener = listener;
    this.name = name;
    this.lock = lock;
    this.clock = clock;
    this.meters = meters;
    this.lastPoll = clock.instant();
    // A watchdog's figure: how long ago Telegram last answered this node, or another node had the lock.
    meters.gauge("danda.telegram.poll.age.seconds", this, TelegramPolling::secondsSinceLastPoll);
  }

  void start() {
    thread = Thread.ofVirtual().name("telegram-polling").start(this::pollUntilStopped);
  }

  /** Returns when no poll runs any more; a poll under way is cut off. */
  void stop() {
    stopped.countDown();
    calls.cutOff();
    Thread polling = thread;
    if (polling == null) {
      return;
    }
    polling.interrupt();
    try {
      polling.join(Duration.ofSeconds(2));
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private void pollUntilStopped() {
    while (stopped.getCount() > 0) {
      pause(pollOnceSafely());
    }
    try {
      lock.release();
    } catch (RuntimeException storeIsAway) {
      log.info("telegram polling lock not released, it will expire");
    }
  }

  /** How long to wait before the next poll. */
  private Duration pollOnceSafely() {
    try {
      Duration pause = pollOnce();
      wait = FIRST_WAIT;
      return pause;
    } catch (TelegramApiException error) {
      return afterRefusal(error);
    } catch (InboundListener.CannotAccept notNow) {
      count("cannot_accept");
      return FIRST_WAIT;
    } catch (RuntimeException unexpected) {
      if (stopped.getCount() > 0) {
        // Only the class: the message may hold what people wrote.
        log.error("telegram polling failed, goes on: {}", unexpected.getClass().getName());
        count("failed");
      }
      return longerWait();
    }
  }

  private Duration pollOnce() throws TelegramApiException {
    if (!lock.hold(calls.longest().plus(LOCK_MARGIN))) {
      lastPoll = clock.instant();
      return CONFLICT_WAIT;
    }
    if (!prepared) {
      calls.prepare();
      prepared = true;
    }
    List<JsonNode> updates = calls.updatesFrom(offset);
    lastPoll = clock.instant();
    accept(updates);
    return Duration.ZERO;
  }

  private void accept(List<JsonNode> updates) {
    List<InboundEvent> events = new ArrayList<>();
    long highest = -1;
    int notKept = 0;
    for (JsonNode update : updates) {
      List<InboundEvent> read = TelegramUpdates.toEvents(update, clock.instant(), name);
      events.addAll(read);
      notKept += read.isEmpty() ? 1 : 0;
      highest = Math.max(highest, update.path("update_id").asLong(-1));
    }
    if (!events.isEmpty()) {
      listener.on(events);
    }
    if (notKept > 0) {
      log.warn("telegram updates not kept count={}", notKept);
      meters.counter("danda.channel.not_kept", "channel", TelegramUpdates.CHANNEL).increment(notKept);
    }
    if (updates.isEmpty()) {
      return;
    }
    if (highest < 0) {
      throw new IllegalStateException("Telegram sent updates without ids");
    }
    // Not the highest ever seen: after a quiet week ids start again anywhere, half the time lower, and what is not
    // confirmed by its own id comes again for ever, a hundred at a time, and keeps back all that is behind it.
    offset = highest + 1;
  }

  private Duration afterRefusal(TelegramApiException error) {
    if (stopped.getCount() == 0) {
      return Duration.ZERO;
    }
    TelegramApiRequestException answer = TelegramErrors.cause(error, TelegramApiRequestException.class);
    Integer code = answer == null ? null : answer.getErrorCode();
    count(code == null ? "no_answer" : String.valueOf(code));
    if (answer == null || code == null) {
      return longerWait();
    }
    return switch (code) {
      case 429 -> TelegramErrors.retryAfter(answer);
      case 409 -> {
        log.error("telegram polling refused: another poller runs or a webhook is set;"
            + " DANDA_TELEGRAM_MODE=polling removes the webhook");
        prepared = false;
        yield CONFLICT_WAIT;
      }
      case 401, 404 -> {
        log.error("telegram polling refused: wrong token (DANDA_TELEGRAM_TOKEN)");
        yield LONGEST_WAIT;
      }
      default -> longerWait();
    };
  }

  private Duration longerWait() {
    Duration now = wait;
    wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
    return now;
  }

  private void pause(Duration duration) {
    try {
      stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      // Only stop() interrupts, and it has said so already; anything else must not end the loop.
      log.debug("telegram polling pause cut short");
    }
  }

  private double secondsSinceLastPoll() {
    return Duration.between(lastPoll, clock.instant()).toMillis() / 1000.0;
  }

  private void count(String what) {
    meters.counter("danda.telegram.poll.trouble", "what", what).increment();
  }
}
