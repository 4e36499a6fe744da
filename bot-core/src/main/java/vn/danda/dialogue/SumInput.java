package vn.danda.dialogue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.danda.knowledge.spoken.SpokenAmounts;
import vn.danda.knowledge.text.VietnameseText;

/**
 * One thing a calculator needs to know: how it is asked, which answers are one tap away, how a typed answer is read.
 *
 * @param name as the calculator calls it
 * @param change what the button to change it says
 */
record SumInput(String name, Line question, String change, List<Choice> choices, Reader reader) {

  /** An answer that is one tap away; {@code value} is read like a typed one. */
  record Choice(String label, String value) {}

  /** Reads a typed answer; empty when it is none. */
  interface Reader {
    Optional<Object> read(String text, LocalDate today);
  }

  static final SumInput INCOME =
      new SumInput(
          "income",
          Line.SUM_INCOME,
          "Đổi mức chọn",
          List.of(new Choice("1,5 triệu", "1500000"), new Choice("2 triệu", "2000000"), new Choice("3 triệu", "3000000"),
              new Choice("5 triệu", "5000000")),
          SumInput::money);

  static final SumInput AVERAGE =
      new SumInput("avg_income", Line.SUM_AVERAGE, "Đổi mức đóng", INCOME.choices(), SumInput::money);

  static final SumInput GROUPS =
      new SumInput(
          "groups",
          Line.SUM_GROUP,
          "Đổi diện",
          List.of(
              new Choice("Nhà bình thường", "other"),
              new Choice("Hộ cận nghèo", "near_poor"),
              new Choice("Hộ nghèo, xã đảo", "poor_or_island"),
              new Choice("Người dân tộc", "ethnic_minority")),
          (text, today) -> chosen(text, List.of("other", "near_poor", "poor_or_island", "ethnic_minority")).map(List::of));

  static final SumInput PERIOD =
      new SumInput(
          "months",
          Line.SUM_PERIOD,
          "Đổi kỳ đóng",
          List.of(new Choice("Từng tháng", "1"), new Choice("3 tháng", "3"), new Choice("6 tháng", "6"),
              new Choice("12 tháng", "12")),
          SumInput::months);

  static final SumInput GENDER =
      new SumInput(
          "gender",
          Line.SUM_GENDER,
          "Đổi nam/nữ",
          List.of(new Choice("Nữ", "female"), new Choice("Nam", "male")),
          SumInput::gender);

  static final SumInput YEARS =
      new SumInput(
          "months",
          Line.SUM_YEARS,
          "Đổi số năm",
          List.of(new Choice("15 năm", "180"), new Choice("20 năm", "240"), new Choice("25 năm", "300"),
              new Choice("30 năm", "360")),
          SumInput::years);

  static final SumInput BIRTH =
      new SumInput("birth", Line.SUM_BIRTH, "Đổi ngày sinh", List.of(), SumInput::birth);

  static final SumInput PERSONS =
      new SumInput(
          "persons",
          Line.SUM_PERSONS,
          "Đổi số người",
          List.of(new Choice("2 người", "2"), new Choice("3 người", "3"), new Choice("4 người", "4"),
              new Choice("5 người", "5"), new Choice("6 người", "6")),
          SumInput::count);

  static final SumInput WITHDRAWN_YEARS =
      new SumInput("months_from_2014", Line.SUM_WITHDRAWN_YEARS, "Đổi số năm", List.of(), SumInput::years);

  static final SumInput WITHDRAWN_AVERAGE =
      new SumInput("average", Line.SUM_WITHDRAWN_AVERAGE, "Đổi mức lương", List.of(), SumInput::money);

  static final SumInput PAID_BEFORE =
      new SumInput(
          "paid_before_2025_07",
          Line.SUM_PAID_BEFORE,
          "Đổi lúc bắt đầu",
          List.of(new Choice("Rồi, trước 7/2025", "yes"), new Choice("Chưa, đóng sau này", "no")),
          (text, today) -> chosen(text, List.of("yes", "no")).map("yes"::equals));

