package vn.danda.knowledge.calculate;

import static vn.danda.knowledge.calculate.Worksheet.in;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.calculate.Inputs.Gender;
import vn.danda.knowledge.figure.SpokenMoney;

/** What is paid once, on retiring, for the years beyond those that reach the highest pension. */
final class RetirementLumpSum {

  private static final String BASIS = "Luật BHXH 41/2024/QH15 Điều 100";
  private static final int MONTHS_OF_15_YEARS = 180;

  private RetirementLumpSum() {}

  static void work(Inputs inputs, Worksheet sheet) {
    LocalDate day = sheet.today();
    Gender gender = inputs.gender();
    int months = inputs.months("months");
    if (months < MONTHS_OF_15_YEARS) {
      Map<String, @Nullable Object> bounds = new LinkedHashMap<>();
      bounds.put("reason", "UNDER_15_YEARS");
      bounds.put("missing_months", MONTHS_OF_15_YEARS - months);
      throw Refused.because("NOT_ELIGIBLE", "months", bounds);
    }
    BigDecimal average = BigDecimal.valueOf(inputs.dong("average"));
    int monthsAfterAge = inputs.months("months_after_age", 0);
    BigDecimal years = CountedYears.of(months);
    BigDecimal enough = sheet.figure(gender == Gender.MALE ? "retire_lump_years_m" : "retire_lump_years_f", day);
    BigDecimal extra = years.subtract(enough).max(BigDecimal.ZERO);
    // Only years that are both beyond 30 or 35 and paid after the age count double; the rest of them count half.
    BigDecimal after = CountedYears.of(monthsAfterAge).min(extra);
    BigDecimal before = extra.subtract(after);
    BigDecimal sum =
        part("retire_lump_factor_before_age", before, average, day, sheet)
            .add(part("retire_lump_factor_after_age", after, average, day, sheet));
    sheet.field("years_counted", years);
    sheet.field("extra_years", extra);
    sheet.field("extra_before_age", before);
    sheet.field("extra_after_age", after);
    sheet.field("lump_sum", SpokenMoney.wholeDong(sum));
    sheet.money("lump_sum", in(extra) + " năm", SpokenMoney.wholeDong(sum), BASIS, day);
    if (months % 12 != 0 && monthsAfterAge % 12 != 0) {
      sheet.doubt("odd_months_around_age");
    }
  }

  private static BigDecimal part(
      String factorKey, BigDecimal years, BigDecimal average, LocalDate day, Worksheet sheet) {
    BigDecimal factor = sheet.figure(factorKey, day);
    BigDecimal part = factor.multiply(average).multiply(years);
    if (years.signum() > 0) {
      String formula = in(factor) + " × " + in(average) + " × " + in(years);
      sheet.money(factorKey, formula, SpokenMoney.wholeDong(part), BASIS + " k2", day);
    }
    return part;
  }
}
