package vn.danda.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.SendResult;

/**
 * What to do after a send. The one place of retry policy.
 *
 * <p>An answer that may or may not have arrived ({@link SendResult.Unknown}) is sent once more: a person left without an
 * answer is worse than one who reads it twice. More than that would be noise.
 */
final class SendRule {

  /** With the pauses below, about ten minutes of trying. */
  static final int MOST_TRIES = 8;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private SendRule() {}

  /** What to do next. */
  sealed interface Next {
    /**
     * It is over.
     *
     * @param delivery how it is recorded: {@code sent}, {@code failed} or {@code unknown}
     * @param failure why it failed, as one of the words in the database column {@code message.failure}, or null
     */
    record Settle(String delivery, @Nullable String failure) implements Next {}

    record Retry(Duration after) implements Next {}
  }

  static Next after(OutboundMessage message, SendResult result, int tries) {
    if (message instanceof OutboundMessage.Acknowledge) {
      // A button that spins a little longer harms nobody; an acknowledgement that comes late is refused anyway.
      return settled("sent");
    }
    return switch (result) {
      case SendResult.Sent _ -> settled("sent");
      case SendResult.TryAgain again -> retry(again.after(), tries);
      case SendResult.NotSent _ -> retry(pause(tries), tries);
      // A line that everybody reads must not stand there twice; staff look whether it is there.
      case SendResult.Unknown _ when message instanceof OutboundMessage.ReplyPublicly -> settled("unknown");
      case SendResult.Unknown _ -> tries == 1 ? new Next.Retry(Duration.ofSeconds(3)) : settled("unknown");
      // Staff have a queue for comments, and a number that could not be hidden must be seen there at once.
      case SendResult.AccountBroken _ when message instanceof OutboundMessage.OnComment -> failed("refused");
      case SendResult.AccountBroken _ -> retry(LONGEST_PAUSE, tries);
      case SendResult.WindowClosed closed -> failed(closed.humanOnly() ? "human_only" : "window_closed");
      case SendResult.ContactStopped _ -> failed("contact_stopped");
      case SendResult.Refused _ -> failed("refused");
    };
  }

  private static Next retry(Duration after, int tries) {
    return tries >= MOST_TRIES ? failed("gave_up") : new Next.Retry(after);
  }

  private static Next settled(String delivery) {
    return new Next.Settle(delivery, null);
  }

  private static Next failed(String why) {
    return new Next.Settle("failed", why);
  }

  private static Duration pause(int tries) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 12));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
