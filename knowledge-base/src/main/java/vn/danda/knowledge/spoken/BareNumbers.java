package vn.danda.knowledge.spoken;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.danda.knowledge.spoken.Reading.Kind;

/** The last resort: a number without a unit, in a text where nothing else was read. Mostly it is asked about. */
final class BareNumbers {

  private BareNumbers() {}

  static Optional<Reading> read(Sentence s, LocalDate today) {
    boolean money = s.has(Cues.MONEY);
    for (int i = 0; i < s.size(); i++) {
      Optional<Cardinal> number = Cardinal.at(s, i).filter(found -> !found.loose());
      // Without marks one word, or "nam sau", is rather something else than a number.
      boolean word = s.isUnmarked() && !s.at(i).isDigits();
      boolean skip = number.isEmpty() || (word && (number.get().end() == i + 1 || s.is(i, "năm", "sáu")));
      if (skip) {
        continue;
      }
      Optional<Reading> reading = money ? Optional.empty() : person(s, i, number.get(), today);
      int end = s.isHalf(number.get().end()) ? number.get().end() + 1 : number.get().end();
      if (reading.isEmpty() && (money || s.has(Cues.HAVING)) && Cues.isParticle(s, end)) {
        reading = MoneyGrammar.bare(s, i);
      }
      if (reading.isPresent()) {
        return reading;
      }
    }
    boolean thisYear = s.has(List.of("năm nay", "năm ni"));
    return thisYear ? Optional.of(Reading.clear(Kind.DATE, today.getYear(), s.size())) : Optional.empty();
  }

  /** A number between 1 and 99 said of a person is an age or a year of birth. */
  private static Optional<Reading> person(Sentence s, int i, Cardinal number, LocalDate today) {
    if (number.low().scale() > 0 || number.low().intValue() > 99 || number.low().intValue() < 1) {
      return Optional.empty();
    }
    int value = number.low().intValue();
    int end = number.end();
    if (s.is(i - 1, "sắp", "gần")) {
      return Optional.of(Reading.unsure(Kind.AGE, List.of(value - 1), "age_birth", end));
    }
    if (s.is(i - 1, "lên")) {
      return Optional.of(Reading.unsure(Kind.AGE, List.of(value - 1, value), "age_reached", end));
    }
    if (s.is(i - 1, "tròn", "đủ", "vừa") && value >= 15) {
      return Optional.of(Reading.clear(Kind.AGE, value, end));
    }
    if (s.is(end, "-", "–") && s.at(end + 1).isWhole() && value >= 30) {
      List<String> years = List.of("19" + value, "19" + s.at(end + 1).text());
      return Optional.of(Reading.unsure(Kind.BIRTH_YEAR, years, "birth_year", end + 2));
    }
    if (s.isHalf(end) && value >= 15) {
      return Optional.of(Reading.clear(Kind.AGE, "P" + value + "Y6M", end + 1));
    }
    boolean thisYear = s.is(i - 1, "nay", "ni") || s.is(i - 2, "nay", "ni");
    boolean ofPerson = thisYear || Cues.isPerson(s, i - 1) || (s.is(i - 1, "khoảng", "tầm") && Cues.isPerson(s, i - 2));
    if (!ofPerson || !Cues.isParticle(s, end)) {
      return Optional.empty();
    }
    return Optional.of(ageOrYear(s, i, number, value, thisYear, today));
  }

  private static Reading ageOrYear(
      Sentence s, int i, Cardinal number, int value, boolean thisYear, LocalDate today) {
    int end = number.end();
    if (s.at(i).like("0\\d")) {
      return Reading.clear(Kind.BIRTH_YEAR, 2000 + value, end);
    }
    if (number.shortened() && value >= 70) {
      return s.isUnmarked()
          ? Reading.unsure(Kind.BIRTH_YEAR, List.of(1900 + value), "birth_is_it", end)
          : Reading.clear(Kind.BIRTH_YEAR, 1900 + value, end);
    }
    boolean inWords = !s.at(i).isDigits();
    if (thisYear || (inWords && !number.shortened()) || value < today.getYear() % 100 + 9) {
      return inWords && s.isUnmarked()
          ? Reading.unsure(Kind.AGE, List.of(value), "age_is_it", end)
          : Reading.clear(Kind.AGE, value, end);
    }
    return Reading.unsure(Kind.BIRTH_YEAR, List.of(1900 + value), "birth_or_age", end);
  }
}
