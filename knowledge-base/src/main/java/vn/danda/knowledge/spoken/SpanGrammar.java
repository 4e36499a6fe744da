package vn.danda.knowledge.spoken;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import vn.danda.knowledge.spoken.Reading.Kind;

/** {@code 3 năm 4 tháng}, {@code 3n4t}, {@code từ 3/2019 đến 8/2024}, {@code kỳ 6 tháng một lần}. */
final class SpanGrammar {

  /** Fifteen and twenty years are thresholds, so a soft number of years is never taken as it stands. */
  private static final List<String> SOFT =
      List.of(
          "gần", "hơn", "ngót", "ngót nghét", "nghét", "khoảng", "tầm", "chừng", "cỡ", "trên", "dưới", "xấp xỉ", "sắp",
          "sắp đủ", "non", "gần được", "gần đủ", "chưa đầy", "chưa tới", "chưa đủ", "đâu đó", "độ", "áng", "được tầm",
          "được khoảng", "ngoài", "cũng gần", "ước chừng");
  private static final List<String> SINCE_WHEN =
      List.of("từ lúc", "từ hồi", "từ khi", "từ dạo", "từ độ", "từ ngày còn", "từ hôm", "từ thời", "từ đận");
  private static final List<String> UNTIL_NOW =
      List.of("tới giờ", "đến giờ", "tới nay", "đến nay", "tới chừ", "đến chừ", "tới bây giờ", "đến bây giờ",
      "tới hiện tại");
  private static final List<String> EVERY_TIME =
      List.of("một lần", "1 lần", "một lượt", "1 lượt", "một bận", "1 phát", "luôn một", "luôn 1", "một thể");

  /** Months or days in a life; a larger number counts something else. */
  private static final BigDecimal MOST = BigDecimal.valueOf(36_500);

  private SpanGrammar() {}

  /** "từ … đến …", which has to be looked for before the dates in it are. */
  static Optional<Reading> fromToAt(Sentence s, int i, LocalDate today) {
    return fromTo(s, i, today).or(() -> sinceWhen(s, i, today));
  }

  static Optional<Reading> at(Sentence s, int i) {
    return period(s, i).or(() -> withoutCount(s, i)).or(() -> counted(s, i));
  }

  /** Both months count: from March to August is six. */
  private static Optional<Reading> fromTo(Sentence s, int i, LocalDate today) {
    Optional<DateGrammar.Month> from = DateGrammar.endOfSpan(s, i);
    if (from.isEmpty()) {
      return Optional.empty();
    }
    int between = from.get().end();
    int now = s.length(between, UNTIL_NOW);
    if (now > 0) {
      return Optional.of(span(from.get().month(), YearMonth.from(today), between + now));
    }
    if (!s.is(between, "đến", "tới", "-", "–", "cho")) {
      return Optional.empty();
    }
    return DateGrammar.endOfSpan(s, s.is(between + 1, "đến") ? between + 2 : between + 1)
        .filter(to -> !to.month().isBefore(from.get().month()))
        .map(to -> span(from.get().month(), to.month(), to.end()));
  }

  private static Reading span(YearMonth from, YearMonth to, int end) {
    return Reading.clear(Kind.DURATION, iso(from.until(to, ChronoUnit.MONTHS) + 1), end);
  }

  /** "từ 2018 tới giờ", "từ 2016 đến 2020", "từ lúc sinh thằng cu": the months are missing. */
  private static Optional<Reading> sinceWhen(Sentence s, int i, LocalDate today) {
    int words = s.length(i, SINCE_WHEN);
    if (words > 0) {
      return Optional.of(Reading.unsure(Kind.DURATION, List.of(), "span_since", s.size()));
    }
    int at = s.is(i, "từ") ? i + 1 : i;
    at = s.is(at, "năm") ? at + 1 : at;
    int from = year(s, at);
    if (from == 0) {
      return Optional.empty();
    }
    int now = s.length(at + 1, UNTIL_NOW);
    if (now > 0) {
      long most = YearMonth.of(from, 1).until(YearMonth.from(today), ChronoUnit.MONTHS) + 1;
      return Optional.of(Reading.unsure(Kind.DURATION, List.of(iso(most - 12), iso(most)), "span_since", at + 1 + now));
    }
    if (!s.is(at + 1, "đến", "tới", "-", "–")) {
      return Optional.empty();
    }
    int next = s.is(at + 2, "năm") ? at + 3 : at + 2;
    int to = year(s, next);
    if (to < from) {
      return Optional.empty();
    }
    long most = 12L * (to - from + 1);
    List<String> ends = List.of(iso(Math.max(most - 22, 1)), iso(most));
    return Optional.of(Reading.unsure(Kind.DURATION, ends, "span_months", next + 1));
  }

