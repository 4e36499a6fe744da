package vn.danda.intake;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.danda.duty.DutyCalendar;
import vn.danda.lead.LeadWatch;
import vn.danda.lead.Postbox;
import vn.danda.lead.Retention;

/**
 * Carries events that were decided in the database into the inbound streams, and looks after overdue leads. Every node
 * runs one; what one has in hand the others pass over. An event posted twice is taken in once, by its key.
 */
@Component
class Courier implements SmartLifecycle {

  private static final Duration ROUND = Duration.ofMillis(500);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(3);

  /** Overdue leads are looked at every so many rounds: a due time is no matter of seconds. */
  private static final int WATCH_EVERY = 40;

  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  private final Postbox postbox;
  private final LeadWatch watch;
  private final Erasures erasures;
  private final Retention retention;
  private final Intake intake;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private volatile boolean started;
  private volatile Thread rounds = Thread.ofVirtual().unstarted(this::goRound);

  Courier(
      Postbox postbox,
      LeadWatch watch,
      Erasures erasures,
      Retention retention,
      Intake intake,
      TransactionTemplate transactions,
      Clock clock) {
    this.postbox = postbox;
    this.watch = watch;
    this.erasures = erasures;
    this.retention = retention;
    this.intake = intake;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Posts what is due; returns how many events. */
  int post() {
    Integer posted = transactions.execute(status -> postbox.handOver(clock.instant(), intake::on));
    return posted == null ? 0 : posted;
  }

  @Override
  public void start() {
    started = true;
    rounds = Thread.ofVirtual().name("courier").start(this::goRound);
  }

  /** Woken, not interrupted: that would close the connection in the middle of a commit. */
  @Override
  public void stop() {
    started = false;
    postbox.wake();
    try {
      if (!rounds.join(ENDS_WITHIN)) {
        rounds.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return started;
  }

  @Override
  public int getPhase() {
    return 0;
  }

  private void goRound() {
    boolean begun = false;
    for (long round = 0; started; round++) {
      try {
        if (!begun) {
          transactions.executeWithoutResult(status -> erasures.again());
          begun = true;
        }
        if (round % WATCH_EVERY == 0) {
          watch.look();
          byNight();
        }
        if (post() == 0) {
          postbox.await(ROUND);
        }
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) {
        if (started) {
          log.warn("courier goes on after {}", e.getClass().getSimpleName());
          pause();
        }
      }
    }
  }

  /** When nobody waits for an answer: between two and five in the morning. */
  private void byNight() {
    int hour = clock.instant().atZone(DutyCalendar.ZONE).getHour();
    if (hour >= 2 && hour < 5) {
      retention.runOnceToday();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AFTER_FAILURE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
