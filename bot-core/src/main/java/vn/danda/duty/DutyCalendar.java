package vn.danda.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reckons in the time somebody is on duty. Immutable, safe to share. Vietnam has had one time all year since 1975, so a
 * local time is one instant.
 */
public final class DutyCalendar {

  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final int MINUTES_OF_DAY = 24 * 60;

  private final WeekHours week;
  private final Map<LocalDate, DutyDay> days;

  /** Days given later win over those of the same date given earlier: public days first, then one's own. */
  @SafeVarargs
  public DutyCalendar(WeekHours week, List<DutyDay>... days) {
    this.week = week;
    Map<LocalDate, DutyDay> byDate = new TreeMap<>();
    for (List<DutyDay> some : days) {
      some.forEach(day -> byDate.put(day.day(), day));
    }
    this.days = Map.copyOf(byDate);
  }

  /** The hours of a day, in order, none overlapping. */
  public List<Period> hours(LocalDate date) {
    DutyDay special = days.get(date);
    if (special == null) {
      return week.on(date.getDayOfWeek());
    }
    return special.likeDay() == null ? special.hours() : week.on(special.likeDay());
  }

  /** What makes this day different, or null. */
  public @Nullable DutyDay special(LocalDate date) {
    return days.get(date);
  }

  public boolean isOpen(Instant at) {
    LocalDateTime local = local(at);
    int minute = minute(local);
    return hours(local.toLocalDate()).stream()
        .anyMatch(period -> period.firstMinute() <= minute && minute < period.endMinute());
  }

  /** The first moment at or after {@code from} at which somebody is on duty; {@code from} itself when it is one. */
  public Instant nextOpening(Instant from) {
    if (isOpen(from)) {
      return from;
    }
    LocalDateTime local = local(from);
    // Seconds past the minute: that minute is closed, so the search may begin with the next one.
    int minute = minute(local) + 1;
    for (LocalDate date = local.toLocalDate(); ; date = date.plusDays(1)) {
      for (Period period : hours(date)) {
        if (period.firstMinute() >= minute) {
          return instant(date, period.firstMinute());
        }
      }
      minute = 0;
    }
  }

  /**
   * The moment by which {@code work} of duty time has passed since {@code from}; the end of a period rather than the
   * beginning of the next. With no work it is {@code from}. Throws {@link IllegalArgumentException} when negative.
   */
  public Instant add(Instant from, Duration work) {
    if (work.isNegative()) {
      throw new IllegalArgumentException("Cannot reckon backwards: " + work);
    }
    Duration left = work;
    Instant at = from;
    if (left.isZero()) {
      return at;
    }
    for (LocalDate date = local(from).toLocalDate(); ; date = date.plusDays(1)) {
      for (Period period : hours(date)) {
        Instant begin = later(instant(date, period.firstMinute()), from);
        Instant end = instant(date, period.endMinute());
        if (begin.isBefore(end)) {
          Duration here = Duration.between(begin, end);
          if (here.compareTo(left) >= 0) {
            return begin.plus(left);
          }
          left = left.minus(here);
        }
      }
    }
  }

  /** How much duty time lies between the two; zero when {@code to} is not after {@code from}. */
  public Duration between(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    LocalDate last = local(to).toLocalDate();
    for (LocalDate date = local(from).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
      for (Period period : hours(date)) {
        Instant begin = later(instant(date, period.firstMinute()), from);
        Instant end = instant(date, period.endMinute());
        Instant until = end.isAfter(to) ? to : end;
        if (begin.isBefore(until)) {
          sum = sum.plus(Duration.between(begin, until));
        }
      }
    }
    return sum;
  }

  /** Whether a day that is only expected to be as it stands lies between the two, both days counted. */
  public boolean isUncertainBetween(Instant from, Instant to) {
    LocalDate last = local(to).toLocalDate();
    return local(from).toLocalDate().datesUntil(last.plusDays(1)).map(days::get).anyMatch(day -> day != null && !day.certain());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDateTime local(Instant at) {
    return LocalDateTime.ofInstant(at, ZONE);
  }

  private static int minute(LocalDateTime local) {
    return (int) ChronoUnit.MINUTES.between(local.toLocalDate().atStartOfDay(), local);
  }

  private static Instant instant(LocalDate date, int minute) {
    return date.atStartOfDay(ZONE).plus(Duration.ofMinutes(Math.min(minute, MINUTES_OF_DAY))).toInstant();
  }
}
