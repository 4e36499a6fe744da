package vn.danda.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One day that is not like its weekday: a holiday, a swapped working day, leave, a meeting in the afternoon.
 *
 * @param likeDay the weekday whose hours are worked instead, for swapped days; null = {@code hours}
 * @param hours the hours of this day; empty = nobody is there
 * @param name what people call it
 * @param certain false while no decision has been published: dates are then said to be expected
 */
public record DutyDay(
    LocalDate day, @Nullable DayOfWeek likeDay, List<Period> hours, String name, boolean certain) {

  public DutyDay {
    hours = Period.joined(hours);
  }

  /**
   * Reads hours as staff write them: {@code nghỉ}, {@code như T2}, or {@code 07:30-11:30}. Throws {@link
   * IllegalArgumentException} that names what cannot be read.
   */
  public static DutyDay parse(LocalDate day, String hours, String name, boolean certain) {
    String text = hours.strip();
    if (text.equals("nghỉ")) {
      return new DutyDay(day, null, List.of(), name, certain);
    }
    if (text.startsWith("như ")) {
      return new DutyDay(day, WeekHours.day(text.substring(4)), List.of(), name, certain);
    }
    return new DutyDay(day, null, Arrays.stream(text.split("\\s+")).map(Period::parse).toList(), name, certain);
  }

  /** The inverse of {@link #parse}. */
  public String hoursText() {
    if (likeDay != null) {
      return "như " + WeekHours.name(likeDay);
    }
    return hours.isEmpty() ? "nghỉ" : String.join(" ", hours.stream().map(Period::toString).toList());
  }

  boolean isClosed() {
    return likeDay == null && hours.isEmpty();
  }
}
