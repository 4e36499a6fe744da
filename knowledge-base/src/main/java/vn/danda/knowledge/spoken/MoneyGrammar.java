package vn.danda.knowledge.spoken;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.spoken.Reading.Kind;

/** {@code 2tr5}, {@code 2 củ rưỡi}, {@code ba trăm tám bảy nghìn hai}, {@code 1.366.200}. */
final class MoneyGrammar {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final BigDecimal LEAST_BARE_SUM = BigDecimal.valueOf(10_000);
  private static final BigDecimal MOST_BARE_SUM = new BigDecimal("100000000000");

  private static final List<String> AT_MOST =
      List.of("không quá", "ko quá", "k quá", "tối đa", "dưới", "nhiều nhất", "cao nhất là", "không hơn");
  private static final List<String> AT_LEAST = List.of("tối thiểu", "ít nhất", "hơn", "trên", "ngoài", "từ");
  private static final List<String> AT_MOST_AFTER =
      List.of("đổ lại", "trở lại", "trở xuống", "đổ xuống", "là cùng", "là hết cỡ");
  private static final List<String> AT_LEAST_AFTER =
      List.of("trở lên", "đổ lên", "lẻ", "có lẻ", "hơn", "có hơn", "mấy", "mấy trăm");

  private MoneyGrammar() {}

  /** A unit of money: what one is worth, and whether a careful listener makes sure. */
  private record Unit(long worth, boolean slang) {}

  static Optional<Reading> at(Sentence s, int i) {
    Optional<Reading> range = range(s, i);
    if (range.isPresent()) {
      return range;
    }
    Optional<Cardinal> count = Cardinal.at(s, i);
    if (count.isEmpty()) {
      return bareUnit(s, i);
    }
    Cardinal number = count.get();
    Unit unit = unit(s, number.end());
    if (unit == null) {
      return withoutUnit(s, i, number);
    }
    if (number.loose()) {
      return Optional.of(loose(number, unit.worth(), number.end() + 1));
    }
    return Optional.of(finish(s, i, sum(s, number.low(), unit, number.end() + 1)));
  }

  /** A sum being read: so much so far, up to here, and whether something about it needs asking. */
  private record Sum(BigDecimal dong, int end, @Nullable String ask) {}

  /** "triệu rưỡi", "tỷ hai": one of the unit, when something follows it. */
  private static Optional<Reading> bareUnit(Sentence s, int i) {
    Unit unit = s.is(i, "triệu", "trịu", "tỷ", "tỉ", "củ") ? unit(s, i) : null;
    if (unit == null || s.is(i - 1, "mấy", "hàng", "vài", "cả", "tiền")) {
      return Optional.empty();
    }
    Sum sum = sum(s, BigDecimal.ONE, unit, i + 1);
    return sum.end() == i + 1 ? Optional.empty() : Optional.of(finish(s, i, sum));
  }

  /** What follows the unit: "rưỡi", a part of the unit, or a smaller unit with its own count. */
  private static Sum sum(Sentence s, BigDecimal count, Unit unit, int next) {
    BigDecimal worth = BigDecimal.valueOf(unit.worth());
    BigDecimal dong = count.multiply(worth);
    String ask = unit.slang() ? "money_slang" : null;
    if (s.isHalf(next)) {
      return new Sum(dong.add(worth.divide(BigDecimal.TWO)), next + 1, ask);
    }
    int from = s.is(next, "lẻ", "linh") && Cardinal.at(s, next + 1).isPresent() ? next + 1 : next;
    Optional<Cardinal> more = s.is(from, "nửa") ? Optional.empty() : Cardinal.at(s, from);
    if (unit.worth() == 1 || more.isEmpty() || more.get().loose()) {
      return new Sum(dong, next, ask);
    }
    Cardinal part = more.get();
    if (s.at(from).text().equals("một") && part.end() == from + 1 && unit(s, part.end()) == null) {
      return new Sum(dong, next, ask);
    }
    Unit smaller = unit(s, part.end());
    if (smaller != null && smaller.worth() < unit.worth()) {
      Sum rest = sum(s, part.low(), smaller, part.end() + 1);
      return new Sum(dong.add(rest.dong()), rest.end(), ask == null ? rest.ask() : ask);
    }
    if (smaller != null || Cardinal.isCountingNoun(s, part.end()) || s.is(part.end(), "t", "th", "y", "/", "%")) {
      return new Sum(dong, next, ask);
    }
    boolean unmarkedOne = s.isUnmarked() && s.is(from, "mốt") && part.end() == from + 1;
    String doubt = unmarkedOne ? "money_short" : ask;
    return new Sum(dong.add(part(s, from, part, worth)), part.end(), part.shortened() ? "money_short" : doubt);
  }

