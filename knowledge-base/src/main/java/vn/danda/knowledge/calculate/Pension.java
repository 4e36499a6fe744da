package vn.danda.knowledge.calculate;

import static vn.danda.knowledge.calculate.Worksheet.in;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.calculate.Inputs.Gender;
import vn.danda.knowledge.figure.SpokenMoney;

/** The monthly pension, voluntary years alone or together with compulsory ones. */
final class Pension {

  private static final String BASIS = "Luật BHXH 41/2024/QH15 Điều 98, 99";
  private static final String MIXED_BASIS = "Luật BHXH 41/2024/QH15 Điều 111; NĐ 159/2025/NĐ-CP Điều 11";
  private static final String FLOOR_BASIS = "Luật BHXH 41/2024/QH15 Điều 141 k11";
  private static final YearMonth OLD_MEMBERS_JOINED_BEFORE = YearMonth.of(2021, 1);
  private static final int MONTHS_OF_20_YEARS = 240;
  private static final int MONTHS_OF_15_YEARS = 180;

  private Pension() {}

  static void work(Inputs inputs, Worksheet sheet) {
    Gender gender = inputs.gender();
    AverageIncome voluntary = voluntaryAverage(inputs, sheet);
    int compulsory = inputs.months("compulsory_months", 0);
    int months = voluntary.months() + compulsory;
    int missing = MONTHS_OF_15_YEARS - months;
    if (missing > 0) {
      throw Refused.because("NOT_ELIGIBLE", "months", under15Years(missing));
    }
    inputs.month("birth").ifPresent(birth -> age(inputs, gender, birth, voluntary.months(), months, sheet));
    BigDecimal average = compulsory == 0 ? voluntary.exact() : mixedAverage(inputs, voluntary, compulsory, sheet);
    LocalDate day = inputs.day("on").orElse(sheet.today());
    BigDecimal years = CountedYears.of(months);
    BigDecimal percent = percent(gender, years, day, sheet);
    BigDecimal pension = average.multiply(percent).movePointLeft(2);
    years(months, years, day, sheet);
    sheet.field("years_counted", years);
    sheet.field("rate_pct", percent);
    sheet.field("average", SpokenMoney.wholeDong(average));
    String formula = in(percent) + "% × " + in(SpokenMoney.wholeDong(average));
    sheet.money("pension", formula, SpokenMoney.wholeDong(pension), BASIS, day);
    if (compulsory == 0) {
      sheet.field("pension", SpokenMoney.wholeDong(pension));
    } else {
      floor(inputs, compulsory, SpokenMoney.wholeDong(pension), day, sheet);
    }
    if (!Worksheet.isWhole(average) || !Worksheet.isWhole(pension)) {
      sheet.field("rounded", true);
    }
    if (!voluntary.lines().isEmpty()) {
      sheet.field("lines", voluntary.lines());
      sheet.field("adjusted_sum", voluntary.adjustedSum());
    }
  }

  private static AverageIncome voluntaryAverage(Inputs inputs, Worksheet sheet) {
    if (!inputs.has("incomes")) {
      return AverageIncome.given(inputs.dong("avg_income"), inputs.months("months"));
    }
    int year = inputs.count("year", 2008, 2100, sheet.today().getYear());
    return AverageIncome.of(inputs.paidYears("incomes"), year, sheet);
  }

  private static Map<String, @Nullable Object> under15Years(int missing) {
    Map<String, @Nullable Object> bounds = new LinkedHashMap<>();
    bounds.put("reason", "UNDER_15_YEARS");
    bounds.put("missing_months", missing);
    return bounds;
  }