  private static int year(Sentence s, int i) {
    return s.at(i).like("(?:19[89]|20[0-3])\\d") ? Integer.parseInt(s.at(i).text()) : 0;
  }

  /** How often somebody pays. */
  private static Optional<Reading> period(Sentence s, int i) {
    boolean every = s.is(i, "hàng", "hằng", "từng", "theo", "mỗi");
    if (every && s.is(i + 1, "tháng", "thág", "thg") && !s.is(i, "mỗi") && !s.at(i + 2).isDigits()) {
      return Optional.of(Reading.clear(Kind.MONTHS, 1, i + 2));
    }
    if (s.is(i + 1, "quý") && (every || s.is(i, "một", "1"))) {
      return Optional.of(Reading.clear(Kind.MONTHS, 3, i + 2));
    }
    if (every && !s.is(i, "mỗi") && s.is(i + 1, "năm") && !s.at(i + 2).isDigits()) {
      return Optional.of(Reading.clear(Kind.MONTHS, 12, i + 2));
    }
    if (s.is(i, "nửa", "cả", "nguyên", "trọn", "1", "một") && s.is(i + 1, "năm")) {
      int atOnce = s.length(i + 2, EVERY_TIME);
      if (atOnce > 0) {
        return Optional.of(Reading.clear(Kind.MONTHS, s.is(i, "nửa") ? 6 : 12, i + 2 + atOnce));
      }
    }
    return Optional.empty();
  }

  private static Optional<Reading> withoutCount(Sentence s, int i) {
    if (s.is(i, "nguyên", "trọn", "cả") && s.is(i + 1, "năm") && !s.is(i + 2, "nay", "ngoái", "sau")) {
      return Optional.of(Reading.clear(Kind.DURATION, "P1Y", i + 2));
    }
    if (s.is(i, "tháng") && s.isHalf(i + 1)) {
      return Optional.of(Reading.clear(Kind.DURATION, "P1M15D", i + 2));
    }
    if (s.is(i, "năm") && s.isHalf(i + 1) && Cardinal.at(s, i - 1).isEmpty()) {
      return Optional.of(Reading.unsure(Kind.DURATION, List.of("P1Y6M", "P5Y6M"), "span_year_half", i + 2));
    }
    return Optional.empty();
  }

  private static Optional<Reading> counted(Sentence s, int i) {
    Optional<Cardinal> count = Cardinal.at(s, i);
    if (count.isEmpty() || count.get().inTens() && count.get().low().compareTo(BigDecimal.TEN) < 0) {
      return Optional.empty();
    }
    Cardinal number = count.get();
    int unit = number.end();
    if (number.low().compareTo(MOST) > 0) {
      return Optional.empty();
    }
    if (s.is(unit, "-", "–", "đến", "tới", "hay", "hoặc")) {
      return rangeOf(s, number);
    }
    if (isYear(s, unit)) {
      return years(s, i, number);
    }
    if (isMonth(s, unit) && !(s.at(i).isDigits() && s.at(unit + 1).isWhole() && s.is(unit + 2, "năm"))) {
      return months(s, i, number);
    }
    boolean weeks = s.is(unit, "tuần");
    if ((weeks || s.is(unit, "ngày", "bữa", "hôm")) && number.low().scale() <= 0) {
      int days = number.low().intValue() * (weeks ? 7 : 1);
      return Optional.of(
          number.loose()
              ? Reading.unsure(Kind.DURATION, List.of("P" + days + "D"), "span_range", unit + 1)
              : Reading.clear(Kind.DURATION, "P" + days + "D", unit + 1));
    }
    return Optional.empty();
  }

  /** "2-3 năm", "5 đến 7 tháng". */
  private static Optional<Reading> rangeOf(Sentence s, Cardinal low) {
    Optional<Cardinal> high = Cardinal.at(s, low.end() + 1);
    if (high.isEmpty() || high.get().low().compareTo(low.low()) <= 0) {
      return Optional.empty();
    }
    int unit = high.get().end();
    if (isYear(s, unit)) {
      return Optional.of(
          Reading.unsure(
              Kind.DURATION, List.of(isoYears(low.low()), isoYears(high.get().low())), "span_range", unit + 1));
    }
    if (isMonth(s, unit)) {
      return Optional.of(
          Reading.unsure(
              Kind.MONTHS,
              List.of(low.low().toPlainString(), high.get().low().toPlainString()),
              "span_range",
              unit + 1));
    }
    return Optional.empty();
  }

