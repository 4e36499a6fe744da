package vn.danda.knowledge.figure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a value as staff type it, for a figure whose earlier value says of which kind it is. */
public final class FigureInput {

  private static final Pattern MONEY =
      Pattern.compile("(?iu)(-?\\d[\\d., ]*+)(nghìn|ngàn|k|triệu|tr|tỷ|tỉ)? ?(?:đồng|đ|vnđ|vnd)?");
  private static final Pattern PERCENT = Pattern.compile("(?iu)(-?\\d++(?:[.,]\\d++)?+) ?(?:%|phần trăm)?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d++(?:[.,]\\d++)?+");
  private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(?:[. ]\\d{3})++");
  private static final Pattern AGE = Pattern.compile("(?iu)(\\d{1,3}) ?(?:tuổi|y)(?: ?(\\d{1,2}) ?(?:tháng|m))?");
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
  private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000000");
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private FigureInput() {}

  /**
   * The value as the table holds it.
   *
   * @param like a value of the same figure: its kind is the kind of the new one
   * @throws IllegalArgumentException in Vietnamese, naming the figure, what was typed and what is wanted
   */
  public static String value(Figure like, String typed) {
    String text = typed.strip().replaceAll("\\s+", " ");
    return switch (kind(like)) {
      case MONEY -> amount(named(like), text).toString();
      case PERCENT -> percent(like, text);
      case NUMBER -> number(like, text);
      case AGE -> age(like, text);
      case DATE -> day(like, text);
      case TEXT -> text(like, text);
    };
  }

  /**
   * An amount of money as staff type it, in đồng.
   *
   * @param name what it is the amount of, for the sentence that says what is wrong
   * @throws IllegalArgumentException in Vietnamese, naming it, what was typed and what is wanted
   */
  public static long money(String name, String typed) {
    return amount(name, typed.strip().replaceAll("\\s+", " ")).longValueExact();
  }

  /** Whether it is so far from the value before that a nought too many is likelier than the law. */
  public static boolean isFarFrom(Figure before, String value) {
    BigDecimal old = before.number().orElse(BigDecimal.ZERO);
    if (old.signum() <= 0 || !NUMBER.matcher(value).matches()) {
      return false;
    }
    BigDecimal now = new BigDecimal(value);
    return now.compareTo(old.multiply(new BigDecimal(4))) > 0 || now.multiply(new BigDecimal(4)).compareTo(old) < 0;
  }

  /** An unknown value still says by its unit what it would be. */
  private static Figure.Form kind(Figure like) {
    if (!like.value().isEmpty() || like.unit().equals("years-months")) {
      return like.form();
    }
    if (like.unit().startsWith("VND")) {
      return Figure.Form.MONEY;
    }
    return like.unit().startsWith("percent") ? Figure.Form.PERCENT : Figure.Form.TEXT;
  }

  private static BigInteger amount(String name, String text) {
    Matcher parts = MONEY.matcher(text);
    if (!parts.matches()) {
      throw wrong(name, text, "một số tiền, ví dụ 2.200.000 hoặc 2,2 triệu");
    }
    String digits = parts.group(1).strip();
    BigDecimal unit = unit(parts.group(2));
    BigDecimal amount;
    if (GROUPED.matcher(digits).matches() || digits.matches("-?\\d+")) {
      amount = new BigDecimal(digits.replaceAll("[. ]", ""));
    } else if (digits.matches("-?\\d{1,3}(?:,\\d{3})++")) {
      amount = new BigDecimal(digits.replace(",", ""));
      if (parts.group(2) != null) {
        throw wrong(name, text, "một số tiền không đọc được hai cách, ví dụ 2.200.000 hoặc 2,2 triệu");
      }
    } else if (digits.matches("-?\\d+[.,]\\d+") && parts.group(2) != null) {
      amount = new BigDecimal(digits.replace(',', '.'));
    } else {
      throw wrong(name, text, "một số tiền, ví dụ 2.200.000 hoặc 2,2 triệu");
    }
    amount = amount.multiply(unit);
    if (amount.signum() < 0 || amount.compareTo(MOST_MONEY) > 0) {
      throw wrong(name, text, "số tiền từ 0 đến một nghìn tỷ đồng");
    }
    if (amount.stripTrailingZeros().scale() > 0) {
      throw wrong(name, text, "số tiền chẵn đồng");
    }
    return amount.toBigInteger();
  }

  private static BigDecimal unit(@org.jspecify.annotations.Nullable String word) {
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "nghìn", "ngàn", "k" -> new BigDecimal(1_000);
      case "triệu", "tr" -> new BigDecimal(1_000_000);
      case "tỷ", "tỉ" -> new BigDecimal(1_000_000_000);
      default -> BigDecimal.ONE;
    };
  }

  private static String percent(Figure like, String text) {
    Matcher parts = PERCENT.matcher(text);
    if (!parts.matches()) {
      throw wrong(like, text, "một tỷ lệ phần trăm, ví dụ 22 hoặc 4,5");
    }
    BigDecimal percent = new BigDecimal(parts.group(1).replace(',', '.'));
    if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
      throw wrong(like, text, "tỷ lệ từ 0 đến 100");
    }
    return percent.toPlainString();
  }

  private static String number(Figure like, String text) {
    if (GROUPED.matcher(text).matches()) {
      return text.replaceAll("[. ]", "");
    }
    if (!NUMBER.matcher(text).matches()) {
      throw wrong(like, text, "một con số, ví dụ 60 hoặc 0,5");
    }
    String number = text.replace(',', '.');
    if (new BigDecimal(number).signum() < 0) {
      throw wrong(like, text, "một con số không âm");
    }
    return number;
  }

  private static String age(Figure like, String text) {
    Matcher parts = AGE.matcher(text);
    int months = parts.matches() && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : 0;
    if (!parts.matches() || months > 11) {
      throw wrong(like, text, "tuổi và tháng, ví dụ 61 tuổi 6 tháng");
    }
    return Integer.parseInt(parts.group(1)) + "y" + months + "m";
  }

  private static String day(Figure like, String text) {
    Matcher parts = DAY.matcher(text);
    try {
      if (parts.matches()) {
        int year = Integer.parseInt(parts.group(3));
        return LocalDate.of(year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1))).toString();
      }
      return LocalDate.parse(text).toString();
    } catch (DateTimeException noSuchDay) {
      throw wrong(like, text, "một ngày có thật, ví dụ 1/1/2027");
    }
  }

  /** A choice reads {@code 1|3|6|12} in the table and "1, 3, 6 hoặc 12" on the page. */
  private static String text(Figure like, String text) {
    if (text.isEmpty()) {
      throw wrong(like, text, "chữ, không để trống");
    }
    if (!like.value().matches("[\\d|]+")) {
      return text;
    }
    String choice =
        Stream.of(text.split("\\||,|hoặc")).map(String::strip).filter(one -> !one.isEmpty()).collect(Collectors.joining("|"));
    if (!choice.matches("\\d++(?:\\|\\d++)*+")) {
      throw wrong(like, text, "các số cách nhau bằng dấu phẩy, ví dụ 1, 3, 6, 12");
    }
    return choice;
  }

  private static String named(Figure like) {
    return FigureNames.of(like.key()) + " (" + like.key() + ")";
  }

  private static IllegalArgumentException wrong(Figure like, String typed, String wanted) {
    return wrong(named(like), typed, wanted);
  }

  private static IllegalArgumentException wrong(String name, String typed, String wanted) {
    return new IllegalArgumentException(name + ": “" + typed + "” không đọc được. Cần " + wanted + ".");
  }
}
