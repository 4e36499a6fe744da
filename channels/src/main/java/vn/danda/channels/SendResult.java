package vn.danda.channels;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one send. What may well happen is a value, not an exception. Reasons never hold personal data. */
public sealed interface SendResult {

  /** The network took it; {@code externalId} is its id of the message, if it gives one. */
  record Sent(@Nullable String externalId) implements SendResult {}

  /** Not taken, and may be tried again after {@code after} (the network's own wish where it names one). */
  record TryAgain(Duration after, String reason) implements SendResult {}

  /** Certainly not taken: no connection was made, nothing left this machine. May be tried again freely. */
  record NotSent(String reason) implements SendResult {}

  /** It left this machine and no answer came: it may or may not have arrived. */
  record Unknown(String reason) implements SendResult {}

  /** The person blocked us, left, or cannot be written to. Not to be tried again. */
  record ContactStopped(String reason) implements SendResult {}

  /**
   * The time in which this person may be written to is over, or only a signed-in person may write ({@code humanOnly}).
   * Not to be tried again; the agent is told.
   */
  record WindowClosed(boolean humanOnly) implements SendResult {}

  /** The network will never take this message. Not to be tried again; a person should look. */
  record Refused(String reason) implements SendResult {}

  /** Our token or permission is wrong: the whole channel stands still until an operator acts. */
  record AccountBroken(String reason) implements SendResult {}
}
