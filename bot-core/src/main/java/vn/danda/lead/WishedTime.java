package vn.danda.lead;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.duty.DutyCalendar;
import vn.danda.knowledge.text.VietnameseText;

/**
 * When somebody wants to be called, as people write it: "mai 8h", "chiều thứ 3", "15/12 9g30", "2 tiếng nữa". What can be
 * meant in several ways is asked back, never guessed. Pure.
 */
public sealed interface WishedTime {

  /** One moment, ahead of now. */
  record At(Instant moment) implements WishedTime {}

  /** One of these, all ahead of now. */
  record OneOf(List<Instant> moments) implements WishedTime {
    public OneOf {
      moments = List.copyOf(moments);
    }
  }

  /** No time is named, or only one that is over. */
  record Unclear() implements WishedTime {}

  /** Seen from {@code now}, in Vietnam's time. */
  static WishedTime read(String typed, Instant now) {
    return new Reader(" " + VietnameseText.fold(VietnameseText.normalise(typed)).strip() + " ", now.atZone(DutyCalendar.ZONE)).read();
  }

  /** One text on its way to a moment. */
  final class Reader {
    private static final Pattern AHEAD = Pattern.compile(" (?:sau )?(\\d{1,2}|nua|mot|hai|ba)(?: ?(tieng|gio|phut|h|p))(?: nua)?(?: (nua|sau)) ");
    private static final Pattern CLOCK = Pattern.compile("[ ,](\\d{1,2}) ?(?:h|g|gio|:)(?: ?(\\d{2})(?!\\d)| ?(ruoi))?(?= |,|\\.)");
    private static final Pattern DATE = Pattern.compile("[ ,](?:ngay )?(\\d{1,2})[/\\-.](\\d{1,2})(?:[/\\-.](\\d{4}))?(?= |,)");
    private static final Pattern DAY_OF_MONTH = Pattern.compile(" (?:ngay|mung|mong) (\\d{1,2})(?= |,)");
    private static final Pattern IN_DAYS = Pattern.compile(" (\\d{1,2}|hai|ba) (?:ngay|hom) (?:nua|sau) ");
    private static final Pattern WEEKDAY = Pattern.compile(" (?:thu|t) ?([2-7]|hai|ba|tu|nam|sau|bay)(?= |,)| (cn|chu nhat)(?= |,)");
    private static final Pattern NEXT_WEEK = Pattern.compile(" tuan (?:sau|toi) ");
    private static final Pattern PART = Pattern.compile(" (?:buoi )?(sang|trua|chieu|toi)(?= |,)");
    private static final List<String> WEEKDAYS = List.of("hai", "ba", "tu", "nam", "sau", "bay");

    /** Nobody is called earlier or later unless they say so in so many words. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final String text;
    private final ZonedDateTime now;

    Reader(String text, ZonedDateTime now) {
      this.text = text;
      this.now = now;
    }

    WishedTime read() {
      Optional<Instant> ahead = ahead();
      if (ahead.isPresent()) {
        return new At(ahead.get());
      }
      // "tới" of "tuần tới" is no evening.
      String part = part(NEXT_WEEK.matcher(text).replaceAll(" "));
      List<LocalTime> times = times(part);
      Optional<List<LocalDate>> days = days();
      if (times.isEmpty() && part == null && days.isEmpty()) {
        return new Unclear();
      }
      List<LocalTime> meant = !times.isEmpty() ? times : part != null ? List.of(CallTimes.PARTS.getOrDefault(part, MORNING)) : usual();
      List<LocalDate> on = days.orElseGet(() -> List.of(now.toLocalDate()));
      List<Instant> moments = moments(on, meant);
      if (moments.isEmpty() && days.isEmpty()) {
        // "8h" at nine: tomorrow's.
        moments = moments(List.of(now.toLocalDate().plusDays(1)), meant);
      }
      return switch (moments.size()) {
        case 0 -> new Unclear();
        case 1 -> new At(moments.getFirst());
        default -> new OneOf(moments.stream().limit(CallTimes.MOST).toList());
      };
    }

    private List<Instant> moments(List<LocalDate> days, List<LocalTime> times) {
      return days.stream()
          .flatMap(day -> times.stream().map(time -> day.atTime(time).atZone(DutyCalendar.ZONE).toInstant()))
          .filter(moment -> moment.isAfter(now.toInstant()))
          .sorted()
          .toList();
    }

    /** "30 phút nữa", "nửa tiếng nữa". */
    private Optional<Instant> ahead() {
      Matcher matcher = AHEAD.matcher(text);
      if (!matcher.find()) {
        return Optional.empty();
      }
      boolean minutes = matcher.group(2).startsWith("p");
      Duration unit = minutes ? Duration.ofMinutes(1) : Duration.ofHours(1);
      Duration wait = matcher.group(1).equals("nua") ? unit.dividedBy(2) : unit.multipliedBy(number(matcher.group(1)));
      return Optional.of(now.toInstant().plus(wait));
    }

