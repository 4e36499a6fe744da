package vn.danda.knowledge.calculate;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the State adds over some months, month by month, up to 120 supported months in a life. */
final class Support {

  private Support() {}

  /** Months in a row with the same support. */
  record Line(SupportGroup group, long perMonth, int months) {

    long total() {
      return perMonth * months;
    }

    private Map<String, @Nullable Object> fields() {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("group", group.key());
      fields.put("per_month", perMonth);
      fields.put("months", months);
      return fields;
    }
  }

  static void work(Inputs inputs, Worksheet sheet) {
    if (inputs.flag("province_extra")) {
      throw Refused.because("NEEDS_AGENT", "province_extra", Map.of("reason", "Nghe An top-up not found"));
    }
    YearMonth start = inputs.month("start").orElse(YearMonth.from(sheet.today()));
    int months = inputs.count("months", 1, 1200);
    List<Line> lines = lines(inputs, start, months, sheet);
    int supported = lines.stream().mapToInt(Line::months).sum();
    sheet.field("lines", lines.stream().map(Line::fields).toList());
    sheet.field("supported_months", supported);
    sheet.field("unsupported_months", months - supported);
    long total = lines.stream().mapToLong(Line::total).sum();
    sheet.field("support_total", total);
    sheet.money("support_total", supported + " tháng", total, SupportGroup.BASIS, start.atDay(1));
    sheet.field("support_months_left", monthsLeft(inputs, start, sheet) - supported);
    if (inputs.values().get("groups") instanceof Map) {
      sheet.doubt("month_of_group_change");
    }
  }

  /** The supported months of the period, the same sums joined; each month has the group and figures of that month. */
  static List<Line> lines(Inputs inputs, YearMonth start, int months, Worksheet sheet) {
    int supported = Math.min(months, monthsLeft(inputs, start, sheet));
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < supported; i++) {
      YearMonth month = start.plusMonths(i);
      SupportGroup group = SupportGroup.highest(inputs, groupsIn(inputs, month), month, sheet);
      Line line = new Line(group, group.perMonth(month, sheet), 1);
      Line last = lines.isEmpty() ? null : lines.getLast();
      if (last != null && last.group() == group && last.perMonth() == line.perMonth()) {
        lines.set(lines.size() - 1, new Line(group, line.perMonth(), last.months() + 1));
      } else {
        lines.add(line);
      }
    }
    steps(lines, start, sheet);
    return lines;
  }

  private static void steps(List<Line> lines, YearMonth start, Worksheet sheet) {
    YearMonth month = start;
    for (Line line : lines) {
      String formula =
          Worksheet.in(sheet.figure("vol_support_pct_" + line.group().key(), month))
              + "% × "
              + Worksheet.in(sheet.figure("vol_rate", month))
              + "% × "
              + Worksheet.in(sheet.figure("rural_poverty_line", month))
              + (line.months() == 1 ? "" : " × " + line.months());
      sheet.money("support", formula, line.total(), SupportGroup.BASIS, month.atDay(1));
      month = month.plusMonths(line.months());
    }
  }

  private static int monthsLeft(Inputs inputs, YearMonth start, Worksheet sheet) {
    int most = sheet.figure("vol_support_max_months", start).intValueExact();
    return Math.max(most - inputs.months("support_months_used", 0), 0);
  }

  /** The groups are a list, or a map from the month on which a list starts to hold. */
  private static @Nullable Object groupsIn(Inputs inputs, YearMonth month) {
    Object groups = inputs.values().get("groups");
    if (!(groups instanceof Map<?, ?> byMonth)) {
      return groups;
    }
    TreeMap<String, @Nullable Object> inOrder = new TreeMap<>();
    byMonth.forEach((from, list) -> inOrder.put(String.valueOf(from), list));
    Map.Entry<String, @Nullable Object> entry = inOrder.floorEntry(month.toString());
    return entry == null ? null : entry.getValue();
  }
}
