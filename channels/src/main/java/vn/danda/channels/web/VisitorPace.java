package vn.danda.channels.web;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.danda.channels.ContactId;

/** At most so many posts a minute from one visitor, on this node: no one types faster, only scripts do. */
final class VisitorPace {

  private final int perMinute;
  private final Clock clock;
  private final Map<ContactId, Integer> sent = new ConcurrentHashMap<>();
  private volatile long minute;

  VisitorPace(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  boolean allows(ContactId visitor) {
    long now = clock.millis() / 60_000;
    if (now != minute) {
      minute = now;
      sent.clear();
    }
    return sent.merge(visitor, 1, Integer::sum) <= perMinute;
  }
}
