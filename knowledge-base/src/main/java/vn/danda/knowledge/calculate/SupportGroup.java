package vn.danda.knowledge.calculate;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.figure.SpokenMoney;

/** The groups the State supports differently (NĐ 159/2025 Điều 5 k1). */
enum SupportGroup {
  POOR_OR_ISLAND,
  NEAR_POOR,
  ETHNIC_MINORITY,
  OTHER;

  static final String BASIS = "NĐ 159/2025/NĐ-CP Điều 5";

  /** Shares of before are of the old law and would need its other rules as well. */
  static final YearMonth FIRST_MONTH = YearMonth.of(2025, 7);

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SupportGroup of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(SupportGroup::key).toList();
  }

  /** Who belongs to several groups gets the highest support. */
  static SupportGroup highest(Inputs inputs, @Nullable Object groups, YearMonth month, Worksheet sheet) {
    return inputs.words("groups", groups, keys()).stream()
        .map(SupportGroup::of)
        .max(Comparator.comparing(group -> group.percent(month, sheet)))
        .orElseThrow();
  }

  /** Share of 22% of the rural poverty line of that month: a fixed sum, whatever income is chosen. */
  long perMonth(YearMonth month, Worksheet sheet) {
    if (month.isBefore(FIRST_MONTH)) {
      throw Refused.because("NEEDS_AGENT", "start", Map.of("reason", "months before 2025-07 follow the old law"));
    }
    BigDecimal ofLine = sheet.figure("rural_poverty_line", month).multiply(percent(month, sheet)).movePointLeft(2);
    return SpokenMoney.wholeDong(ofLine.multiply(sheet.figure("vol_rate", month)).movePointLeft(2));
  }

  private BigDecimal percent(YearMonth month, Worksheet sheet) {
    if (month.isBefore(FIRST_MONTH)) {
      throw Refused.because("NEEDS_AGENT", "start", Map.of("reason", "months before 2025-07 follow the old law"));
    }
    return sheet.figure("vol_support_pct_" + key(), month);
  }
}
