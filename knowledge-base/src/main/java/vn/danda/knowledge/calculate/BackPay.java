package vn.danda.knowledge.calculate;

import static vn.danda.knowledge.calculate.Worksheet.in;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.figure.SpokenMoney;

/** Paying, at retirement age, for the months still missing to 15 years. */
final class BackPay {

  private static final String BASIS = "Luật BHXH 41/2024/QH15 Điều 36 k2e, k3e; NĐ 159/2025/NĐ-CP Điều 7";

  private BackPay() {}

  static void work(Inputs inputs, Worksheet sheet) {
    YearMonth paid = inputs.month("paid_month").orElse(YearMonth.from(sheet.today()));
    int missing = inputs.months("missing_months");
    refuseMonths(missing, paid, sheet);
    RetirementAge.Reached age = RetirementAge.of(inputs.gender(), inputs.requiredMonth("birth"), sheet);
    YearMonth earliest = age.month().minusMonths(1);
    if (paid.isBefore(earliest)) {
      throw Refused.because("NOT_YET", "paid_month", Map.of("reason", "BEFORE_AGE", "earliest", earliest));
    }
    long income = inputs.dong("income");
    Contribution.refuseIncome(income, paid, "income", sheet);
    BigDecimal growth = Contribution.growth(paid, sheet);
    long perMonth = Contribution.monthlyGross(income, paid, sheet);
    pay(perMonth, missing, growth, paid, sheet);
    YearMonth both = paid.isAfter(age.month()) ? paid : age.month();
    sheet.field("pension_start", both.plusMonths(1).atDay(1));
    if (paid.isBefore(age.month())) {
      sheet.doubt("backpay_month_before");
    }
  }

  private static void refuseMonths(int missing, YearMonth paid, Worksheet sheet) {
    if (missing == 0) {
      throw Refused.because("NOTHING_MISSING", "missing_months", Map.of("missing_months", 0));
    }
    int most = sheet.figure("vol_backpay_max_missing_months", paid).intValueExact();
    if (missing > most) {
      Map<String, @Nullable Object> bounds = new LinkedHashMap<>();
      bounds.put("missing_months", missing);
      bounds.put("pay_on_months", missing - most);
      throw Refused.because("MISSING_OVER_60", "missing_months", bounds);
    }
  }

  /** The earlier a month should have been paid, the more interest it carries: {@code Σ gross × (1 + r)^i}. */
  private static void pay(long perMonth, int months, BigDecimal growth, YearMonth paid, Worksheet sheet) {
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 1; i <= months; i++) {
      total = total.add(BigDecimal.valueOf(perMonth).multiply(growth.pow(i)));
    }
    long plain = perMonth * months;
    long gross = SpokenMoney.wholeDong(total);
    sheet.field("plain_total", plain);
    sheet.field("interest", gross - plain);
    sheet.field("backpay_gross", gross);
    sheet.field("rounded", !Worksheet.isWhole(total));
    sheet.field("support", null);
    sheet.money("plain_total", in(perMonth) + " × " + months, plain, BASIS, paid.atDay(1));
    String formula = "Σ " + in(perMonth) + " × " + in(growth) + "^i, i = 1…" + months;
    sheet.money("backpay_gross", formula, gross, BASIS, paid.atDay(1));
    sheet.doubt("backpay_support");
  }
}
