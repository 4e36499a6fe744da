package vn.danda.knowledge.calculate;

import static vn.danda.knowledge.calculate.Worksheet.in;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.calculate.Inputs.Gender;
import vn.danda.knowledge.figure.SpokenMoney;

/** Taking the insurance out at once, and beside it what the same months give when they stay. */
final class OneOffWithdrawal {

  private static final String BASIS = "Luật BHXH 41/2024/QH15 Điều 102; NĐ 159/2025/NĐ-CP Điều 9";
  private static final String STOPPED = "stopped_12_months";
  private static final String AGE = "retirement_age_under_15_years";
  private static final List<String> ILLNESS = List.of("illness", "serious_illness", "disability_81");
  private static final List<String> CASES =
      List.of(STOPPED, AGE, "emigration", "illness", "serious_illness", "disability_81");
  private static final int MONTHS_OF_15_YEARS = 180;

  private OneOffWithdrawal() {}

  static void work(Inputs inputs, Worksheet sheet) {
    String reason = inputs.choice("case", CASES);
    int before = inputs.months("months_before_2014", 0);
    int from = inputs.months("months_from_2014", 0);
    if (before + from == 0) {
      throw Refused.input("months_from_2014", "the months paid");
    }
    LocalDate day = sheet.today();
    switch (reason) {
      case STOPPED -> refuseStopped(inputs, before + from, day, sheet);
      case AGE -> refuseWithPension(before + from);
      default -> {}
    }
    AverageIncome average = average(inputs, before + from, sheet);
    sheet.field("average", average.rounded());
    BigDecimal sum =
        before + from < 12
            ? underOneYear(inputs, average, day, sheet)
            : byYears(before, from, average, day, sheet);
    deduct(inputs, reason, sum, average, day, sheet);
    staying(before + from, average, day, sheet);
  }

  private static void refuseStopped(Inputs inputs, int months, LocalDate day, Worksheet sheet) {
    if (!paidBeforeTheLaw(inputs)) {
      throw Refused.because("NOT_ELIGIBLE", "paid_before_2025_07", Map.of("reason", "FIRST_PAID_FROM_2025_07_01"));
    }
    if (months >= 12 * sheet.figure("once_max_years", day).intValueExact()) {
      throw Refused.because("NOT_ELIGIBLE", "months_from_2014", Map.of("reason", "TWENTY_YEARS_OR_MORE"));
    }
    int wait = sheet.figure("once_wait_months", day).intValueExact() - inputs.months("months_since_stop");
    if (wait > 0) {
      Map<String, @Nullable Object> bounds = new LinkedHashMap<>();
      bounds.put("reason", "UNDER_12_MONTHS");
      bounds.put("months_to_wait", wait);
      throw Refused.because("NOT_YET", "months_since_stop", bounds);
    }
  }

  private static boolean paidBeforeTheLaw(Inputs inputs) {
    if (!inputs.has("paid_before_2025_07") && inputs.has("incomes")) {
      return inputs.paidYears("incomes").stream().anyMatch(row -> row.year() < 2025);
    }
    if (!inputs.has("paid_before_2025_07")) {
      throw Refused.input("paid_before_2025_07", "true or false");
    }
    return inputs.flag("paid_before_2025_07");
  }

  private static void refuseWithPension(int months) {
    if (months >= MONTHS_OF_15_YEARS) {
      throw Refused.because("NOT_ELIGIBLE", "months_from_2014", Map.of("reason", "HAS_PENSION"));
    }
  }

  private static AverageIncome average(Inputs inputs, int months, Worksheet sheet) {
    if (!inputs.has("incomes")) {
      return AverageIncome.given(inputs.dong("average"), months);
    }
    int year = inputs.count("year", 2008, 2100, sheet.today().getYear());
    return AverageIncome.of(inputs.paidYears("incomes"), year, sheet);
  }

  /** Under one year the sum paid comes back, at most twice the average. */
  private static BigDecimal underOneYear(Inputs inputs, AverageIncome average, LocalDate day, Worksheet sheet) {
    BigDecimal paid = BigDecimal.valueOf(inputs.dong("amount_paid_gross"));
    BigDecimal cap = average.exact().multiply(sheet.figure("once_factor_from_2014", day));
    BigDecimal sum = paid.min(cap);
    sheet.field("branch", "under_1_year");
    sheet.field("paid", paid);
    sheet.field("cap", SpokenMoney.wholeDong(cap));
    String formula = "min(" + in(paid) + "; 2 × " + in(average.rounded()) + ")";
    sheet.money("under_one_year", formula, SpokenMoney.wholeDong(sum), BASIS + " k2c", day);
    sheet.doubt("under_one_year");
    return sum;
  }

  /** Odd months before 2014 count with those after, when there are months on both sides. */
  private static BigDecimal byYears(int before, int from, AverageIncome average, LocalDate day, Worksheet sheet) {
    int moved = from > 0 ? before % 12 : 0;
    if (moved > 0) {
      sheet.field("moved_months", moved);
    }
    BigDecimal yearsBefore = CountedYears.of(before - moved);
    BigDecimal yearsFrom = CountedYears.of(from + moved);
    BigDecimal partBefore = part("once_factor_before_2014", yearsBefore, average, day, sheet);
    BigDecimal partFrom = part("once_factor_from_2014", yearsFrom, average, day, sheet);
    sheet.field("years_before_2014", yearsBefore);
    sheet.field("years_from_2014", yearsFrom);
    sheet.field("part_before", SpokenMoney.wholeDong(partBefore));
    sheet.field("part_from", SpokenMoney.wholeDong(partFrom));
    return partBefore.add(partFrom);
  }

  private static BigDecimal part(
      String factorKey, BigDecimal years, AverageIncome average, LocalDate day, Worksheet sheet) {
    BigDecimal factor = sheet.figure(factorKey, day);
    BigDecimal part = factor.multiply(average.exact()).multiply(years);
    if (years.signum() > 0) {
      String formula = in(factor) + " × " + in(average.rounded()) + " × " + in(years);
      sheet.money(factorKey, formula, SpokenMoney.wholeDong(part), BASIS + " k2", day);
    }
    return part;
  }

  /** The State's share stays with the State, except for grave illness and disability. */
  private static void deduct(
      Inputs inputs, String reason, BigDecimal sum, AverageIncome average, LocalDate day, Worksheet sheet) {
    long total = SpokenMoney.wholeDong(sum);
    long support = ILLNESS.contains(reason) ? 0 : inputs.dong("support_received", 0);
    long amount = Math.max(total - support, 0);
    sheet.field("tc", total);
    sheet.field("support_deducted", support);
    sheet.field("amount", amount);
    sheet.money("withdrawal", in(total) + " − " + in(support), amount, BASIS + " k3", day);
    if (!average.lines().isEmpty()) {
      sheet.field("lines", average.lines());
    }
  }

  private static void staying(int months, AverageIncome average, LocalDate day, Worksheet sheet) {
    int pensionMonths = Math.max(months, MONTHS_OF_15_YEARS);
    sheet.staying("months_kept", months);
    sheet.staying("missing_months", pensionMonths - months);
    for (Gender gender : Gender.values()) {
      BigDecimal percent = Pension.percent(gender, CountedYears.of(pensionMonths), day, sheet);
      long pension = SpokenMoney.wholeDong(average.exact().multiply(percent).movePointLeft(2));
      sheet.staying("pension_" + (gender == Gender.MALE ? "male" : "female"), pension);
    }
  }
}
