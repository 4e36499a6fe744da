package vn.danda.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting worker; several calls before it looks count as one. Safe for many threads. */
public final class Signal {

  private final Semaphore bell = new Semaphore(0);

  public void ring() {
    bell.release();
  }

  /** Returns when rung, or after {@code atMost}; whether it was rung. */
  public boolean await(Duration atMost) throws InterruptedException {
    boolean rung = bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (rung) {
      bell.drainPermits();
    }
    return rung;
  }
}
