package vn.danda.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.danda.channels.Channel;
import vn.danda.channels.ContactId;
import vn.danda.delivery.ChannelRegistry;

/**
 * "đang nhập…" for people who wait longer than usual. Almost every turn is done before it would be shown, and then no
 * call is made. Safe for many threads.
 */
@Component
final class TypingSign {

  /** Shorter waits are no waits. */
  private static final Duration AFTER = Duration.ofMillis(800);

  /** Telegram shows it for 5 s, the others for longer. */
  private static final Duration AGAIN = Duration.ofSeconds(4);

  private final Function<String, Optional<Channel>> channels;
  private final Duration after;
  private final Duration again;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("typing").factory());

  @Autowired
  TypingSign(ChannelRegistry channels) {
    this(channels::find, AFTER, AGAIN);
  }

  TypingSign(Function<String, Optional<Channel>> channels, Duration after, Duration again) {
    this.channels = channels;
    this.after = after;
    this.again = again;
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Until it is closed. The networks take the sign away by themselves when the answer comes. */
  interface Shown extends AutoCloseable {
    @Override
    void close();
  }

  /** Shows these people that we are at it, if it takes long. */
  Shown to(List<ContactId> waiting) {
    if (waiting.isEmpty()) {
      return () -> {};
    }
    ScheduledFuture<?> showing =
        timer.scheduleWithFixedDelay(
            () -> waiting.forEach(this::show), after.toMillis(), again.toMillis(), TimeUnit.MILLISECONDS);
    return () -> showing.cancel(false);
  }

  /** On a thread of its own: a slow network holds up nobody else's sign. */
  private void show(ContactId contact) {
    channels
        .apply(contact.channel())
        .ifPresent(channel -> Thread.ofVirtual().name("typing").start(() -> channel.typing(contact)));
  }
}