  private static Optional<Reading> years(Sentence s, int i, Cardinal number) {
    int end = number.end() + 1;
    if (number.loose()) {
      List<String> ends = List.of(isoYears(number.low()), isoYears(number.high()));
      return Optional.of(Reading.unsure(Kind.DURATION, ends, "span_range", end));
    }
    if (number.low().compareTo(BigDecimal.valueOf(100)) > 0) {
      return Optional.empty();
    }
    if (number.low().compareTo(new BigDecimal("0.5")) == 0) {
      return Optional.of(Reading.clear(Kind.DURATION, "P6M", end));
    }
    if (s.is(end, "mấy", "hơn", "lẻ", "có") && !tailMonths(s, end).isPresent()) {
      long years = number.low().longValue() * 12;
      List<String> ends = s.is(end, "mấy") ? List.of(iso(years + 1), iso(years + 11)) : List.of(iso(years));
      return Optional.of(Reading.unsure(Kind.DURATION, ends, "span_months", end + 1));
    }
    long months = number.low().multiply(BigDecimal.valueOf(12)).longValue();
    Optional<Cardinal> tail = tailMonths(s, end);
    if (s.isHalf(end)) {
      months += 6;
      end++;
    } else if (tail.isPresent()) {
      months += tail.get().low().longValue();
      end = tail.get().end() + 1;
    }
    boolean soft = s.endsBefore(i, SOFT);
    // Without marks "sau nam" is also "years later", "nam nam" a man's name or sex.
    boolean doubtful = number.doubtful() && tail.isEmpty();
    return Optional.of(
        soft || doubtful
            ? Reading.unsure(Kind.DURATION, List.of(iso(months)), soft ? "span_exact" : "span_is_it", end)
            : Reading.clear(Kind.DURATION, iso(months), end));
  }

  /** The months behind the years: "lẻ 4 tháng", "3t", "rưỡi" is not one. */
  static Optional<Cardinal> tailMonths(Sentence s, int i) {
    int at = s.is(i, "lẻ", "và", "với", ",", "linh", "thêm", "dư") ? i + 1 : i;
    return Cardinal.at(s, at)
        .filter(months -> !months.loose() && months.low().compareTo(BigDecimal.valueOf(12)) < 0)
        .filter(months -> isMonth(s, months.end()) || s.is(months.end(), "t"));
  }

  private static Optional<Reading> months(Sentence s, int i, Cardinal number) {
    int end = number.end() + 1;
    if (number.loose()) {
      List<String> ends = List.of(number.low().toPlainString(), number.high().toPlainString());
      return Optional.of(Reading.unsure(Kind.MONTHS, ends, "span_range", end));
    }
    if (s.isHalf(end) || number.low().scale() > 0) {
      boolean half = number.low().compareTo(new BigDecimal("0.5")) == 0;
      String value = half ? "P15D" : "P" + number.low().intValue() + "M15D";
      return Optional.of(Reading.clear(Kind.DURATION, value, s.isHalf(end) ? end + 1 : end));
    }
    String months = number.low().toPlainString();
    if (s.is(end, "hơn", "mấy", "lẻ") || s.endsBefore(i, SOFT)) {
      return Optional.of(Reading.unsure(Kind.DURATION, List.of("P" + months + "M"), "span_exact", end));
    }
    if (number.doubtful()) {
      return Optional.of(Reading.unsure(Kind.MONTHS, List.of(months), "span_is_it", end));
    }
    boolean rate = number.low().compareTo(BigDecimal.ONE) == 0 && isRate(s, i);
    return Optional.of(
        rate ? new Reading(Kind.MONTHS, List.of(), null, end) : Reading.clear(Kind.MONTHS, months, end));
  }

  /** "264 nghìn một tháng": the month is what the sum is for, not a length of time. */
  private static boolean isRate(Sentence s, int i) {
    return s.is(i - 1, "triệu", "tr", "nghìn", "ngàn", "k", "đồng", "đ", "củ", "rưỡi", "/", "lít", "xị")
        || (i > 0 && s.at(i - 1).isDigits());
  }

  private static boolean isYear(Sentence s, int i) {
    boolean afterNumber = s.at(i - 1).isDigits() && s.at(i).glued();
    return s.is(i, "năm") || s.at(i).text().equals("nam") || (afterNumber && s.is(i, "y", "n", "năm"));
  }

  static boolean isMonth(Sentence s, int i) {
    return s.is(i, "tháng", "thág", "thag", "thg", "th", "tháq", "thán");
  }

  private static String isoYears(BigDecimal years) {
    return iso(years.multiply(BigDecimal.valueOf(12)).longValue());
  }

  static String iso(long months) {
    long years = months / 12;
    long rest = months % 12;
    return "P" + (years > 0 ? years + "Y" : "") + (rest > 0 || years == 0 ? rest + "M" : "");
  }
}
