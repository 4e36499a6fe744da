package vn.danda.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reckons as somebody with a watch would: looks at every minute, one after the other, whether it is duty time. */
final class SlowReference {

  private final WeekHours week;
  private final List<DutyDay> days;
  private final Map<LocalDate, boolean[]> minutes = new HashMap<>();

  SlowReference(WeekHours week, List<DutyDay> days) {
    this.week = week;
    this.days = days;
  }

  boolean isOpen(Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, DutyCalendar.ZONE);
    return minutes.computeIfAbsent(local.toLocalDate(), this::day)[local.getHour() * 60 + local.getMinute()];
  }

  Instant nextOpening(Instant from) {
    Instant at = from;
    while (!isOpen(at)) {
      at = at.truncatedTo(java.time.temporal.ChronoUnit.MINUTES).plusSeconds(60);
    }
    return at;
  }

  /** Seconds first up to the full minute, then minute by minute. */
  Instant add(Instant from, Duration work) {
    long left = work.toSeconds();
    Instant at = from;
    while (left > 0) {
      long step = Math.min(60 - at.getEpochSecond() % 60, isOpen(at) ? left : 60);
      if (isOpen(at)) {
        left -= step;
      }
      at = at.plusSeconds(step);
    }
    return at;
  }

  Duration between(Instant from, Instant to) {
    long sum = 0;
    for (Instant at = from; at.isBefore(to); ) {
      long step = Math.min(60 - at.getEpochSecond() % 60, to.getEpochSecond() - at.getEpochSecond());
      sum += isOpen(at) ? step : 0;
      at = at.plusSeconds(step);
    }
    return Duration.ofSeconds(sum);
  }

  private boolean[] day(LocalDate date) {
    List<Period> periods = week.days().get(date.getDayOfWeek());
    for (DutyDay special : days) {
      if (special.day().equals(date)) {
        periods = special.likeDay() == null ? special.hours() : week.days().get(special.likeDay());
      }
    }
    boolean[] open = new boolean[24 * 60];
    for (Period period : periods == null ? List.<Period>of() : periods) {
      int minute = period.from().getHour() * 60 + period.from().getMinute();
      do {
        open[minute++] = true;
      } while (minute < 24 * 60 && minute != period.to().getHour() * 60 + period.to().getMinute());
    }
    return open;
  }
}
