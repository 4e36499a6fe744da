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

  /** Returns when rung, or after {@code atMost}. */
  public void await(Duration atMost) throws InterruptedException {
    if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }
}
