package vn.danda.knowledge.spoken;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.danda.knowledge.spoken.Reading.Kind;

/** {@code sinh 98}, {@code sn 02/03/1968}, {@code 2k1}, {@code Giáp Dần}, {@code vợ tôi bảy chín}. */
final class BirthGrammar {

  private static final List<String> STEMS =
      List.of("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý");
  private static final List<String> BRANCHES =
      List.of("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi");
  private static final Map<String, String> OTHER_NAMES =
      Map.of("mẹo", "mão", "tị", "tỵ", "tí", "tý", "kỉ", "kỷ", "quí", "quý", "thin", "thìn");

  /** The first year of the cycle that people who write to us may be born in: 1924 is Giáp Tý. */
  private static final int CYCLE = 1924;
  private static final int OLDEST = 1930;

  private BirthGrammar() {}

  static Optional<Reading> at(Sentence s, int i, int thisYear) {
    return afterKeyword(s, i, thisYear)
        .or(() -> decade(s, i))
        .or(() -> stemAndBranch(s, i, thisYear))
        .or(() -> branchOnly(s, i, thisYear))
        .or(() -> slang(s, i))
        .or(() -> monthOfALongPastYear(s, i, thisYear))
        .or(() -> bigNumber(s, i, thisYear));
  }

  private static Optional<Reading> afterKeyword(Sentence s, int i, int thisYear) {
    boolean keyword =
        s.is(i, "sinh", "sn", "snăm", "sih") || s.are(i, "đẻ năm") || s.are(i, "năm sinh") || s.are(i, "tuổi năm");
    if (!keyword) {
      return Optional.empty();
    }
    int at = i + 1;
    boolean vague = false;
    while (s.is(at, "năm", "ngày", "vào", "hồi", "khoảng", "cuối", "đầu", "giữa", "tầm", "sinh", "là", "ra", "được",
    "tận")
        || s.at(at).text().equals("nam")) {
      vague |= s.is(at, "khoảng", "cuối", "đầu", "giữa", "tầm");
      at++;
    }
    Optional<Reading> month = DateGrammar.endOfSpan(s, at).map(found -> month(found.month(), found.end(), thisYear));
    if (month.isPresent()) {
      return lunar(s, month.get());
    }
    if (SpanGrammar.isMonth(s, at) && s.is(at + 1, "chạp", "giêng")) {
      return Optional.of(Reading.unsure(Kind.BIRTH_YEAR, List.of(), "birth_card", s.size()));
    }
    boolean unsure = vague;
    Optional<Cardinal> number = SpanGrammar.isMonth(s, at) ? DateGrammar.monthNumber(s, at + 1) : Optional.empty();
    if (number.isPresent() && s.is(number.get().end(), "năm", "/", "-")) {
      int which = number.get().low().intValue();
      return year(s, number.get().end() + 1, thisYear)
          .map(found -> month(YearMonth.of(found.value(), which), found.end(), thisYear));
    }
    return year(s, at, thisYear).map(found -> found.reading(unsure)).flatMap(reading -> lunar(s, reading));
  }

  /** A year counted by the moon may lie in the next one by the sun. */
  private static Optional<Reading> lunar(Sentence s, Reading reading) {
    if (!s.is(reading.end(), "âm") && !s.has(List.of("âm lịch", "năm âm", "lịch âm"))) {
      return Optional.of(reading);
    }
    List<String> years = new ArrayList<>(reading.values());
    if (years.getFirst().length() == 4) {
      years.add(String.valueOf(Integer.parseInt(years.getFirst()) + 1));
    }
    return Optional.of(Reading.unsure(Kind.BIRTH_YEAR, years, "birth_card", reading.end() + 1));
  }

  private static Reading month(YearMonth month, int end, int thisYear) {
    // Two digits up to this year's are of this century: "8/05" is 2005.
    YearMonth born = month.getYear() > thisYear ? month.minusYears(100) : month;
    return Reading.clear(Kind.BIRTH_YEAR, born, end);
  }

  private record Year(int value, int end, boolean doubtful, List<String> ends) {

    Reading reading(boolean unsure) {
      if (!ends.isEmpty()) {
        return Reading.unsure(Kind.BIRTH_YEAR, ends, "birth_year", end);
      }
      return unsure || doubtful
          ? Reading.unsure(Kind.BIRTH_YEAR, List.of(value), "birth_is_it", end)
          : Reading.clear(Kind.BIRTH_YEAR, value, end);
    }
  }

  /** Four digits, two digits, or two words side by side; "60 mấy" and "70-71" are several years. */
  private static Optional<Year> year(Sentence s, int i, int thisYear) {
    Optional<Cardinal> number = Cardinal.at(s, i);
    if (number.isEmpty() || SpanGrammar.isMonth(s, number.get().end())) {
      return Optional.empty();
    }
    Cardinal found = number.get();
    if (found.loose()) {
      List<String> ends = List.of("19" + found.low().toPlainString(), "19" + found.high().toPlainString());
      return Optional.of(new Year(1900 + found.low().intValue(), found.end(), true, ends));
    }
    int value = found.low().intValue();
    if (value >= OLDEST && value <= thisYear) {
      return Optional.of(new Year(value, found.end(), false, List.of()));
    }
    if (value >= 100 || s.at(i).isDigits() && s.at(i).text().length() != 2 || s.is(found.end(), "tuổi")) {
      return Optional.empty();
    }
    int full = value <= thisYear % 100 ? 2000 + value : 1900 + value;
    if (s.is(found.end(), "-", "–", "hoặc", "hay") && s.at(found.end() + 1).isWhole()) {
      String other = s.at(found.end() + 1).text();
      return Optional.of(new Year(full, found.end() + 2, true, List.of("" + full, "19" + other)));
    }
    return Optional.of(new Year(full, found.end(), found.doubtful() && s.isUnmarked(), List.of()));
  }

