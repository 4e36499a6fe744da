package vn.danda.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyCalendarTest {

  private static final WeekHours OFFICE = WeekHours.parse("T2-T6 07:30-11:30 13:30-17:00");
  private static final DutyCalendar CALENDAR = new DutyCalendar(OFFICE, PublicDays.days());

  @ParameterizedTest
  @CsvSource({
    // at lunch; Friday evening; the eve of Tết; the swapped Saturday; Giỗ Tổ on a Sunday, made up for on Monday
    "2026-11-25T12:00, 2026-11-25T13:30",
    "2026-11-27T17:00, 2026-11-30T07:30",
    "2027-02-04T18:00, 2027-02-12T07:30",
    "2026-08-22T06:00, 2026-08-22T07:30",
    "2026-04-25T09:00, 2026-04-28T07:30",
    "2026-11-25T09:15, 2026-11-25T09:15",
  })
  void theNextOpeningIsTheRealOne(String from, String opening) {
    assertThat(CALENDAR.nextOpening(at(from))).isEqualTo(at(opening));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T09:00, PT4H, 2026-11-25T15:00",
    "2026-11-25T07:30, PT4H, 2026-11-25T11:30",
    "2026-11-27T16:00, PT4H, 2026-11-30T10:30",
    "2027-02-04T16:00, PT2H, 2027-02-12T08:30",
  })
  void dueTimesAreReckonedInDutyTime(String from, Duration work, String due) {
    assertThat(CALENDAR.add(at(from), work)).isEqualTo(at(due));
    assertThat(CALENDAR.between(at(from), at(due))).isEqualTo(work);
  }

  /** 10,000 calendars with up to four periods a day, leave, swaps and Tết, anywhere in 2026 to 2030. */
  @Test
  void randomCalendarsGiveWhatSomebodyWithAWatchWouldCount() {
    List<String> differences = new ArrayList<>();
    for (int seed = 0; seed < 10_000; seed++) {
      Random random = new Random(seed);
      WeekHours week = week(random);
      List<DutyDay> own = ownDays(random);
      List<DutyDay> all = new ArrayList<>(PublicDays.days());
      all.addAll(own);
      DutyCalendar calendar = new DutyCalendar(week, PublicDays.days(), own);
      SlowReference reference = new SlowReference(week, all);
      Instant from =
          Instant.parse("2025-12-31T17:00:00Z").plusSeconds(random.nextLong(5L * 365 * 86_400 - 40 * 86_400));
      Duration work = Duration.ofSeconds(random.nextInt(10) == 0 ? 0 : random.nextLong(30 * 3600));
      Instant due = calendar.add(from, work);
      compare(differences, seed, "isOpen", reference.isOpen(from), calendar.isOpen(from));
      compare(differences, seed, "nextOpening", reference.nextOpening(from), calendar.nextOpening(from));
      compare(differences, seed, "add", reference.add(from, work), due);
      compare(differences, seed, "between", reference.between(from, due), calendar.between(from, due));
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void hoursAreReadAndWrittenAsStaffWriteThem() {
    assertThat(WeekHours.parse("T2-T6 7:30-11:30 13:30-17:00; T7 07:30-11:30; CN 20:00-24:00"))
        .hasToString("T2-T6 07:30-11:30 13:30-17:00; T7 07:30-11:30; CN 20:00-24:00");
    assertThat(WeekHours.parse("T2 08:00-10:00 09:00-12:00")).hasToString("T2 08:00-12:00");
    LocalDate day = LocalDate.of(2027, 3, 1);
    for (String hours : List.of("nghỉ", "như T6", "07:30-11:30")) {
      assertThat(DutyDay.parse(day, hours, "họp", true).hoursText()).isEqualTo(hours);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T2-T6 07:30|Not a period such as 07:30-11:30: '07:30'",
        "T9 07:30-11:30|Not a day (T2, T3, T4, T5, T6, T7, CN): 'T9'",
        "T6-T2 07:30-11:30|Not days such as T2-T6: 'T6-T2'",
        "T2 11:30-07:30|A period ends after it begins: 11:30-07:30",
        "T2 07:30-25:00|Not a time of day such as 07:30: '25:00'",
        "T2 07:30-08:00; T2 09:00-10:00|The day T2 stands twice in 'T2 07:30-08:00; T2 09:00-10:00'",
        "T2|A week needs hours on at least one day",
      })
  void whatCannotBeReadIsNamed(String hours, String message) {
    assertThatThrownBy(() -> WeekHours.parse(hours)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-25T13:30|2026-11-25T11:40|1 giờ 30 chiều hôm nay",
        "2026-11-26T07:30|2026-11-25T20:00|7 giờ 30 sáng mai (thứ năm 26/11)",
        "2027-02-12T07:30|2027-02-04T18:00|7 giờ 30 sáng thứ sáu 12/2",
        "2027-01-04T07:30|2026-12-31T18:00|7 giờ 30 sáng thứ hai 4/1/2027",
      })
  void anOpeningIsSaidAsPeopleSayIt(String opening, String now, String words) {
    assertThat(OpeningWords.of(at(opening), at(now))).isEqualTo(words);
  }

  @Test
  void daysThatAreOnlyExpectedAreKnownToBe() {
    assertThat(CALENDAR.isUncertainBetween(at("2027-02-04T18:00"), at("2027-02-12T07:30"))).isTrue();
    assertThat(CALENDAR.isUncertainBetween(at("2026-04-29T18:00"), at("2026-05-04T07:30"))).isFalse();
  }

  private static void compare(List<String> differences, int seed, String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      differences.add("calendar " + seed + " " + what + ": " + actual + " instead of " + expected);
    }
  }

  private static WeekHours week(Random random) {
    Map<DayOfWeek, List<Period>> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day, random.nextInt(4) == 0 ? List.of() : periods(random));
    }
    days.put(DayOfWeek.of(1 + random.nextInt(7)), List.of(period(random)));
    return new WeekHours(days);
  }

  private static List<Period> periods(Random random) {
    List<Period> periods = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      periods.add(period(random));
    }
    return periods;
  }

  private static Period period(Random random) {
    int from = random.nextInt(24 * 60);
    int to = from + 1 + random.nextInt(24 * 60 - from);
    return new Period(LocalTime.ofSecondOfDay(from * 60L), to == 24 * 60 ? LocalTime.MIDNIGHT : LocalTime.ofSecondOfDay(to * 60L));
  }

  private static List<DutyDay> ownDays(Random random) {
    List<DutyDay> days = new ArrayList<>();
    for (int i = random.nextInt(200); i > 0; i--) {
      LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(5 * 365));
      switch (random.nextInt(3)) {
        case 0 -> days.add(new DutyDay(day, null, List.of(), "phép", true));
        case 1 -> days.add(new DutyDay(day, DayOfWeek.of(1 + random.nextInt(7)), List.of(), "đổi", true));
        default -> days.add(new DutyDay(day, null, periods(random), "khác", true));
      }
    }
    return days;
  }

  private static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(DutyCalendar.ZONE).toInstant();
  }
}