  /** Digits behind a unit are its decimals ("1tr05"); so is one word ("triệu hai"); hundreds count the next unit. */
  private static BigDecimal part(Sentence s, int from, Cardinal part, BigDecimal worth) {
    if (s.at(from).isDigits() && part.end() == from + 1 && s.at(from).isWhole()) {
      return part.low().multiply(worth).movePointLeft(s.at(from).text().length());
    }
    return part.low().compareTo(BigDecimal.TEN) < 0 && !part.inTens()
        ? part.low().multiply(worth).movePointLeft(1)
        : part.low().multiply(worth).divide(THOUSAND);
  }

  /** Words around the sum that make it a bound rather than a sum. */
  private static Reading finish(Sentence s, int i, Sum sum) {
    String dong = sum.dong().setScale(0, java.math.RoundingMode.HALF_UP).toPlainString();
    List<String> one = List.of(dong);
    int atMostAfter = s.length(sum.end(), AT_MOST_AFTER);
    if (atMostAfter > 0 || s.endsBefore(i, AT_MOST)) {
      return Reading.unsure(Kind.AMOUNT, one, "money_at_most", sum.end() + atMostAfter);
    }
    int atLeastAfter = s.length(sum.end(), AT_LEAST_AFTER);
    if (atLeastAfter > 0 || (s.endsBefore(i, AT_LEAST) && !s.is(i - 1, "từ"))) {
      return Reading.unsure(Kind.AMOUNT, one, "money_at_least", sum.end() + atLeastAfter);
    }
    if (coversSeveralMonths(s, sum.end())) {
      return Reading.unsure(Kind.AMOUNT, one, "money_each", sum.end());
    }
    return sum.ask() == null
        ? Reading.clear(Kind.AMOUNT, dong, sum.end())
        : Reading.unsure(Kind.AMOUNT, one, sum.ask(), sum.end());
  }

  /** "1 triệu rưỡi hai tháng": each of them or both together? */
  private static boolean coversSeveralMonths(Sentence s, int i) {
    Optional<Cardinal> count = Cardinal.at(s, i);
    return count.isPresent()
        && count.get().low().compareTo(BigDecimal.ONE) > 0
        && s.is(count.get().end(), "tháng", "thg", "thág", "năm");
  }

  private static Reading loose(Cardinal number, long worth, int end) {
    BigDecimal unit = BigDecimal.valueOf(worth);
    List<String> ends =
        List.of(number.low().multiply(unit).toPlainString(), number.high().multiply(unit).toPlainString());
    return Reading.unsure(Kind.AMOUNT, ends, "money_range", end);
  }

  /** "2-3tr", "từ 2 đến 4 triệu", "2tr đến 3tr". */
  private static Optional<Reading> range(Sentence s, int i) {
    Optional<Cardinal> first = Cardinal.at(s, i);
    if (first.isEmpty() || first.get().loose()) {
      return Optional.empty();
    }
    Cardinal low = first.get();
    Unit lowUnit = unit(s, low.end());
    int between = lowUnit == null ? low.end() : low.end() + 1;
    if (!s.is(between, "-", "–", "đến", "tới", "hoặc", "hay") || (s.is(between, "tới") && lowUnit != null)) {
      return Optional.empty();
    }
    Optional<Cardinal> second = Cardinal.at(s, between + 1);
    Unit unit = second.map(high -> unit(s, high.end())).orElse(null);
    if (second.isEmpty() || unit == null) {
      return Optional.empty();
    }
    BigDecimal worth = BigDecimal.valueOf(unit.worth());
    BigDecimal lowWorth = lowUnit == null ? worth : BigDecimal.valueOf(lowUnit.worth());
    List<String> ends =
        List.of(
            low.low().multiply(lowWorth).stripTrailingZeros().toPlainString(),
            second.get().low().multiply(worth).stripTrailingZeros().toPlainString());
    return Optional.of(Reading.unsure(Kind.AMOUNT, ends, "money_range", second.get().end() + 1));
  }

