package vn.danda.channels;

import java.time.Duration;

/**
 * The end of one send over all its calls. The outbox keeps a message for the node that sends it for 8 s; whoever still
 * sends after that may not be the only one.
 */
public final class Deadline {

  private static final Duration SEND = Duration.ofSeconds(7);

  /** A call that gets less than this would only leave us in doubt. */
  private static final Duration SHORTEST_CALL = Duration.ofSeconds(1);

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  public static Deadline ofSend() {
    return new Deadline(System.nanoTime() + SEND.toNanos());
  }

  /** Always enough to ask with: a millisecond when there is nothing left. */
  public Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
  }

  public boolean allowsAnotherCall() {
    return left().compareTo(SHORTEST_CALL) >= 0;
  }
}
