package vn.danda.knowledge.spoken;

import java.util.List;
import java.util.Optional;
import vn.danda.knowledge.spoken.Reading.Kind;

/** {@code 52 tuổi}, {@code 61t rưỡi}, {@code 15 tuổi 3 tháng}; the age of a small child in months or days. */
final class AgeGrammar {

  private static final List<String> SOFT =
      List.of("gần", "sắp", "hơn", "khoảng", "tầm", "chừng", "cỡ", "ngoài", "trên", "dưới", "ngót", "sắp lên",
      "gần tới", "sắp tới");
  private static final List<String> BABY = List.of("bé", "cháu", "em bé", "con bé", "thằng cu", "cu", "thằng bé",
  "con");
  private static final List<String> PAYING = List.of("đóng", "đóg", "nộp", "nạp", "góp", "làm", "nghỉ", "trễ", "thiếu");

  private AgeGrammar() {}

  static Optional<Reading> at(Sentence s, int i) {
    return child(s, i).or(() -> years(s, i)).or(() -> around(s, i));
  }

  private static Optional<Reading> years(Sentence s, int i) {
    Optional<Cardinal> count = Cardinal.at(s, i);
    if (count.isEmpty() || count.get().low().scale() > 0) {
      return Optional.empty();
    }
    Cardinal number = count.get();
    int unit = number.end();
    boolean spelled = s.is(unit, "tuổi", "tủi", "tuôi", "tuoi");
    boolean shortened = s.is(unit, "t") && s.at(unit).glued() && s.at(i).isDigits() && !s.is(i - 1, "năm", "nam", "n");
    if (!spelled && !shortened) {
      return Optional.empty();
    }
    int age = number.low().intValue();
    int end = unit + 1;
    if (number.loose()) {
      return Optional.of(Reading.unsure(Kind.AGE, List.of(number.low(), number.high()), "age_exact", end));
    }
    if (shortened && age < 15) {
      return Optional.of(Reading.unsure(Kind.MONTHS, List.of(age), "age_or_months", end));
    }
    if (s.is(end, "ta", "mụ", "âm")) {
      return Optional.of(Reading.unsure(Kind.AGE, List.of(age - 2, age - 1), "age_birth", end + 1));
    }
    if (s.endsBefore(i, SOFT)) {
      return Optional.of(Reading.unsure(Kind.AGE, List.of(age), "age_birth", end));
    }
    Optional<Cardinal> months = SpanGrammar.tailMonths(s, end);
    if (s.isHalf(end)) {
      return Optional.of(Reading.clear(Kind.AGE, "P" + age + "Y6M", end + 1));
    }
    return Optional.of(
        months
            .map(odd -> Reading.clear(Kind.AGE, "P" + age + "Y" + odd.low() + "M", odd.end() + 1))
            .orElseGet(() -> Reading.clear(Kind.AGE, age, end)));
  }

  /** "be nha em 2 thang", "cháu mới được 20 ngày". */
  private static Optional<Reading> child(Sentence s, int i) {
    Optional<Cardinal> count = Cardinal.at(s, i);
    if (count.isEmpty() || count.get().loose() || count.get().low().scale() > 0) {
      return Optional.empty();
    }
    int unit = count.get().end();
    boolean months = SpanGrammar.isMonth(s, unit);
    if ((!months && !s.is(unit, "ngày", "tuần")) || !s.has(BABY) || s.has(PAYING) || s.has(Cues.MONEY)) {
      return Optional.empty();
    }
    int size = count.get().low().intValue();
    String age = months ? "P" + size + "M" : "P" + size * (s.is(unit, "tuần") ? 7 : 1) + "D";
    return Optional.of(Reading.clear(Kind.AGE, age, s.is(unit + 1, "tuổi") ? unit + 2 : unit + 1));
  }

  /** "tuổi mụ 56", "băm mấy rồi", "đầu 4". */
  private static Optional<Reading> around(Sentence s, int i) {
    if (s.is(i, "tuổi") && s.is(i + 1, "mụ", "ta", "âm")) {
      return Cardinal.at(s, i + 2)
          .map(age -> age.low().intValue())
          .map(age -> Reading.unsure(Kind.AGE, List.of(age - 2, age - 1), "age_birth", i + 3));
    }
    Optional<Cardinal> loose = Cardinal.at(s, i).filter(Cardinal::loose).filter(age -> age.low().intValue() > 10);
    if (loose.isPresent() && Cues.isParticle(s, loose.get().end()) && s.is(loose.get().end() - 1, "mấy")) {
      Cardinal age = loose.get();
      return Optional.of(Reading.unsure(Kind.AGE, List.of(age.low(), age.high()), "age_exact", age.end()));
    }
    boolean head = s.is(i, "đầu") && (s.at(i + 1).like("[2-8]") || Cardinal.digit(s, i + 1) > 1);
    if (head && Cues.isPerson(s, i - 1)) {
      int tens = s.at(i + 1).isDigits() ? Integer.parseInt(s.at(i + 1).text()) : Cardinal.digit(s, i + 1);
      return Optional.of(Reading.unsure(Kind.AGE, List.of(10 * tens, 10 * tens + 3), "age_exact", i + 2));
    }
    return Optional.empty();
  }
}
