package vn.danda.store;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places on the walk of a message where dying would hurt most, so that a test can die exactly there. With {@code
 * -Ddanda.crash=AFTER_SEND:7} the process halts, with no goodbye, when it passes that place for the seventh time. Without
 * the property a place costs one comparison with a constant.
 */
public enum CrashPoint {
  /** The request is read and found genuine; nothing is stored. */
  BEFORE_ACCEPT,
  /** The event is on disk; the network has not heard 200. */
  AFTER_ACCEPT,
  /** Events and conversations are read; nothing is thought. */
  BEFORE_THINKING,
  /** The turns are thought; nothing is committed. */
  BEFORE_COMMIT,
  /** The turns are committed; nobody has been woken to send. */
  AFTER_COMMIT,
  /** A message is about to be claimed. */
  BEFORE_CLAIM,
  /** It is claimed; the network has not been called. */
  AFTER_CLAIM,
  /** The network took it; we have not written that down. Only here may a message come twice. */
  AFTER_SEND,
  /** The network said "later"; we have not written that down. */
  BEFORE_RETRY,
  /** The send is settled. */
  AFTER_SETTLE,
  /** Records are read; the database has not been called. */
  BEFORE_RECORD,
  /** Records are written, the transaction is open. */
  IN_TRANSACTION,
  /** The transaction is committed; the records are still in Redis. */
  AFTER_RECORD,
  /** The records are gone from Redis; the pages have not heard. */
  AFTER_FORGET,
  /** Leases are taken; no thread works their shards. */
  AFTER_LEASE;

  private static final String PLACE;
  private static final AtomicInteger LEFT;

  static {
    String[] crash = System.getProperty("danda.crash", "").split(":");
    PLACE = crash[0].toUpperCase(Locale.ROOT);
    LEFT = new AtomicInteger(crash.length > 1 ? Integer.parseInt(crash[1]) : 1);
  }

  /** The process is here. */
  public void passed() {
    if (!PLACE.isEmpty() && PLACE.equals(name()) && LEFT.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(137);
    }
  }
}
