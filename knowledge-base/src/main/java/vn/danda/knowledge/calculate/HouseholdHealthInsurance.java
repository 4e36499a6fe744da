package vn.danda.knowledge.calculate;

import static vn.danda.knowledge.calculate.Worksheet.in;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.figure.SpokenMoney;

/** Health insurance bought by a household, or by a pupil or farmer with the State's share taken off. */
final class HouseholdHealthInsurance {

  private static final String BASIS = "Luật BHYT Điều 13 k6 (sửa đổi bởi Luật 51/2024/QH15); NĐ 188/2025/NĐ-CP Điều 6";
  private static final List<Integer> PERIODS = List.of(3, 6, 12);
  private static final int LAST_RATE = 5;
  private static final Map<String, String> SUPPORT =
      Map.of(
          "student", "bhyt_support_students",
          "near_poor", "bhyt_support_near_poor",
          "farm_average", "bhyt_support_farm_average");

  private HouseholdHealthInsurance() {}

  static void work(Inputs inputs, Worksheet sheet) {
    LocalDate day = inputs.day("paid_on").orElse(sheet.today());
    int persons = inputs.count("persons", 1, 50, 1);
    int months = inputs.count("months", 1, 1200, 12);
    if (!PERIODS.contains(months)) {
      throw Refused.because("PERIOD_NOT_ALLOWED", "months", Map.of("allowed_months", PERIODS));
    }
    BigDecimal base = sheet.figure("base_salary", day);
    BigDecimal rate = sheet.figure("bhyt_rate", day);
    BigDecimal first = base.multiply(rate).movePointLeft(2);
    sheet.money("bhyt_month_first", in(rate) + "% × " + in(base), SpokenMoney.wholeDong(first), BASIS, day);
    if (inputs.has("category") && !"household".equals(inputs.values().get("category"))) {
      supported(inputs, first, persons * months, day, sheet);
    } else {
      household(inputs.count("already_paid_this_fiscal_year", 0, 50, 0), persons, months, first, day, sheet);
    }
    if (day.getYear() > 2026) {
      sheet.doubt("bhyt_rate_may_rise");
    }
  }

  /** The first member pays the whole, each further one of the same year less, from the fifth on 40%. */
  private static void household(
      int already, int persons, int months, BigDecimal first, LocalDate day, Worksheet sheet) {
    List<Map<String, @Nullable Object>> lines = new ArrayList<>();
    long sum = 0;
    for (int person = already + 1; person <= already + persons; person++) {
      BigDecimal percent = sheet.figure("bhyt_household_pct_" + Math.min(person, LAST_RATE), day);
      BigDecimal month = first.multiply(percent).movePointLeft(2);
      long pay = SpokenMoney.wholeDong(month.multiply(BigDecimal.valueOf(months)));
      lines.add(line(person, percent, pay));
      sum += pay;
      sheet.money("bhyt_member", in(percent) + "% × " + in(first) + " × " + months, pay, BASIS, day);
    }
    sheet.field("per_month_first", first);
    sheet.field("lines", lines);
    sheet.field("pay", sum);
    sheet.money("bhyt_household", "", sum, BASIS, day);
  }

  private static Map<String, @Nullable Object> line(int person, BigDecimal percent, long pay) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("person", person);
    line.put("pct", Worksheet.plain(percent));
    line.put("pay", pay);
    return line;
  }

  /** The State's share is a least share: a province may add to it. */
  private static void supported(Inputs inputs, BigDecimal first, int months, LocalDate day, Worksheet sheet) {
    String key = SUPPORT.get(inputs.choice("category", SUPPORT.keySet().stream().sorted().toList()));
    BigDecimal percent = sheet.figure(String.valueOf(key), day);
    BigDecimal full = first.multiply(BigDecimal.valueOf(months));
    long support = SpokenMoney.wholeDong(full.multiply(percent).movePointLeft(2));
    long whole = SpokenMoney.wholeDong(full);
    sheet.field("full", whole);
    sheet.field("support_pct_min", percent);
    sheet.field("support", support);
    sheet.field("pay", whole - support);
    sheet.money("bhyt_full", in(first) + " × " + months, whole, BASIS, day);
    sheet.money("bhyt_support", in(percent) + "% × " + in(whole), support, BASIS, day);
    sheet.money("bhyt_own_part", in(whole) + " − " + in(support), whole - support, BASIS, day);
  }
}
