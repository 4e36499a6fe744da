package vn.danda.knowledge.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.danda.knowledge.figure.Template.Format;

/** Reads values out, by what their unit says they are. */
final class FigureWords {

  private FigureWords() {}

  static String read(Figure figure, Format format) {
    Optional<BigDecimal> number = figure.number();
    if (number.isPresent() && format != Format.SPOKEN) {
      return read(number.get(), format);
    }
    return switch (figure.form()) {
      case MONEY -> SpokenMoney.spoken(SpokenMoney.wholeDong(number.orElseThrow()));
      case PERCENT -> SpokenMoney.percent(number.orElseThrow());
      case NUMBER -> SpokenMoney.number(number.orElseThrow());
      case AGE -> age(figure.value());
      case DATE -> date(LocalDate.parse(figure.value()));
      case TEXT -> choice(figure.value());
    };
  }

  static String read(BigDecimal number, Format format) {
    return switch (format) {
      case SPOKEN -> SpokenMoney.spoken(SpokenMoney.wholeDong(number));
      case EXACT -> SpokenMoney.exact(SpokenMoney.wholeDong(number));
      case NUMBER -> SpokenMoney.number(rounded(number));
      case PERCENT -> SpokenMoney.percent(rounded(number));
      case PER_DAY -> DayShare.said(number);
    };
  }

  /** {@code 61y6m} → {@code 61 tuổi 6 tháng}. */
  private static String age(String value) {
    int y = value.indexOf('y');
    String months = value.substring(y + 1, value.length() - 1);
    return value.substring(0, y) + " tuổi" + (months.equals("0") ? "" : " " + months + " tháng");
  }

  private static String date(LocalDate day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
  }

  /** {@code 1|3|6|12} → {@code 1, 3, 6 hoặc 12}. */
  private static String choice(String value) {
    List<String> options = new ArrayList<>(List.of(value.split("\\|")));
    if (options.size() == 1) {
      return value;
    }
    String last = options.removeLast();
    return String.join(", ", options) + " hoặc " + last;
  }

  private static BigDecimal rounded(BigDecimal number) {
    return number.scale() > 2 ? number.setScale(2, RoundingMode.HALF_UP) : number;
  }
}
