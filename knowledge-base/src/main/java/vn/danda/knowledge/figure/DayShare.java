package vn.danda.knowledge.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What an amount by the month comes to a day, as one says it at the market: {@code mỗi ngày chừng 9 nghìn đồng}.
 *
 * <p>A month counts 30 days, whatever month it is, so "chừng" is always said. The share is rounded half up to a step that
 * keeps it within 5% of the exact one (from 100 đồng a day on): 10 đồng below a thousand, 100 below 5 nghìn, 500 below 20
 * nghìn, a thousand below a million, ten thousand above. Neither up to make a gift look bigger nor down to make a payment
 * look smaller.
 */
public final class DayShare {

  private static final BigDecimal DAYS = BigDecimal.valueOf(30);

  private DayShare() {}

  /** The exact share. */
  static BigDecimal of(BigDecimal monthly) {
    return monthly.divide(DAYS, MathContext.DECIMAL128);
  }

  /** The share in words, with "mỗi ngày chừng" before it. */
  public static String said(BigDecimal monthly) {
    return "mỗi ngày chừng " + SpokenMoney.spoken(rounded(of(monthly)));
  }

  private static long rounded(BigDecimal share) {
    BigDecimal step = BigDecimal.valueOf(step(share.abs().longValue()));
    return share.divide(step, 0, RoundingMode.HALF_UP).multiply(step).longValueExact();
  }

  private static long step(long share) {
    if (share < 1_000) {
      return 10;
    }
    if (share < 5_000) {
      return 100;
    }
    if (share < 20_000) {
      return 500;
    }
    return share < 1_000_000 ? 1_000 : 10_000;
  }
}
