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
 *
 * <p>A network that is away is no fault of the message: it is tried until it is too old to be of use.
 */
final class SendRule {

  /** Who asked in the morning and reads the answer in the afternoon is puzzled rather than helped. */
  private static final Duration BOT_USEFUL = Duration.ofHours(4);

  /** A person wrote this to a person: it is worth more, and the agent sees when it did not go out. */
  private static final Duration AGENT_USEFUL = Duration.ofHours(24);

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

  /** Whether nobody should get it any more. */
  static boolean isTooOld(OutboundMessage message, Duration age) {
    return age.compareTo(useful(message)) > 0;
  }

  /**
   * @param age since the turn that said it was committed
   */
  static Next after(OutboundMessage message, SendResult result, int tries, Duration age) {
    if (message instanceof OutboundMessage.Acknowledge) {
      // A button that spins a little longer harms nobody; an acknowledgement that comes late is refused anyway.
      return settled("sent");
    }
    return switch (result) {
      case SendResult.Sent _ -> settled("sent");
      case SendResult.TryAgain again -> retry(message, again.after(), age);
      case SendResult.NotSent _ -> retry(message, pause(tries), age);
      // A line that everybody reads must not stand there twice; staff look whether it is there.
      case SendResult.Unknown _ when message instanceof OutboundMessage.ReplyPublicly -> settled("unknown");
      case SendResult.Unknown _ -> tries == 1 ? new Next.Retry(Duration.ofSeconds(3)) : settled("unknown");
      // Staff have a queue for comments, and a number that could not be hidden must be seen there at once.
      case SendResult.AccountBroken _ when message instanceof OutboundMessage.OnComment -> failed("refused");
      case SendResult.AccountBroken _ -> retry(message, LONGEST_PAUSE, age);
      case SendResult.WindowClosed closed -> failed(closed.humanOnly() ? "human_only" : "window_closed");
      case SendResult.ContactStopped _ -> failed("contact_stopped");
      case SendResult.Refused _ -> failed("refused");
    };
  }

  private static Next retry(OutboundMessage message, Duration after, Duration age) {
    return isTooOld(message, age.plus(after)) ? failed("gave_up") : new Next.Retry(after);
  }

  private static Duration useful(OutboundMessage message) {
    return message instanceof OutboundMessage.Say say && say.author() == OutboundMessage.Author.AGENT
        ? AGENT_USEFUL
        : BOT_USEFUL;
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
