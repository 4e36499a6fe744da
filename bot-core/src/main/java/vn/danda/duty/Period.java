package vn.danda.duty;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of one day, whole minutes; {@code to} is not in it any more. Midnight as {@code to} is the end of the day.
 */
public record Period(LocalTime from, LocalTime to) {

  public Period {
    boolean toTheEnd = to.equals(LocalTime.MIDNIGHT);
    if (!toTheEnd && !from.isBefore(to)) {
      throw new IllegalArgumentException("A period ends after it begins: " + from + "-" + to);
    }
    if (!from.truncatedTo(ChronoUnit.MINUTES).equals(from) || !to.truncatedTo(ChronoUnit.MINUTES).equals(to)) {
      throw new IllegalArgumentException("A period is in whole minutes: " + from + "-" + to);
    }
  }

  /** Reads {@code 07:30-11:30}; {@code 24:00} is the end of the day. Throws {@link IllegalArgumentException}. */
  public static Period parse(String text) {
    String[] ends = text.strip().split("\\s*[-–]\\s*");
    if (ends.length != 2) {
      throw new IllegalArgumentException("Not a period such as 07:30-11:30: '" + text + "'");
    }
    return new Period(time(ends[0]), ends[1].equals("24:00") ? LocalTime.MIDNIGHT : time(ends[1]));
  }

  /** In order, what overlaps or touches made one. */
  static List<Period> joined(List<Period> periods) {
    List<Period> result = new ArrayList<>();
    for (Period next : periods.stream().sorted(Comparator.comparing(Period::from)).toList()) {
      Period last = result.isEmpty() ? null : result.getLast();
      if (last != null && next.firstMinute() <= last.endMinute()) {
        result.removeLast();
        result.add(new Period(last.from, next.endMinute() > last.endMinute() ? next.to : last.to));
      } else {
        result.add(next);
      }
    }
    return List.copyOf(result);
  }

  /** Minute of the day. */
  int firstMinute() {
    return from.toSecondOfDay() / 60;
  }

  /** Minute of the day, 1440 for its end. */
  int endMinute() {
    return to.equals(LocalTime.MIDNIGHT) ? 24 * 60 : to.toSecondOfDay() / 60;
  }

  @Override
  public String toString() {
    return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString());
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException("Not a time of day such as 07:30: '" + text + "'", e);
    }
  }
}