  private static void age(
      Inputs inputs, Gender gender, YearMonth birth, int voluntaryMonths, int months, Worksheet sheet) {
    Optional<YearMonth> joined = inputs.month("joined_voluntary");
    boolean old =
        joined.filter(OLD_MEMBERS_JOINED_BEFORE::isAfter).isPresent() && voluntaryMonths >= MONTHS_OF_20_YEARS;
    RetirementAge.Reached reached =
        old ? RetirementAge.ofOldMember(gender, birth) : RetirementAge.of(gender, birth, sheet);
    YearMonth at = inputs.month("at").orElse(YearMonth.from(sheet.today()));
    if (at.isBefore(reached.month())) {
      Map<String, @Nullable Object> bounds = new LinkedHashMap<>();
      bounds.put("reason", "UNDER_AGE");
      bounds.put("retirement_age", reached.code());
      bounds.put("reached", reached.month());
      throw Refused.because("NOT_ELIGIBLE", "birth", bounds);
    }
    // The months are taken as paid without a gap up to "at", so the fifteenth year was full this long ago.
    YearMonth full = at.minusMonths(months - MONTHS_OF_15_YEARS);
    YearMonth both = full.isAfter(reached.month()) ? full : reached.month();
    sheet.field("retirement_age", reached.code());
    sheet.field("reached", reached.month());
    sheet.field("start", both.plusMonths(1).atDay(1));
    RetirementAge.step(reached, birth, old ? RetirementAge.OLD_BASIS : RetirementAge.BASIS, sheet);
  }

  private static BigDecimal mixedAverage(Inputs inputs, AverageIncome voluntary, int months, Worksheet sheet) {
    long compulsory = inputs.dong("compulsory_avg");
    BigDecimal sum = voluntary.adjustedSum().add(BigDecimal.valueOf(compulsory * months));
    int all = voluntary.months() + months;
    BigDecimal average = sum.divide(BigDecimal.valueOf(all), MathContext.DECIMAL128);
    String both = in(compulsory) + " × " + months + " + " + in(voluntary.rounded()) + " × " + voluntary.months();
    String formula = "(" + both + ") ÷ " + all;
    sheet.money("mixed_average", formula, SpokenMoney.wholeDong(average), MIXED_BASIS, sheet.today());
    return average;
  }

  /** Only years of compulsory insurance lead to a lowest pension: the reference level. */
  private static void floor(Inputs inputs, int compulsory, long pension, LocalDate day, Worksheet sheet) {
    boolean guarded = compulsory >= MONTHS_OF_20_YEARS && inputs.flag("joined_before_2025_07");
    long floor = guarded ? sheet.figure("reference_level", day).longValueExact() : 0;
    boolean applied = pension < floor;
    sheet.field("pension", Math.max(pension, floor));
    sheet.field("rules", compulsory >= MONTHS_OF_15_YEARS ? "compulsory" : "voluntary");
    if (applied) {
      sheet.field("pension_before_floor", pension);
      sheet.money("pension_floor", in(floor), floor, FLOOR_BASIS, day);
    }
    sheet.field("floor_applied", applied);
  }

  private static void years(int months, BigDecimal years, LocalDate day, Worksheet sheet) {
    String formula = months / 12 + " năm " + months % 12 + " tháng";
    sheet.step("years_counted", formula, years, "năm", CountedYears.BASIS, day);
  }

  /** Women 45% for 15 years and 2% a year more; men 40% for 15, 1% a year up to 20 years, then 2%; at most 75%. */
  static BigDecimal percent(Gender gender, BigDecimal years, LocalDate day, Worksheet sheet) {
    BigDecimal step = sheet.figure("pension_rate_step", day);
    BigDecimal percent =
        switch (gender) {
          case FEMALE -> rate(years, sheet, day, "pension_rate_f_base_years", "pension_rate_f_base", step);
          case MALE ->
              years.compareTo(sheet.figure("pension_rate_m_base_years", day)) >= 0
                  ? rate(years, sheet, day, "pension_rate_m_base_years", "pension_rate_m_base", step)
                  : rate(
                      years,
                      sheet,
                      day,
                      "pension_min_years",
                      "pension_rate_m_15_base",
                      sheet.figure("pension_rate_m_15_step", day));
        };
    BigDecimal result = percent.min(sheet.figure("pension_rate_max", day));
    sheet.step("rate_pct", "", result, "%", BASIS, day);
    return result;
  }

  private static BigDecimal rate(
      BigDecimal years, Worksheet sheet, LocalDate day, String fromYears, String base, BigDecimal step) {
    return sheet.figure(base, day).add(years.subtract(sheet.figure(fromYears, day)).multiply(step));
  }
}
