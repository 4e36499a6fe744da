package vn.danda.channels.web;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.danda.channels.ContactId;

/** At most twenty messages a minute from one visitor, on this node: no one types faster, only scripts do. */
final class VisitorPace {

  private static final int PER_MINUTE = 20;

  private final Clock clock;
  private final Map<ContactId, Integer> sent = new ConcurrentHashMap<>();
  private volatile long minute;

  VisitorPace(Clock clock) {
    this.clock = clock;
  }

  boolean allows(ContactId visitor) {
    long now = clock.millis() / 60_000;
    if (now != minute) {
      minute = now;
      sent.clear();
    }
    return sent.merge(visitor, 1, Integer::sum) <= PER_MINUTE;
  }
}
