package vn.danda.knowledge.calculate;

import static vn.danda.knowledge.calculate.Worksheet.in;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.calculate.Inputs.PaidYear;
import vn.danda.knowledge.figure.SpokenMoney;

/** The average of all months paid, each raised by the price index of its year (Điều 104; NĐ 159/2025 Điều 10). */
record AverageIncome(BigDecimal exact, int months, BigDecimal adjustedSum, List<Map<String, @Nullable Object>> lines) {

  static final String BASIS = "Luật BHXH 41/2024/QH15 Điều 104; NĐ 159/2025/NĐ-CP Điều 10";

  /** An average that was given. */
  static AverageIncome given(long average, int months) {
    BigDecimal exact = BigDecimal.valueOf(average);
    return new AverageIncome(exact, months, exact.multiply(BigDecimal.valueOf(months)), List.of());
  }

  /** @param year when the benefit is decided: each year has its own index */
  static AverageIncome of(List<PaidYear> paid, int year, Worksheet sheet) {
    List<Map<String, @Nullable Object>> lines = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    int months = 0;
    for (PaidYear row : paid) {
      BigDecimal coefficient = coefficient(row.year(), year, sheet);
      BigDecimal rowSum = coefficient.multiply(BigDecimal.valueOf(row.income() * row.months()));
      lines.add(line(row, coefficient, rowSum));
      sum = sum.add(rowSum);
      months += row.months();
    }
    BigDecimal exact = sum.divide(BigDecimal.valueOf(months), MathContext.DECIMAL128);
    AverageIncome average = new AverageIncome(exact, months, sum, lines);
    String formula = in(SpokenMoney.wholeDong(sum)) + " ÷ " + months;
    sheet.money("average", formula, average.rounded(), BASIS, LocalDate.of(year, 1, 1));
    return average;
  }

  long rounded() {
    return SpokenMoney.wholeDong(exact);
  }

  boolean isRounded() {
    return !Worksheet.isWhole(exact);
  }

  private static BigDecimal coefficient(int paidIn, int year, Worksheet sheet) {
    return sheet
        .known("cpi_adjust_" + year + "_paid_" + paidIn, LocalDate.of(year, 12, 31))
        .orElseThrow(
            () ->
                Refused.because(
                    "RATE_UNKNOWN", "incomes", Map.of("reason", "no CPI coefficient for " + paidIn + " in " + year)));
  }

  private static Map<String, @Nullable Object> line(PaidYear row, BigDecimal coefficient, BigDecimal sum) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("year", row.year());
    line.put("months", row.months());
    line.put("income", row.income());
    line.put("coef", coefficient);
    line.put("sum", Worksheet.plain(sum));
    return line;
  }
}
