package vn.danda.knowledge.calculate;

import static vn.danda.knowledge.calculate.Worksheet.in;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.figure.SpokenMoney;

/** What somebody pays for a chosen income: by the period, or for years ahead. */
final class Contribution {

  static final String RATE_BASIS = "Luật BHXH 41/2024/QH15 Điều 32 k2, Điều 36 k1";
  private static final String PERIOD_BASIS = "Luật BHXH 41/2024/QH15 Điều 36 k2";
  private static final String PREPAY_BASIS = "Luật BHXH 41/2024/QH15 Điều 36 k2d; NĐ 159/2025/NĐ-CP Điều 6";
  private static final List<Integer> PERIODS = List.of(1, 3, 6, 12);

  private Contribution() {}

  static void work(Inputs inputs, Worksheet sheet) {
    refuseWhoMayNotJoin(inputs, sheet);
    long income = inputs.dong("income");
    int months = inputs.count("months", 1, 1200);
    YearMonth start = inputs.month("start").orElse(YearMonth.from(sheet.today()));
    boolean prepay = inputs.has("mode") && inputs.choice("mode", List.of("period", "prepay")).equals("prepay");
    refusePeriod(months, prepay ? prepayMonths(start, sheet) : PERIODS);
    refuseIncome(income, start, "income", sheet);
    long perMonth = monthlyGross(income, start, sheet);
    if (prepay) {
      prepay(perMonth, months, start, sheet);
    } else {
      refuseCrossing(perMonth, months, start, sheet);
      period(inputs, perMonth, months, start, sheet);
    }
  }

  private static void refuseWhoMayNotJoin(Inputs inputs, Worksheet sheet) {
    if (inputs.flag("compulsory_now")) {
      throw Refused.because("NOT_ELIGIBLE", "compulsory_now", Map.of("reason", "IN_COMPULSORY"));
    }
    int least = sheet.figure("vol_min_age", sheet.today()).intValueExact();
    if (inputs.has("age") && inputs.count("age", 0, 150) < least) {
      throw Refused.because("NOT_ELIGIBLE", "age", Map.of("reason", "UNDER_AGE", "min_age", least));
    }
  }

  private static void refusePeriod(int months, List<Integer> allowed) {
    if (!allowed.contains(months)) {
      throw Refused.because("PERIOD_NOT_ALLOWED", "months", Map.of("allowed_months", allowed));
    }
  }

  private static List<Integer> prepayMonths(YearMonth start, Worksheet sheet) {
    int least = sheet.figure("vol_prepay_years_min", start).intValueExact();
    int most = sheet.figure("vol_prepay_years_max", start).intValueExact();
    return IntStream.rangeClosed(least, most).mapToObj(years -> 12 * years).toList();
  }

  /** The chosen income lies between the rural poverty line and 20 times the reference level, both of that month. */
  static void refuseIncome(long income, YearMonth month, String field, Worksheet sheet) {
    if (month.isBefore(SupportGroup.FIRST_MONTH)) {
      throw Refused.because("NEEDS_AGENT", "start", Map.of("reason", "months before 2025-07 follow the old law"));
    }
    long floor = sheet.figure("vol_income_min", month).longValueExact();
    if (income < floor) {
      throw Refused.because("BELOW_FLOOR", field, bounds("floor", floor, month));
    }
    BigDecimal times = sheet.figure("vol_income_max_multiple", month);
    long ceiling = times.multiply(sheet.figure("reference_level", month)).longValueExact();
    if (income > ceiling) {
      throw Refused.because("ABOVE_CEILING", field, bounds("ceiling", ceiling, month));
    }
  }

  private static Map<String, @Nullable Object> bounds(String name, long value, YearMonth month) {
    Map<String, @Nullable Object> bounds = new LinkedHashMap<>();
    bounds.put(name, value);
    bounds.put("month", month);
    return bounds;
  }

  static long monthlyGross(long income, YearMonth month, Worksheet sheet) {
    BigDecimal rate = sheet.figure("vol_rate", month);
    long gross = SpokenMoney.wholeDong(rate.multiply(BigDecimal.valueOf(income)).movePointLeft(2));
    sheet.field("gross_month", gross);
    sheet.money("gross_month", in(rate) + "% × " + in(income), gross, RATE_BASIS, month.atDay(1));
    return gross;
  }

  /** Which poverty line decides over payments that reach past its change is not verified: that is for a person. */
  private static void refuseCrossing(long perMonth, int months, YearMonth start, Worksheet sheet) {
    BigDecimal line = sheet.figure("rural_poverty_line", start);
    for (int i = 1; i < months; i++) {
      YearMonth month = start.plusMonths(i);
      if (sheet.figure("rural_poverty_line", month).compareTo(line) != 0) {
        Map<String, @Nullable Object> bounds = new LinkedHashMap<>();
        bounds.put(
            "reason", "payment period crosses " + month.atDay(1) + ": top-up and support not verified");
        bounds.put("gross_if_no_top_up", perMonth * months);
        throw Refused.because("NEEDS_AGENT", "months", bounds);
      }
    }
  }

  private static void period(Inputs inputs, long perMonth, int months, YearMonth start, Worksheet sheet) {
    long gross = perMonth * months;
    sheet.money("gross_total", in(perMonth) + " × " + months, gross, PERIOD_BASIS, start.atDay(1));
    List<Support.Line> lines = Support.lines(inputs, start, months, sheet);
    long support = lines.stream().mapToLong(Support.Line::total).sum();
    sheet.field("gross_total", gross);
    sheet.field("supported_months", lines.stream().mapToInt(Support.Line::months).sum());
    sheet.field("support_total", support);
    sheet.field("net_total", gross - support);
    if (months == 1) {
      sheet.field("support_month", support);
    }
    sheet.money("net_total", in(gross) + " − " + in(support), gross - support, SupportGroup.BASIS, start.atDay(1));
  }

  /** Each month ahead is discounted by the fund's monthly return: {@code Σ gross / (1 + r)^(i-1)}. */
  private static void prepay(long perMonth, int months, YearMonth start, Worksheet sheet) {
    BigDecimal growth = growth(start, sheet);
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < months; i++) {
      total = total.add(BigDecimal.valueOf(perMonth).divide(growth.pow(i), MathContext.DECIMAL128));
    }
    long plain = perMonth * months;
    long prepaid = SpokenMoney.wholeDong(total);
    sheet.money("undiscounted_total", in(perMonth) + " × " + months, plain, PERIOD_BASIS, start.atDay(1));
    String formula = "Σ " + in(perMonth) + " ÷ " + in(growth) + "^(i−1), i = 1…" + months;
    sheet.money("gross_prepay", formula, prepaid, PREPAY_BASIS, start.atDay(1));
    sheet.field("undiscounted_total", plain);
    sheet.field("gross_prepay", prepaid);
    sheet.field("saved", plain - prepaid);
    sheet.field("rounded", !Worksheet.isWhole(total));
    sheet.field("support", null);
    sheet.field("needs_agent", "top-up after 2027-01-01 and State support of prepaid months not verified");
    sheet.doubt("prepay");
  }

  /** 1 + the fund's return in a month, published for each year. */
  static BigDecimal growth(YearMonth month, Worksheet sheet) {
    BigDecimal percent =
        sheet
            .known("fund_invest_rate_month", month.atDay(1))
            .orElseThrow(
                () ->
                    Refused.because(
                        "RATE_UNKNOWN", "start", Map.of("reason", "fund rate for that year not known")));
    return BigDecimal.ONE.add(percent.movePointLeft(2));
  }
}