    private @Nullable String part(String words) {
      Matcher matcher = PART.matcher(words);
      String part = null;
      while (matcher.find()) {
        part = matcher.group(1);
      }
      return part;
    }

    /** None when no clock is named; two when morning and evening are both possible. */
    private List<LocalTime> times(@Nullable String part) {
      Matcher matcher = CLOCK.matcher(text);
      if (!matcher.find()) {
        return List.of();
      }
      int hour = Integer.parseInt(matcher.group(1));
      int minute = matcher.group(3) != null ? 30 : matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
      if (hour > 23 || minute > 59) {
        return List.of();
      }
      return hours(hour, part).stream().map(one -> LocalTime.of(one, minute)).toList();
    }

    private static List<Integer> hours(int hour, @Nullable String part) {
      if (hour > 12 || hour == 0) {
        return List.of(hour);
      }
      if (part != null) {
        boolean after = part.equals("chieu") || part.equals("toi") || (part.equals("trua") && hour < 10);
        return List.of(after && hour < 12 ? hour + 12 : hour);
      }
      // "6h", "7h": before work or after it. Nobody means four in the morning, or ten at night.
      return hour == 6 || hour == 7 ? List.of(hour, hour + 12) : List.of(hour < 6 ? hour + 12 : hour);
    }

    private static List<LocalTime> usual() {
      return CallTimes.PARTS.values().stream().sorted().toList();
    }

    /** Empty when no day is named. */
    private Optional<List<LocalDate>> days() {
      LocalDate today = now.toLocalDate();
      Matcher date = DATE.matcher(text);
      if (date.find()) {
        return Optional.of(dated(date, today));
      }
      Matcher inDays = IN_DAYS.matcher(text);
      if (inDays.find()) {
        return Optional.of(List.of(today.plusDays(number(inDays.group(1)))));
      }
      Matcher weekday = WEEKDAY.matcher(text);
      if (weekday.find()) {
        return Optional.of(weekday(weekday, today));
      }
      Matcher day = DAY_OF_MONTH.matcher(text);
      if (day.find()) {
        return Optional.of(ofMonth(Integer.parseInt(day.group(1)), today));
      }
      return word(today);
    }

    private Optional<List<LocalDate>> word(LocalDate today) {
      if (text.matches(".* (?:ngay kia|hom kia|mot) .*") && !text.contains(" mot tieng")) {
        return Optional.of(List.of(today.plusDays(2)));
      }
      if (text.matches(".* (?:ngay mai|mai|sang mai|chieu mai|toi mai) .*")) {
        return Optional.of(List.of(today.plusDays(1)));
      }
      return text.matches(".* (?:hom nay|nay|bay gio) .*") ? Optional.of(List.of(today)) : Optional.empty();
    }

    /** Without a year it is the next such day. */
    private static List<LocalDate> dated(Matcher date, LocalDate today) {
      try {
        int year = date.group(3) == null ? today.getYear() : Integer.parseInt(date.group(3));
        LocalDate day = LocalDate.of(year, Integer.parseInt(date.group(2)), Integer.parseInt(date.group(1)));
        return List.of(date.group(3) == null && day.isBefore(today) ? day.plusYears(1) : day);
      } catch (DateTimeException noSuchDay) {
        return List.of();
      }
    }

    /** "Thứ 3" said on a Tuesday may be today or in a week. */
    private List<LocalDate> weekday(Matcher found, LocalDate today) {
      String named = found.group(1);
      DayOfWeek day = found.group(2) != null ? DayOfWeek.SUNDAY : DayOfWeek.of(named.matches("\\d") ? Integer.parseInt(named) - 1 : WEEKDAYS.indexOf(named) + 1);
      if (NEXT_WEEK.matcher(text).find()) {
        return List.of(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day)));
      }
      LocalDate next = today.with(TemporalAdjusters.next(day));
      return today.getDayOfWeek() == day ? List.of(today, next) : List.of(next);
    }

    private static List<LocalDate> ofMonth(int day, LocalDate today) {
      return Stream.iterate(today.withDayOfMonth(1), month -> month.plusMonths(1))
          .limit(3)
          .filter(month -> day >= 1 && day <= month.lengthOfMonth())
          .map(month -> month.withDayOfMonth(day))
          .filter(one -> !one.isBefore(today))
          .limit(1)
          .toList();
    }

    private static int number(String word) {
      return switch (word) {
        case "mot" -> 1;
        case "hai" -> 2;
        case "ba" -> 3;
        default -> Integer.parseInt(word);
      };
    }
  }
}
