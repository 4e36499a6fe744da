package vn.danda.knowledge.spoken;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.danda.knowledge.spoken.Reading.Kind;

/** {@code 1/7/2025}, {@code tháng sau}, {@code bựa qua}, {@code sang năm}, {@code cuối tháng ni}. */
final class DateGrammar {

  private static final Pattern DAY_MONTH_YEAR = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})");
  private static final Pattern TWO_PARTS = Pattern.compile("(\\d{1,2})[-/](\\d{4}|\\d{1,2})");

  private static final Map<String, Integer> DAYS_FROM_TODAY =
      Map.ofEntries(
          Map.entry("hôm nay", 0), Map.entry("bữa nay", 0), Map.entry("bữa ni", 0), Map.entry("bựa ni", 0),
          Map.entry("bựa nay", 0), Map.entry("bây giờ", 0), Map.entry("bây chừ", 0), Map.entry("bay chừ", 0),
          Map.entry("hiện giờ", 0), Map.entry("hiện nay", 0), Map.entry("hnay", 0), Map.entry("hni", 0),
          Map.entry("hôm ni", 0), Map.entry("ngay ni", 0), Map.entry("hôm qua", -1), Map.entry("bữa qua", -1),
          Map.entry("bựa qua", -1), Map.entry("hqua", -1), Map.entry("ngày qua", -1), Map.entry("hôm kia", -2),
          Map.entry("bữa kia", -2), Map.entry("bựa kia", -2), Map.entry("hôm kìa", -3), Map.entry("ngày mai", 1),
          Map.entry("sáng mai", 1), Map.entry("chiều mai", 1), Map.entry("trưa mai", 1), Map.entry("bữa mai", 1),
          Map.entry("ngày mơi", 1), Map.entry("mơi", 1), Map.entry("ngày mốt", 2), Map.entry("bữa mốt", 2),
          Map.entry("ngày kia", 2), Map.entry("mốt", 2));

  private static final Map<String, Integer> YEARS_FROM_NOW =
      Map.ofEntries(
          Map.entry("năm ngoái", -1), Map.entry("năm trước", -1), Map.entry("năm rồi", -1), Map.entry("năm vừa rồi",
          -1),
          Map.entry("năm qua", -1), Map.entry("năm kia", -2), Map.entry("năm kìa", -3), Map.entry("sang năm", 1),
          Map.entry("qua năm", 1), Map.entry("năm sau", 1), Map.entry("năm tới", 1), Map.entry("năm tê", -2),
          Map.entry("năm mới", 1), Map.entry("ra năm", 1));

  /** A day of the lunar year or a time "everybody knows": only the person can say which day it was. */
  private static final List<String> VAGUE =
      List.of(
          "hồi dịch", "đợt dịch", "mùa dịch", "lúc dịch", "trước tết", "sau tết", "ra tết", "qua tết", "hồi tết",
          "ăn tết",
          "dịp tết", "nghỉ hè", "hè năm", "mùa hè", "rằm tháng", "mùng một", "mùng 1", "bựa tê", "bữa tê", "hôm tê",
          "hôm trước", "bữa trước", "bựa trước", "hôm bữa", "bữa hổm", "hôm nọ", "mấy bữa trước",
          "tuần trước", "tuần sau", "tuần tới", "tuần này", "tuần ni", "tuần rồi", "đợt trước", "tháng giêng",
          "tháng chạp",
          "bữa nọ", "hôm rồi", "mai mốt", "vài bữa nữa", "mấy bữa nữa", "mấy hôm nữa", "cuối tuần");

  private static final Set<String> VAGUE_BEGINNINGS = Sentence.beginnings(VAGUE);
  private static final Set<String> DAY_BEGINNINGS = Sentence.beginnings(DAYS_FROM_TODAY.keySet());
  private static final Set<String> YEAR_BEGINNINGS = Sentence.beginnings(YEARS_FROM_NOW.keySet());

  private static final Map<String, DayOfWeek> WEEKDAYS =
      Map.ofEntries(
          Map.entry("hai", DayOfWeek.MONDAY), Map.entry("2", DayOfWeek.MONDAY), Map.entry("ba", DayOfWeek.TUESDAY),
          Map.entry("3", DayOfWeek.TUESDAY), Map.entry("tư", DayOfWeek.WEDNESDAY), Map.entry("4", DayOfWeek.WEDNESDAY),
          Map.entry("năm", DayOfWeek.THURSDAY), Map.entry("5", DayOfWeek.THURSDAY), Map.entry("sáu", DayOfWeek.FRIDAY),
          Map.entry("6", DayOfWeek.FRIDAY), Map.entry("bảy", DayOfWeek.SATURDAY), Map.entry("7", DayOfWeek.SATURDAY));

  private DateGrammar() {}

  /** A month with its year, and the first word after it. */
  record Month(YearMonth month, int end) {}

  static Optional<Reading> at(Sentence s, int i, LocalDate today) {
    return fullDate(s, i)
        .or(() -> dayAndMonth(s, i, today))
        .or(() -> partOf(s, i, today))
        .or(() -> monthAt(s, i).map(month -> Reading.clear(Kind.DATE, month.month(), month.end())))
        .or(() -> numberedMonth(s, i, today))
        .or(() -> nearMonth(s, i, today, false))
        .or(() -> weekday(s, i, today))
        .or(() -> vague(s, i))
        .or(() -> named(s, i, today))
        .or(() -> year(s, i));
  }

  private static Optional<Reading> fullDate(Sentence s, int i) {
    return day(s, i).map(day -> Reading.clear(Kind.DATE, day.day(), day.end()));
  }

  /** A day with month and year, and the first word after it. */
  record Day(LocalDate day, int end) {}

  /** {@code 1/7/2025}, {@code ngày 1 tháng 7 năm 2025}. */
  static Optional<Day> day(Sentence s, int i) {
    Matcher slashed = DAY_MONTH_YEAR.matcher(s.at(i).text());
    if (slashed.matches()) {
      return date(fullYear(slashed.group(3)), slashed.group(2), slashed.group(1)).map(day -> new Day(day, i + 1));
    }
    int at = s.is(i, "ngày", "mùng", "mồng") ? i + 1 : i;
    if (s.at(at).isWhole() && SpanGrammar.isMonth(s, at + 1) && s.at(at + 2).isWhole()) {
      int yearAt = s.is(at + 3, "năm", "/", "nam") ? at + 4 : at + 3;
      if (s.at(yearAt).like("(?:19|20)\\d\\d")) {
        return date(Integer.parseInt(s.at(yearAt).text()), s.at(at + 2).text(), s.at(at).text())
            .map(day -> new Day(day, yearAt + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> date(int year, String month, String day) {
    try {
      return Optional.of(LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static int fullYear(String digits) {
    int year = Integer.parseInt(digits);
    if (digits.length() == 4) {
      return year;
    }
    return year <= 30 ? 2000 + year : 1900 + year;
  }

  /** {@code 3/4}, {@code ngày 3 tháng 4}: of which year? */
  private static Optional<Reading> dayAndMonth(Sentence s, int i, LocalDate today) {
    Matcher parts = TWO_PARTS.matcher(s.at(i).text());
    if (parts.matches() && parts.group(2).length() <= 2 && Integer.parseInt(parts.group(2)) <= 12) {
      return twice(parts.group(2), parts.group(1), i + 1, today);
    }
    Optional<Cardinal> day = s.is(i, "ngày", "mùng", "mồng", "hôm") ? Cardinal.at(s, i + 1) : Optional.empty();
    if (day.isPresent() && SpanGrammar.isMonth(s, day.get().end())) {
      Optional<Reading> month = nearMonth(s, day.get().end(), today, true);
      if (month.isPresent()) {
        return dayOf(month.get(), day.get().low().intValue(), s.is(i, "mùng", "mồng"));
      }
    }
    if (s.is(i, "ngày", "mùng") && s.at(i + 1).isWhole() && SpanGrammar.isMonth(s, i + 2) && s.at(i + 3).isWhole()) {
      return twice(s.at(i + 3).text(), s.at(i + 1).text(), i + 4, today);
    }
    return Optional.empty();
  }

  /** "ngày 5 tháng sau"; "mùng" counts days by the moon as a rule. */
  private static Optional<Reading> dayOf(Reading month, int day, boolean lunar) {
    YearMonth of = YearMonth.parse(month.values().getFirst());
    if (!of.isValidDay(day)) {
      return Optional.empty();
    }
    return Optional.of(
        lunar || month.ask() != null
            ? Reading.unsure(Kind.DATE, List.of(of.atDay(day)), "date_day", month.end())
            : Reading.clear(Kind.DATE, of.atDay(day), month.end()));
  }

  /** The number of a month in digits or words. */
  static Optional<Cardinal> monthNumber(Sentence s, int i) {
    return Cardinal.at(s, i)
        .filter(number -> !number.loose() && number.low().scale() <= 0)
        .filter(number -> number.low().intValue() >= 1 && number.low().intValue() <= 12);
  }

  private static Optional<Reading> twice(String month, String day, int end, LocalDate today) {
    Optional<LocalDate> thisYear = date(today.getYear(), month, day);
    return thisYear.map(
        date -> {
          LocalDate last = date.isAfter(today) ? date.minusYears(1) : date;
          return Reading.unsure(Kind.DATE, List.of(last, last.plusYears(1)), "date_year", end);
        });
  }

  /** The month of an end of a span, which may be said to the day: {@code từ đầu tháng 3/2019}, {@code 1/7/2025}. */
  static Optional<Month> endOfSpan(Sentence s, int i) {
    int at = i;
    while (s.is(at, "từ", "đầu", "giữa", "cuối", "hồi") && at < i + 2) {
      at++;
    }
    Optional<Month> day = day(s, at).map(found -> new Month(YearMonth.from(found.day()), found.end()));
    return day.isPresent() ? day : monthAt(s, at);
  }

  /** {@code 3/2019}, {@code tháng 3/2019}, {@code t3/2019}, {@code tháng 3 năm 2019}. */
  static Optional<Month> monthAt(Sentence s, int at) {
    boolean named = SpanGrammar.isMonth(s, at) || (s.is(at, "t") && !s.at(at).glued());
    int number = named ? at + 1 : at;
    Matcher parts = TWO_PARTS.matcher(s.at(number).text());
    if (parts.matches()) {
      boolean isYear = parts.group(2).length() == 4 || Integer.parseInt(parts.group(2)) > 12;
      return isYear ? month(fullYear(parts.group(2)), parts.group(1), number + 1) : Optional.empty();
    }
    if (named && s.at(number).isWhole()) {
      int year = s.is(number + 1, "năm", "nam", "/", "-") ? number + 2 : number + 1;
      if (s.at(year).like("(?:19|20)\\d\\d")) {
        return month(Integer.parseInt(s.at(year).text()), s.at(number).text(), year + 1);
      }
    }
    return Optional.empty();
  }

  private static Optional<Month> month(int year, String month, int end) {
    int number = Integer.parseInt(month);
    return number >= 1 && number <= 12 ? Optional.of(new Month(YearMonth.of(year, number), end)) : Optional.empty();
  }

  /** "tháng 12 này", "tháng 3 tới", "t7 vừa rồi"; without such a word the year is asked. */
  private static Optional<Reading> numberedMonth(Sentence s, int i, LocalDate today) {
    boolean named = SpanGrammar.isMonth(s, i) || (s.is(i, "t") && s.at(i + 1).glued());
    boolean counted = Cardinal.at(s, i - 1).filter(n -> n.end() == i && !s.is(i - 1, "năm")).isPresent();
    if (!named || s.at(i).glued() || counted) {
      return Optional.empty();
    }
    Optional<Cardinal> number = monthNumber(s, i + 1);
    if (number.isEmpty() || (!s.at(i + 1).isDigits() && !isNearWord(s, number.get().end()))) {
      return Optional.empty();
    }
    YearMonth month = YearMonth.of(today.getYear(), number.get().low().intValue());
    return Optional.of(whichYear(s, month, number.get().end(), today));
  }

  /** In words a month needs such a word behind it: "mỗi tháng hai triệu" names none. */
  private static boolean isNearWord(Sentence s, int i) {
    return s.is(i, "này", "ni", "tới", "sau", "trước", "vừa", "năm", "sang", "rồi");
  }

  private static Reading whichYear(Sentence s, YearMonth thisYears, int next, LocalDate today) {
    YearMonth now = YearMonth.from(today);
    YearMonth last = thisYears.isAfter(now) ? thisYears.minusYears(1) : thisYears;
    YearMonth coming = thisYears.isBefore(now) ? thisYears.plusYears(1) : thisYears;
    int back = s.length(next, List.of("vừa rồi", "vừa qua", "rồi", "trước", "qua"));
    if (back > 0) {
      return Reading.clear(Kind.DATE, last, next + back);
    }
    int lastYear = s.length(next, List.of("năm ngoái", "năm trước", "năm rồi"));
    if (lastYear > 0) {
      return Reading.clear(Kind.DATE, thisYears.minusYears(1), next + lastYear);
    }
    int nextYear = s.length(next, List.of("năm sau", "năm tới", "sang năm"));
    if (nextYear > 0) {
      return Reading.clear(Kind.DATE, thisYears.plusYears(1), next + nextYear);
    }
    int ahead = s.length(next, List.of("tới đây", "sắp tới", "sắp tới này", "tới", "sau", "này", "ni"));
    if (ahead > 0 || s.is(next + 1, "tới") && Cardinal.at(s, next).isEmpty()) {
      boolean these = s.is(next, "này", "ni");
      return Reading.clear(Kind.DATE, these ? thisYears : coming, next + ahead);
    }
    int thisYear = s.length(next, List.of("năm nay", "năm ni"));
    if (thisYear > 0) {
      return Reading.clear(Kind.DATE, thisYears, next + thisYear);
    }
    return Reading.unsure(Kind.DATE, List.of(last), "date_year", next);
  }

  private static Optional<Reading> nearMonth(Sentence s, int i, LocalDate today, boolean afterDay) {
    boolean counted = !afterDay && Cardinal.at(s, i - 1).filter(n -> n.end() == i).isPresent();
    if (!SpanGrammar.isMonth(s, i) || counted) {
      return Optional.empty();
    }
    YearMonth now = YearMonth.from(today);
    if (s.is(i + 1, "này", "ni")) {
      return Optional.of(Reading.clear(Kind.DATE, now, i + 2));
    }
    if (s.is(i + 1, "trước", "rồi", "qua", "vừa")) {
      return Optional.of(Reading.clear(Kind.DATE, now.minusMonths(1), i + 2));
    }
    if (s.is(i + 1, "tới") && !s.is(i + 1, "tôi")) {
      return Optional.of(Reading.clear(Kind.DATE, now.plusMonths(1), i + 2));
    }
    if (s.is(i + 1, "sau")) {
      // Without marks this is also "tháng sáu".
      YearMonth june = now.getMonthValue() < 6 ? now.withMonth(6) : now.plusYears(1).withMonth(6);
      return Optional.of(
          s.isUnmarked()
              ? Reading.unsure(Kind.DATE, List.of(now.plusMonths(1), june), "date_sau", i + 2)
              : Reading.clear(Kind.DATE, now.plusMonths(1), i + 2));
    }
    return Optional.empty();
  }

  /** "cuối tháng ni" is a day; "đầu năm sau", "cuối năm" are not. */
  private static Optional<Reading> partOf(Sentence s, int i, LocalDate today) {
    if (!s.is(i, "đầu", "giữa", "cuối") || s.is(i - 1, "bắt")) {
      return Optional.empty();
    }
    YearMonth now = YearMonth.from(today);
    if (s.is(i, "cuối") && SpanGrammar.isMonth(s, i + 1) && !s.at(i + 2).isDigits()) {
      Optional<YearMonth> month =
          s.is(i + 2, "này", "ni") ? Optional.of(now)
              : s.is(i + 2, "trước") ? Optional.of(now.minusMonths(1))
              : s.is(i + 2, "sau", "tới") && !s.isUnmarked() ? Optional.of(now.plusMonths(1))
              : Optional.empty();
      if (month.isPresent()) {
        return Optional.of(Reading.clear(Kind.DATE, month.get().atEndOfMonth(), i + 3));
      }
    }
    if (SpanGrammar.isMonth(s, i + 1) || s.is(i + 1, "t")) {
      Optional<Reading> month = monthAt(s, i + 1).isPresent() ? Optional.empty() : numberedMonth(s, i + 1, today);
      List<String> values = month.map(Reading::values).orElse(List.of(now.toString()));
      return Optional.of(Reading.unsure(Kind.DATE, values, "date_day", month.map(Reading::end).orElse(i + 2)));
    }
    if (!s.is(i + 1, "năm")) {
      return Optional.empty();
    }
    int offset = s.is(i + 2, "sau", "tới") ? 1 : s.is(i + 2, "ngoái", "trước") ? -1 : 0;
    boolean named = offset != 0 || s.is(i + 2, "nay", "ni");
    int month = s.is(i, "đầu") ? 1 : s.is(i, "cuối") ? 12 : 6;
    int year = s.at(i + 2).like("20\\d\\d") ? Integer.parseInt(s.at(i + 2).text()) : now.getYear() + offset;
    int end = named || year != now.getYear() ? i + 3 : i + 2;
    return Optional.of(Reading.unsure(Kind.DATE, List.of(YearMonth.of(year, month)), "date_month", end));
  }

  private static Optional<Reading> weekday(Sentence s, int i, LocalDate today) {
    boolean sunday = s.are(i, "chủ nhật") || s.is(i, "cn");
    DayOfWeek weekday = sunday ? DayOfWeek.SUNDAY : null;
    int next = s.is(i, "cn") ? i + 1 : i + 2;
    for (Map.Entry<String, DayOfWeek> name : WEEKDAYS.entrySet()) {
      if (s.is(i, "thứ") && s.is(i + 1, name.getKey())) {
        weekday = name.getValue();
      }
    }
    if (weekday == null) {
      return Optional.empty();
    }
    int back = s.length(next, List.of("vừa rồi", "vừa qua", "rồi", "tuần trước", "tuần rồi"));
    int ahead = s.length(next, List.of("tới", "này", "tuần này", "tuần ni", "sau", "tuần sau", "tuần tới"));
    LocalDate before = today.with(TemporalAdjusters.previous(weekday));
    LocalDate after = today.with(TemporalAdjusters.next(weekday));
    if (today.getDayOfWeek() == weekday || (back == 0 && ahead == 0)) {
      LocalDate other = back > 0 ? before : after;
      List<LocalDate> days = today.getDayOfWeek() == weekday ? List.of(other, today) : List.of(before, after);
      return Optional.of(Reading.unsure(Kind.DATE, days, "date_day", next + Math.max(back, ahead)));
    }
    if (back > 0) {
      return Optional.of(Reading.clear(Kind.DATE, before, next + back));
    }
    boolean nextWeek = s.are(next, "tuần sau") || s.are(next, "tuần tới");
    LocalDate nextMonday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    LocalDate inNextWeek = nextMonday.with(TemporalAdjusters.nextOrSame(weekday));
    return Optional.of(Reading.clear(Kind.DATE, nextWeek ? inNextWeek : after, next + ahead));
  }

  private static Optional<Reading> vague(Sentence s, int i) {
    int words = VAGUE_BEGINNINGS.contains(s.at(i).text()) ? s.length(i, VAGUE) : 0;
    return words == 0 ? Optional.empty() : Optional.of(Reading.unsure(Kind.DATE, List.of(), "date_day", i + words));
  }

  private static Optional<Reading> named(Sentence s, int i, LocalDate today) {
    int best = 0;
    String value = "";
    if (DAY_BEGINNINGS.contains(s.at(i).text())) {
      for (Map.Entry<String, Integer> name : DAYS_FROM_TODAY.entrySet()) {
        int words = s.length(i, name.getKey());
        if (words > best && !(words == 1 && s.isUnmarked() && name.getKey().equals("mốt"))) {
          best = words;
          value = today.plusDays(name.getValue()).toString();
        }
      }
    }
    if (YEAR_BEGINNINGS.contains(s.at(i).text()) && !areCounted(s, i)) {
      for (Map.Entry<String, Integer> name : YEARS_FROM_NOW.entrySet()) {
        int words = s.length(i, name.getKey());
        if (words > best) {
          best = words;
          value = String.valueOf(today.getYear() + name.getValue());
        }
      }
    }
    boolean mai = best == 0 && s.is(i, "mai") && !s.is(i + 1, "táng", "kia", "sau") && !s.is(i - 1, "tiền");
    if (mai) {
      return Optional.of(Reading.clear(Kind.DATE, today.plusDays(1), i + 1));
    }
    boolean alone = best != 1 || !s.is(i, "mốt") || s.is(i - 1, "mai", "ngày") || i == 0;
    return best == 0 || !alone ? Optional.empty() : Optional.of(Reading.clear(Kind.DATE, value, i + best));
  }

  /** A number before it counts years: "5 năm trước", "mấy năm sau". */
  private static boolean areCounted(Sentence s, int i) {
    return Cardinal.at(s, i - 1).filter(n -> n.end() == i).isPresent() || s.is(i - 1, "mấy", "vài");
  }

  /** A year of this century on its own; earlier ones are births. */
  private static Optional<Reading> year(Sentence s, int i) {
    int at = s.is(i, "năm") || s.at(i).text().equals("nam") ? i + 1 : i;
    boolean year = s.at(at).like("20[0-4]\\d") && (at > i || s.is(i - 1, "từ", "hồi", "tới", "đến", "vào"));
    if (!year) {
      return Optional.empty();
    }
    boolean soft = s.is(i - 1, "khoảng", "tầm", "cỡ", "chừng", "đâu");
    return Optional.of(
        soft
            ? Reading.unsure(Kind.DATE, List.of(s.at(at).text()), "date_month", at + 1)
            : Reading.clear(Kind.DATE, s.at(at).text(), at + 1));
  }
}
