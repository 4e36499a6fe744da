package vn.danda.channels.telegram;

import java.time.Duration;

/**
 * Lets one node poll at a time: Telegram answers 409 to the second one. The lock only saves trouble; updates fetched
 * twice are dropped by their dedupe key.
 */
public interface PollingLock {

  /** Takes the lock, or prolongs it when this node holds it. Whether this node holds it for {@code forAtLeast} now. */
  boolean hold(Duration forAtLeast);

  /** Gives the lock up, if this node holds it. */
  void release();
}