  /** In talk of money tens and hundreds are thousands; a number of five and more digits needs no unit. */
  private static Optional<Reading> withoutUnit(Sentence s, int i, Cardinal number) {
    if (Cardinal.isCountingNoun(s, number.end())
        || s.is(number.end(), "%", "phần", "y", "n", "t", "th", "mét", "cân", "kg", "km", "suất", "hộ", "cái", "mấy")) {
      return Optional.empty();
    }
    if (number.inTens() && !(s.is(i, "chục") && number.end() == i + 1)) {
      if (number.loose()) {
        return Optional.of(loose(number, 1_000, number.end()));
      }
      Sum sum = new Sum(number.low().multiply(THOUSAND), number.end(), null);
      return Optional.of(finish(s, i, sum));
    }
    boolean phone = s.at(i).text().startsWith("0") || s.at(i).like("\\d{12,}");
    if (s.at(i).isDigits()
        && !phone
        && number.low().compareTo(LEAST_BARE_SUM) >= 0
        && number.low().compareTo(MOST_BARE_SUM) < 0) {
      return Optional.of(finish(s, i, new Sum(number.low(), number.end(), null)));
    }
    return Optional.empty();
  }

  private static @Nullable Unit unit(Sentence s, int i) {
    boolean afterDigits = s.at(i - 1).isDigits();
    boolean glued = s.at(i).glued() && afterDigits;
    if (s.is(i, "triệu", "trịu", "triêu", "tr", "trăng") || (s.is(i, "củ") || (glued && s.is(i, "m")))) {
      return new Unit(1_000_000, false);
    }
    if (s.is(i, "chai") && afterDigits) {
      return new Unit(1_000_000, true);
    }
    if (s.is(i, "nghìn", "ngàn", "nghin", "ngìn", "cành")
        || (afterDigits && s.is(i, "k", "ng", "ngh", "nghn"))
        || (glued && s.is(i, "n") && s.at(i - 1).text().length() >= 2 && !s.at(i + 1).glued())) {
      return new Unit(1_000, false);
    }
    if (s.is(i, "lít", "xị", "loét")) {
      return new Unit(100_000, false);
    }
    if (s.is(i, "tỷ", "tỉ") || s.at(i).text().equals("tỏi")) {
      return new Unit(1_000_000_000, false);
    }
    if (s.is(i, "đồng", "vnd", "vnđ") || (s.is(i, "đ") && afterDigits)) {
      return new Unit(1, false);
    }
    return null;
  }

  /** Last resort, in talk of money: a number without any unit, which is always asked about. */
  static Optional<Reading> bare(Sentence s, int i) {
    Optional<Cardinal> number = Cardinal.at(s, i);
    if (number.isEmpty() || number.get().loose() || Cardinal.isCountingNoun(s, number.get().end())) {
      return Optional.empty();
    }
    boolean half = s.isHalf(number.get().end());
    BigDecimal value = half ? number.get().low().add(new BigDecimal("0.5")) : number.get().low();
    List<BigDecimal> guesses = new ArrayList<>();
    boolean words = number.get().shortened();
    if (value.compareTo(BigDecimal.valueOf(60)) <= 0) {
      guesses.add(value.movePointRight(6));
    } else if (value.compareTo(THOUSAND) < 0) {
      guesses.add(value.multiply(THOUSAND));
      if (!words) {
        guesses.add(value.movePointRight(6));
      }
    } else {
      guesses.add(value.multiply(THOUSAND));
    }
    List<String> values = guesses.stream().map(guess -> guess.stripTrailingZeros().toPlainString()).toList();
    return Optional.of(Reading.unsure(Kind.AMOUNT, values, "money_unit", number.get().end()));
  }
}