  /** "7x", "thế hệ 6x", "9x đời đầu". */
  private static Optional<Reading> decade(Sentence s, int i) {
    if (s.at(i).like("[5-9]") && s.is(i + 1, "x") && s.at(i + 1).glued()) {
      int first = 1900 + 10 * Integer.parseInt(s.at(i).text());
      int start = i + 2 + (s.is(i + 2, "đời") ? 1 : 0);
      boolean early = s.is(start, "đầu");
      boolean late = s.is(start, "cuối");
      List<Integer> ends = List.of(late ? first + 7 : first, early ? first + 3 : first + 9);
      return Optional.of(Reading.unsure(Kind.BIRTH_YEAR, ends, "birth_year", early || late ? start + 1 : i + 2));
    }
    if (s.is(i, "năm") && Cues.isPerson(s, i - 1)) {
      return year(s, i + 1, 2026).filter(year -> year.value() < 2012).map(year -> year.reading(s.isUnmarked()));
    }
    return Optional.empty();
  }

  private static Optional<Reading> stemAndBranch(Sentence s, int i, int thisYear) {
    int stem = index(s, i, STEMS);
    int branch = index(s, i + 1, BRANCHES);
    if (stem < 0 || branch < 0) {
      return Optional.empty();
    }
    for (int year = CYCLE; year <= thisYear; year++) {
      boolean same = (year - CYCLE) % 10 == stem && (year - CYCLE) % 12 == branch;
      if (same && year >= OLDEST) {
        return Optional.of(Reading.clear(Kind.BIRTH_YEAR, year, i + 2));
      }
    }
    return Optional.empty();
  }

  /** "tuổi thìn": every twelve years. */
  private static Optional<Reading> branchOnly(Sentence s, int i, int thisYear) {
    int at = s.is(i, "tuổi") && s.is(i + 1, "con") ? i + 2 : i + 1;
    int branch = s.is(i, "tuổi") ? Math.max(index(s, at, BRANCHES), animal(s, at)) : index(s, at, BRANCHES);
    if (!s.is(i, "tuổi", "năm") || branch < 0 || (s.is(i, "năm") && !s.has(List.of("sinh", "tuổi")))) {
      return Optional.empty();
    }
    List<Integer> years = new ArrayList<>();
    for (int year = CYCLE + branch; year <= thisYear - 15; year += 12) {
      if (year >= 1960) {
        years.add(year);
      }
    }
    return Optional.of(Reading.unsure(Kind.BIRTH_YEAR, years, "birth_year", at + 1));
  }

  /** "tuổi con gà": the animal instead of its name. */
  private static int animal(Sentence s, int i) {
    String[][] animals = {
      {"chuột"}, {"trâu"}, {"cọp",
      "hổ"}, {"mèo"}, {"rồng"}, {"rắn"}, {"ngựa"}, {"dê"}, {"khỉ"}, {"gà"}, {"chó"}, {"heo", "lợn"}
    };
    for (int k = 0; k < animals.length; k++) {
      if (s.is(i, animals[k])) {
        return k;
      }
    }
    return -1;
  }

  private static int index(Sentence s, int i, List<String> names) {
    for (int k = 0; k < names.size(); k++) {
      if (s.is(i, names.get(k))) {
        return k;
      }
    }
    String other = OTHER_NAMES.get(s.at(i).text());
    return other == null ? -1 : names.indexOf(other);
  }

  /** "2k1", "95er". */
  private static Optional<Reading> slang(Sentence s, int i) {
    if (s.at(i).text().equals("2") && s.is(i + 1, "k") && s.at(i + 1).glued() && !s.has(Cues.MONEY)) {
      boolean more = s.at(i + 2).glued() && s.at(i + 2).like("\\d{1,2}");
      int year = 2000 + (more ? Integer.parseInt(s.at(i + 2).text()) : 0);
      return Optional.of(Reading.clear(Kind.BIRTH_YEAR, year, more ? i + 3 : i + 2));
    }
    if (s.at(i).like("[5-9]\\d|0\\d") && s.is(i + 1, "er", "ers") && s.at(i + 1).glued()) {
      return Optional.of(Reading.clear(Kind.BIRTH_YEAR, DateGrammar.fullYear(s.at(i).text()), i + 2));
    }
    return Optional.empty();
  }

  /** "mẹ em t8/72": nobody joined anything that long ago. */
  private static Optional<Reading> monthOfALongPastYear(Sentence s, int i, int thisYear) {
    return DateGrammar.monthAt(s, i)
        .filter(month -> month.month().getYear() < 1995)
        .map(month -> month(month.month(), month.end(), thisYear));
  }

  /** "em hai nghìn lẻ một", "mẹ em 1965". */
  private static Optional<Reading> bigNumber(Sentence s, int i, int thisYear) {
    if (!Cues.isPerson(s, i - 1) || s.has(Cues.MONEY)) {
      return Optional.empty();
    }
    if (s.at(i).like("19[3-9]\\d|200\\d|201[01]")) {
      return Optional.of(Reading.clear(Kind.BIRTH_YEAR, s.at(i).text(), i + 1));
    }
    boolean thousand = s.is(i, "hai", "2") && s.is(i + 1, "nghìn", "ngàn");
    boolean odd = thousand && s.is(i + 2, "lẻ", "linh", "không", "không trăm") && Cardinal.digit(s, i + 3) > 0;
    if (odd) {
      return Optional.of(Reading.clear(Kind.BIRTH_YEAR, 2000 + Cardinal.digit(s, i + 3), i + 4));
    }
    return Optional.empty();
  }
}
