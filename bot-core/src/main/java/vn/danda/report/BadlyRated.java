package vn.danda.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.danda.content.ContentPart;
import vn.danda.content.ContentTasks;
import vn.danda.content.Published;
import vn.danda.report.AnswerSignals.Counts;

/** Makes a task of an answer that people say does not help, at most once a month for each. */
@Component
class BadlyRated {

  /** Fewer taps than this say nothing yet. */
  private static final int LEAST_TAPS = 5;

  /** Surely more than this share of those who said anything were not helped. */
  private static final double TOO_MANY = 0.3;

  /** Of the normal distribution, for 90 % from one side. */
  private static final double Z = 1.2816;

  private static final int DAYS_TO_MEND = 7;
  private static final Logger log = LoggerFactory.getLogger(BadlyRated.class);

  private final AnswerSignals signals;
  private final ContentTasks tasks;
  private final Clock clock;

  BadlyRated(AnswerSignals signals, ContentTasks tasks, Clock clock) {
    this.signals = signals;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
  void lookAfter() {
    try {
      tell();
    } catch (RuntimeException e) {
      log.warn("cannot look for badly rated answers, will try again: {}", e.getMessage());
    }
  }

  /** Returns how many tasks are new. */
  int tell() {
    LocalDate today = Published.day(clock.instant());
    return (int)
        signals.all().entrySet().stream()
            .filter(entry -> isBad(entry.getValue()))
            .filter(
                entry ->
                    tasks.make(
                        new ContentTasks.Wanted(
                            ContentTasks.Kind.BADLY_RATED,
                            ContentPart.entry(entry.getKey()),
                            why(entry.getValue()),
                            "badly-rated:" + YearMonth.from(today),
                            today.plusDays(DAYS_TO_MEND),
                            null)))
            .count();
  }

  private static String why(Counts counts) {
    return counts.misses() + " trong " + (counts.fits() + counts.misses()) + " người bấm nút nói câu trả lời chưa trúng ý, "
        + counts.askedForPerson() + " người xin gặp cán bộ ngay sau đó. Xem lại lời và cách hỏi.";
  }

  private static boolean isBad(Counts counts) {
    int taps = counts.fits() + counts.misses();
    return taps >= LEAST_TAPS && atLeast(counts.misses(), taps) > TOO_MANY;
  }

  /** The lower end of Wilson's interval for a share: few taps do not yet condemn an answer. */
  static double atLeast(int hits, int of) {
    double share = (double) hits / of;
    double z2 = Z * Z;
    double middle = share + z2 / (2 * of);
    double spread = Z * Math.sqrt(share * (1 - share) / of + z2 / (4.0 * of * of));
    return (middle - spread) / (1 + z2 / of);
  }
}
