package vn.danda.knowledge.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts and numbers the way people here read them: dots group thousands, a comma starts the decimals. */
public final class SpokenMoney {

  private static final long THOUSAND = 1_000;
  private static final long MILLION = 1_000_000;
  private static final long BILLION = 1_000_000_000;

  private SpokenMoney() {}

  /**
   * {@code 264 nghìn đồng}, {@code 2,53 triệu đồng}; an amount that is not a whole number of thousands or has more than
   * three significant places is read with every digit, so that nothing is rounded away: {@code 387.200 đồng}.
   */
  public static String spoken(long dong) {
    if (dong == 0 || dong % THOUSAND != 0 || significantPlaces(dong) > 3) {
      return exact(dong);
    }
    long size = Math.abs(dong);
    if (size < MILLION) {
      return number(BigDecimal.valueOf(dong / THOUSAND)) + " nghìn đồng";
    }
    return size < BILLION ? scaled(dong, MILLION) + " triệu đồng" : scaled(dong, BILLION) + " tỷ đồng";
  }

  /** {@code 1.366.200 đồng}. */
  public static String exact(long dong) {
    return grouped(BigDecimal.valueOf(dong)) + " đồng";
  }

  /** {@code 22%}, {@code 4,5%}. */
  public static String percent(BigDecimal value) {
    return number(value) + "%";
  }

  /** {@code 15}, {@code 1,5}, {@code 2027}, {@code 15.180.000}: grouped only where a year could not stand. */
  public static String number(BigDecimal value) {
    return value.abs().compareTo(BigDecimal.valueOf(10_000)) < 0
        ? value.stripTrailingZeros().toPlainString().replace('.', ',')
        : grouped(value);
  }

  /** Half a đồng and more counts as one: no rule on this was found, half up is what cash desks do. */
  public static long wholeDong(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static String scaled(long dong, long unit) {
    return number(BigDecimal.valueOf(dong).divide(BigDecimal.valueOf(unit)));
  }

  private static int significantPlaces(long dong) {
    return BigDecimal.valueOf(dong).stripTrailingZeros().precision();
  }

  private static String grouped(BigDecimal value) {
    String digits = value.abs().stripTrailingZeros().toPlainString();
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    String decimals = point < 0 ? "" : "," + digits.substring(point + 1);
    StringBuilder text = new StringBuilder(whole);
    for (int i = whole.length() - 3; i > 0; i -= 3) {
      text.insert(i, '.');
    }
    return (value.signum() < 0 ? "-" : "") + text + decimals;
  }
}
