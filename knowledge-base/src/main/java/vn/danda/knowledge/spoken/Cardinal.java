package vn.danda.knowledge.spoken;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number in digits or words, or a loose one ("vài", "hai ba", "mười mấy") as its two ends.
 *
 * @param end the first word after it
 * @param loose whether it names a range
 * @param inTens whether it ends in "chục" or "trăm", which in talk of money count thousands
 * @param shortened whether its tens were left out: "hai sáu tư" for 264
 * @param doubtful whether, without marks, it could be another word
 */
record Cardinal(
    BigDecimal low, BigDecimal high, int end, boolean loose, boolean inTens, boolean shortened, boolean doubtful) {

  private static final Map<String, Integer> DIGITS =
      Map.ofEntries(
          Map.entry("một", 1), Map.entry("mốt", 1), Map.entry("hai", 2), Map.entry("ba", 3), Map.entry("bốn", 4),
          Map.entry("tư", 4), Map.entry("năm", 5), Map.entry("lăm", 5), Map.entry("nhăm", 5), Map.entry("sáu", 6),
          Map.entry("bảy", 7), Map.entry("bẩy", 7), Map.entry("tám", 8), Map.entry("chín", 9));
  private static final Map<String, Integer> WITHOUT_MARKS =
      Map.ofEntries(
          Map.entry("mot", 1), Map.entry("bon", 4), Map.entry("tu", 4), Map.entry("nam", 5), Map.entry("lam", 5),
          Map.entry("nham", 5), Map.entry("sau", 6), Map.entry("bay", 7), Map.entry("tam", 8), Map.entry("chin", 9));
  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:[.,]\\d{3})+");

  /** A hundred billion with its dots; what is longer is no sum and no count. */
  private static final int LONGEST = 15;

  private static final BigDecimal HALF = new BigDecimal("0.5");

  static Cardinal exact(BigDecimal value, int end) {
    return new Cardinal(value, value, end, false, false, false, false);
  }

  private static Cardinal exact(long value, int end, boolean inTens, boolean shortened, boolean doubtful) {
    BigDecimal exact = BigDecimal.valueOf(value);
    return new Cardinal(exact, exact, end, false, inTens, shortened, doubtful);
  }

  private static Cardinal range(long low, long high, int end, boolean inTens) {
    return new Cardinal(BigDecimal.valueOf(low), BigDecimal.valueOf(high), end, true, inTens, false, false);
  }

  /** The number that starts here, as far as it goes. */
  static Optional<Cardinal> at(Sentence s, int i) {
    if (s.at(i).isDigits()) {
      return nextToEachOther(s, i).or(() -> digits(s, i));
    }
    if (s.is(i, "nửa")) {
      return Optional.of(exact(HALF, i + 1));
    }
    return loose(s, i).or(() -> words(s, i));
  }

  /** "7 8 năm". */
  private static Optional<Cardinal> nextToEachOther(Sentence s, int i) {
    boolean both = s.at(i).like("[1-9]") && s.at(i + 1).like("[1-9]") && !s.at(i + 1).glued();
    int low = both ? Integer.parseInt(s.at(i).text()) : 0;
    return both && Integer.parseInt(s.at(i + 1).text()) == low + 1 && countsAfter(s, i + 2)
        ? Optional.of(range(low, low + 1L, i + 2, false))
        : Optional.empty();
  }

  private static Optional<Cardinal> digits(Sentence s, int i) {
    String text = s.at(i).text();
    if (text.contains("/") || text.contains("-") || text.length() > LONGEST) {
      return Optional.empty();
    }
    if (THOUSANDS.matcher(text).matches() && !(text.indexOf('.') == text.lastIndexOf('.') && s.is(i + 1, "triệu",
    "tr"))) {
      return Optional.of(exact(new BigDecimal(text.replaceAll("[.,]", "")), i + 1));
    }
    if (text.chars().filter(c -> c == '.' || c == ',').count() > 1) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(text.replace(',', '.'));
    if (s.is(i + 1, "trăm", "chục", "mươi") && value.scale() <= 0 && value.intValue() < 10) {
      return Optional.of(hundredsOrTens(s, value.intValue(), i + 1, false));
    }
    if (s.is(i + 1, "mấy") && value.scale() <= 0 && value.intValue() % 10 == 0 && value.intValue() < 100) {
      return Optional.of(range(value.intValue() + 1, value.intValue() + 9, i + 2, false));
    }
    return Optional.of(exact(value, i + 1));
  }

  private static Optional<Cardinal> loose(Sentence s, int i) {
    int low = 2;
    int high = 4;
    int end = i + 1;
    if (s.is(i, "dăm")) {
      boolean threes = s.is(i + 1, "ba");
      boolean sevens = s.is(i + 1, "bảy", "bẩy");
      low = threes ? 3 : sevens ? 5 : 4;
      high = threes ? 5 : sevens ? 7 : 6;
      end = threes || sevens ? i + 2 : i + 1;
    } else if (s.is(i, "vài")) {
      high = s.is(i + 1, "ba") ? 3 : s.is(i + 1, "trăm", "chục") ? 9 : 4;
      end = s.is(i + 1, "ba") ? i + 2 : i + 1;
    } else if (s.is(i, "mấy") && s.is(i + 1, "trăm", "chục", "triệu", "năm", "tháng")) {
      high = 9;
    } else if (digit(s, i) > 0 && digit(s, i + 1) == digit(s, i) + 1 && countsAfter(s, i + 2)) {
      low = digit(s, i);
      high = low + 1;
      end = i + 2;
    } else if (s.is(i, "năm") && s.is(i + 1, "bảy") && countsAfter(s, i + 2)) {
      low = 5;
      high = 7;
      end = i + 2;
    } else {
      return Optional.empty();
    }
    int unit = s.is(end, "trăm") ? 100 : s.is(end, "chục", "mươi") ? 10 : 1;
    return Optional.of(range((long) low * unit, (long) high * unit, unit > 1 ? end + 1 : end, unit > 1));
  }

  private static boolean countsAfter(Sentence s, int i) {
    return s.is(i, "trăm", "chục", "mươi", "triệu", "tr", "củ", "nghìn", "ngàn", "năm", "tháng", "tỷ", "ngày", "tuần");
  }

  private static Optional<Cardinal> words(Sentence s, int i) {
    if (s.is(i, "trăm") && (s.is(i + 1, "rưỡi", "triệu", "nghìn", "ngàn", "tỷ", "củ") || digit(s, i + 1) > 0)) {
      return Optional.of(hundredsOrTens(s, 1, i, false));
    }
    if (s.is(i, "chục")) {
      return Optional.of(exact(10, i + 1, true, false, false));
    }
    if (s.is(i, "mười", "mươi")) {
      return Optional.of(teens(s, i, 10));
    }
    if (s.is(i, "hăm", "băm")) {
      return Optional.of(teens(s, i, s.is(i, "hăm") ? 20 : 30));
    }
    int first = digit(s, i);
    if (first == 0) {
      return Optional.empty();
    }
    boolean doubtful = s.isUnmarked() && s.is(i, "năm", "sáu");
    if (s.is(i + 1, "trăm", "chục", "mươi")) {
      return Optional.of(hundredsOrTens(s, first, i + 1, doubtful));
    }
    if (s.is(i + 1, "mấy")) {
      return Optional.of(range(first * 10L + 1, first * 10L + 9, i + 2, false));
    }
    return Optional.of(sideBySide(s, i, first, doubtful));
  }

  private static Cardinal teens(Sentence s, int i, int tens) {
    if (s.is(i + 1, "mấy")) {
      return range(tens + 1L, tens + 9L, i + 2, false);
    }
    int ones = s.is(i + 1, "một") ? 1 : digitThatIsNotAUnit(s, i + 1);
    return exact(tens + (long) ones, ones > 0 ? i + 2 : i + 1, false, false, false);
  }

  /** At "trăm", "chục" or "mươi", of which {@code count} were named. */
  private static Cardinal hundredsOrTens(Sentence s, int count, int at, boolean doubtful) {
    if (!s.is(at, "trăm")) {
      if (s.is(at + 1, "mấy")) {
        return range(count * 10L + 1, count * 10L + 9, at + 2, false);
      }
      int ones = s.is(at, "chục") ? 0 : digitThatIsNotAUnit(s, at + 1);
      return exact(count * 10L + ones, ones > 0 ? at + 2 : at + 1, s.is(at, "chục"), false, false);
    }
    long hundreds = count * 100L;
    int next = at + 1;
    if (s.isHalf(next)) {
      return exact(hundreds + 50, next + 1, true, false, false);
    }
    if (s.is(next, "linh", "lẻ") && digit(s, next + 1) > 0) {
      return exact(hundreds + digit(s, next + 1), next + 2, true, false, false);
    }
    if (s.at(next).isWhole() && s.at(next).text().length() <= 2 && s.is(next + 1, "chục", "mươi")) {
      return exact(hundreds + Long.parseLong(s.at(next).text()) * 10, next + 2, true, false, false);
    }
    if (s.is(next, "mấy")) {
      return range(hundreds + 10, hundreds + 90, next + 1, true);
    }
    if (s.at(next).like("\\d\\d") && s.is(next + 1, "nghìn", "ngàn", "k", "triệu", "tr")) {
      return exact(hundreds + Long.parseLong(s.at(next).text()), next + 1, true, false, false);
    }
    if (s.at(next).like("[1-9]") && !isCountingNoun(s, next + 1)) {
      return exact(hundreds + Long.parseLong(s.at(next).text()) * 10, next + 1, true, false, false);
    }
    if (s.is(next, "mười")) {
      Cardinal rest = teens(s, next, 10);
      return exact(hundreds + rest.low.longValue(), rest.end, true, false, false);
    }
    int tens = digitThatIsNotAUnit(s, next);
    if (tens == 0) {
      return exact(hundreds, next, true, false, doubtful);
    }
    if (s.is(next + 1, "mươi", "chục")) {
      int ones = digitThatIsNotAUnit(s, next + 2);
      return exact(hundreds + tens * 10L + ones, ones > 0 ? next + 3 : next + 2, true, false, false);
    }
    int ones = digitThatIsNotAUnit(s, next + 1);
    return exact(hundreds + tens * 10L + ones, ones > 0 ? next + 2 : next + 1, true, false, false);
  }

  /** "sáu mốt" is 61, "hai sáu tư" 264. */
  private static Cardinal sideBySide(Sentence s, int i, int first, boolean doubtful) {
    int second = digitThatIsNotAUnit(s, i + 1);
    if (second == 0) {
      return exact(first, i + 1, false, false, doubtful);
    }
    int third = digitThatIsNotAUnit(s, i + 2);
    return third == 0
        ? exact(first * 10L + second, i + 2, false, true, s.isUnmarked())
        : exact(first * 100L + second * 10L + third, i + 3, false, true, s.isUnmarked());
  }

  static int digit(Sentence s, int i) {
    Integer digit = DIGITS.get(s.at(i).text());
    if (digit == null && s.mayLackMarks(i)) {
      digit = WITHOUT_MARKS.get(s.at(i).text());
    }
    return digit == null ? 0 : digit;
  }

  /** "triệu hai một tháng": "một" starts a new number; "mười năm": the second is the unit. */
  private static int digitThatIsNotAUnit(Sentence s, int i) {
    if (s.is(i, "năm") && !isCountingNoun(s, i + 1)) {
      return s.is(i + 1, "nghìn", "ngàn", "k", "triệu", "tr", "đồng", "củ") ? 5 : 0;
    }
    if (s.is(i, "một") && isCountingNoun(s, i + 1)) {
      return 0;
    }
    return digit(s, i);
  }

  static boolean isCountingNoun(Sentence s, int i) {
    return s.is(
        i, "tháng", "thág", "thg", "năm", "ngày", "tuần", "lần", "tuổi", "người", "quý", "đứa", "kỳ", "con", "cháu",
        "lượt");
  }
}
