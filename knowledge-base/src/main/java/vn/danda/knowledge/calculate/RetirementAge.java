package vn.danda.knowledge.calculate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.danda.knowledge.calculate.Inputs.Gender;
import vn.danda.knowledge.figure.Figure;

/** From which month on somebody may retire, by birth month. */
final class RetirementAge {

  static final String BASIS = "Bộ luật Lao động 2019 Điều 169 k2; NĐ 135/2020/NĐ-CP Điều 4, Phụ lục I";
  static final String OLD_BASIS = "Luật BHXH 41/2024/QH15 Điều 141 k9";
  private static final Pattern AGE = Pattern.compile("(\\d++)y(\\d++)m");

  private RetirementAge() {}

  /** An age and the month it is reached in; the pension starts on the first day of the next. */
  record Reached(Period age, YearMonth month) {

    static Reached from(YearMonth birth, Period age) {
      return new Reached(age, birth.plusMonths(age.toTotalMonths()));
    }

    String code() {
      return age.getYears() + "y" + age.getMonths() + "m";
    }
  }

  static void work(Inputs inputs, Worksheet sheet) {
    Reached reached = of(inputs.gender(), inputs.requiredMonth("birth"), sheet);
    sheet.field("retirement_age", reached.code());
    sheet.field("reached", reached.month());
    sheet.field("start", reached.month().plusMonths(1).atDay(1));
    step(reached, inputs.requiredMonth("birth"), BASIS, sheet);
  }

  /** The age of the table's last row that starts by the birth month. */
  static Reached of(Gender gender, YearMonth birth, Worksheet sheet) {
    String prefix = "retire_age_born_" + (gender == Gender.MALE ? "m_" : "f_");
    TreeMap<YearMonth, Figure> rows = new TreeMap<>();
    for (String key : sheet.keysFrom(prefix)) {
      YearMonth from = YearMonth.parse(key.substring(prefix.length()).replace('_', '-'));
      sheet.look(key, sheet.today()).ifPresent(figure -> rows.put(from, figure));
    }
    var row = rows.floorEntry(birth);
    // Who was born before the table starts reached the age of the old Labour Code, the same as its first row.
    var found = row == null ? rows.firstEntry() : row;
    if (found == null) {
      throw Refused.because("RATE_UNKNOWN", "birth", java.util.Map.of("reason", "no retirement ages in the table"));
    }
    return Reached.from(birth, period(found.getValue().value()));
  }

  /** Who joined voluntary insurance before 2021 and has 20 voluntary years may retire at 60 or 55. */
  static Reached ofOldMember(Gender gender, YearMonth birth) {
    return Reached.from(birth, Period.ofYears(gender == Gender.MALE ? 60 : 55));
  }

  static void step(Reached reached, YearMonth birth, String basis, Worksheet sheet) {
    LocalDate date = reached.month().atDay(1);
    String formula =
        slashed(birth)
            + (" + " + reached.age().getYears() + " năm " + reached.age().getMonths() + " tháng = ")
            + slashed(reached.month());
    sheet.step(
        "retirement_age", formula, BigDecimal.valueOf(reached.age().toTotalMonths()), "tháng", basis, date);
  }

  private static String slashed(YearMonth month) {
    return month.getMonthValue() + "/" + month.getYear();
  }

  private static Period period(String age) {
    Matcher parts = AGE.matcher(age);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not an age like 61y6m: '" + age + "'");
    }
    return Period.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), 0);
  }
}
