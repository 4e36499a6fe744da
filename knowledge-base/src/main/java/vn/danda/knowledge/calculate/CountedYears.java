package vn.danda.knowledge.calculate;

import java.math.BigDecimal;

/**
 * Years as amounts count them (Luật BHXH 41/2024 Điều 5 k6): one to six odd months are half a year, seven to eleven a
 * whole one. Conditions ("đủ 15 năm") are never met this way; they need every month.
 */
final class CountedYears {

  static final String BASIS = "Luật BHXH 41/2024/QH15 Điều 5 k6";
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private CountedYears() {}

  static BigDecimal of(int months) {
    BigDecimal years = BigDecimal.valueOf(months / 12);
    int odd = months % 12;
    if (odd == 0) {
      return years;
    }
    return years.add(odd <= 6 ? HALF : BigDecimal.ONE);
  }
}
