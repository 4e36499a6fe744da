package vn.danda.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A moment in the words people use: "7 giờ 30 sáng mai (thứ tư 25/11)". */
public final class OpeningWords {

  private static final List<String> DAYS =
      List.of("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật");

  private OpeningWords() {}

  /** When it is, seen from {@code now}; with the year when it is another one. */
  public static String of(Instant moment, Instant now) {
    ZonedDateTime then = moment.atZone(DutyCalendar.ZONE);
    LocalDate today = now.atZone(DutyCalendar.ZONE).toLocalDate();
    LocalDate day = then.toLocalDate();
    long days = ChronoUnit.DAYS.between(today, day);
    String date = day.getDayOfMonth() + "/" + day.getMonthValue() + (day.getYear() == today.getYear() ? "" : "/" + day.getYear());
    String named = DAYS.get(day.getDayOfWeek().getValue() - 1) + " " + date;
    if (days == 0) {
      return clock(then.toLocalTime()) + " hôm nay";
    }
    return days == 1 ? clock(then.toLocalTime()) + " mai (" + named + ")" : clock(then.toLocalTime()) + " " + named;
  }

  private static String clock(LocalTime time) {
    int hour = time.getHour();
    String part = hour < 11 ? "sáng" : hour < 13 ? "trưa" : hour < 18 ? "chiều" : "tối";
    int shown = hour > 12 ? hour - 12 : hour;
    return shown + " giờ" + (time.getMinute() == 0 ? "" : " " + time.getMinute()) + " " + part;
  }
}
