package vn.danda.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.danda.content.Published;
import vn.danda.knowledge.spoken.SpokenAmounts;
import vn.danda.knowledge.text.VietnameseText;

/**
 * "Năm 2024 thì sao", "sang năm thì mấy": a short question about another time, for which the answer's figures are read
 * as of then. Years a person was born, began to work or paid in are no such question, so only a message that is short and
 * little more than the time counts.
 */
final class AsOf {

  private static final int LONGEST_WORDS = 8;

  private static final Pattern ASKS_ABOUT_A_TIME =
      Pattern.compile(
          ".*\\b(?:thi sao|thi the nao|thi may|thi bao nhieu|bao nhieu|the nao|ra sao|tinh sao|con|hoi|muc|luc do|khi do)\\b.*");
  private static final Pattern ABOUT_A_PERSON = Pattern.compile(".*\\b(?:sinh|dong tu|di lam|nghi tu|tham gia tu|tu nam)\\b.*");

  private AsOf() {}

  /** The moment the question is about, when it is about another one than now. */
  static Optional<Instant> read(String text, Instant now) {
    String folded = VietnameseText.fold(text);
    if (folded.split(" ").length > LONGEST_WORDS
        || !ASKS_ABOUT_A_TIME.matcher(folded).matches()
        || ABOUT_A_PERSON.matcher(folded).matches()) {
      return Optional.empty();
    }
    LocalDate today = Published.day(now);
    return SpokenAmounts.read(text, today).dates().stream()
        .findFirst()
        .map(date -> day(date, today))
        .filter(day -> !day.equals(today))
        .map(day -> day.atStartOfDay(Published.ZONE).toInstant());
  }

  /** A past year is asked about as it ended, a coming one as it begins. */
  private static LocalDate day(String date, LocalDate today) {
    if (date.length() == 10) {
      return LocalDate.parse(date);
    }
    if (date.length() == 7) {
      return YearMonth.parse(date).atDay(1);
    }
    int year = Integer.parseInt(date);
    if (year == today.getYear()) {
      return today;
    }
    return year < today.getYear() ? LocalDate.of(year, 12, 31) : LocalDate.of(year, 1, 1);
  }
}
