package vn.danda.channels;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.SendResult.TryAgain;
import vn.danda.channels.SendResult.Unknown;

/**
 * An answer that is not the network's own: a page or JSON of a gateway in front of it. The same for all networks, so that
 * none loses a message where another one keeps it.
 */
public final class TurnedAway {

  /** For gateways that name no wait: long enough for one to be restarted, short enough for somebody who waits. */
  private static final Duration UNNAMED_WAIT = Duration.ofSeconds(5);

  private TurnedAway() {}

  /** {@code retryAfter} is the wait the answer names, or null. */
  public static SendResult toResult(int status, @Nullable Duration retryAfter, String network) {
    if (isAtTheDoor(status)) {
      Duration wait = retryAfter == null ? UNNAMED_WAIT : retryAfter;
      return new TryAgain(wait, "turned away before " + network + " (HTTP " + status + ")");
    }
    // 502 and 504 too: the gateway had passed the message on when it heard nothing more.
    return new Unknown("an answer that is not " + network + "'s (HTTP " + status + ")");
  }

  /** The wait that a {@code Retry-After} names, when it is one in seconds; else null. */
  public static @Nullable Duration retryAfter(@Nullable String named) {
    return named != null && named.matches("[0-9]{1,5}") ? Duration.ofSeconds(Long.parseLong(named)) : null;
  }

  /** Too many, or closed: it says that the message did not reach the network. */
  private static boolean isAtTheDoor(int status) {
    return status == 429 || status == 503;
  }
}