  static final SumInput SINCE_STOP =
      new SumInput(
          "months_since_stop",
          Line.SUM_SINCE_STOP,
          "Đổi lúc nghỉ",
          List.of(new Choice("Đủ 1 năm rồi", "12"), new Choice("Nửa năm", "6"), new Choice("Mới nghỉ", "1")),
          SumInput::months);

  static final SumInput MISSING =
      new SumInput("missing_months", Line.SUM_MISSING, "Đổi số thiếu", List.of(), SumInput::years);

  /** Asked how many years, nobody says more than that; a choice of ours is told in months. */
  private static final int MOST_YEARS = 60;

  private static final Pattern BARE = Pattern.compile("(\\d{1,2})(?:[.,](\\d))?");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})(?: (?:nguoi|khau|thang))?");
  private static final Pattern MONTH_AND_YEAR = Pattern.compile("(?:.*\\D)?(\\d{1,2})\\s*[/.\\-]\\s*((?:19|20)\\d{2})");

  private static Optional<Object> money(String text, LocalDate today) {
    Matcher bare = BARE.matcher(text.strip());
    if (bare.matches()) {
      // "Mấy triệu một tháng?"
      long tenths = bare.group(2) == null ? 0 : Long.parseLong(bare.group(2));
      return Optional.of(Long.parseLong(bare.group(1)) * 1_000_000 + tenths * 100_000);
    }
    if (text.matches("\\d{7,9}")) {
      return Optional.of(Long.valueOf(text));
    }
    SpokenAmounts read = SpokenAmounts.read(text, today);
    return !read.ambiguous() && read.amounts().size() == 1 ? Optional.of(read.amounts().getFirst()) : Optional.empty();
  }

  private static Optional<Object> years(String text, LocalDate today) {
    Matcher bare = BARE.matcher(text.strip());
    Optional<Object> years = bare.matches() && bare.group(2) == null ? small(bare.group(1), MOST_YEARS) : Optional.empty();
    return years.<Object>map(told -> (Integer) told * 12).or(() -> months(text, today));
  }

  private static Optional<Object> months(String text, LocalDate today) {
    Matcher number = NUMBER.matcher(VietnameseText.fold(text).strip());
    if (number.matches()) {
      return small(number.group(1), 600);
    }
    SpokenAmounts read = SpokenAmounts.read(text, today);
    if (read.ambiguous()) {
      return Optional.empty();
    }
    if (read.durations().size() == 1) {
      return Optional.of((int) Period.parse(read.durations().getFirst()).toTotalMonths());
    }
    return read.months().size() == 1 ? Optional.of(read.months().getFirst()) : Optional.empty();
  }

  private static Optional<Object> count(String text, LocalDate today) {
    Matcher number = NUMBER.matcher(VietnameseText.fold(text).strip());
    return number.matches() ? small(number.group(1), 50) : Optional.empty();
  }

  private static Optional<Object> small(String digits, int most) {
    int value = Integer.parseInt(digits);
    return value >= 1 && value <= most ? Optional.of(value) : Optional.empty();
  }

  private static Optional<Object> birth(String text, LocalDate today) {
    Matcher written = MONTH_AND_YEAR.matcher(text.strip());
    if (written.matches()) {
      int month = Integer.parseInt(written.group(1));
      return month >= 1 && month <= 12
          ? Optional.of(written.group(2) + "-" + (month < 10 ? "0" : "") + month)
          : Optional.empty();
    }
    return SpokenAmounts.read(text, today).birthYears().stream()
        .filter(year -> year.length() == 7)
        .map(year -> (Object) year)
        .findFirst();
  }

  private static Optional<Object> gender(String text, LocalDate today) {
    String folded = VietnameseText.fold(text).strip();
    return switch (folded) {
      case "female", "nu", "la nu", "phu nu", "em la nu", "toi la nu", "chi" -> Optional.of("female");
      case "male", "nam", "la nam", "dan ong", "em la nam", "toi la nam", "anh" -> Optional.of("male");
      default -> Optional.empty();
    };
  }

  private static Optional<String> chosen(String text, List<String> values) {
    return values.contains(text) ? Optional.of(text) : Optional.empty();
  }
}
