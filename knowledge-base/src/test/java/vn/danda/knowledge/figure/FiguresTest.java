package vn.danda.knowledge.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final Figures SHIPPED = Figures.shipped();
  private static final LocalDate LAST_OF_2026 = LocalDate.of(2026, 12, 31);
  private static final LocalDate FIRST_OF_2027 = LocalDate.of(2027, 1, 1);

  @Test
  void aValueHoldsThroughItsLastDayAndTheNextOneFromItsFirst() {
    assertThat(value("vol_income_min", LAST_OF_2026)).isEqualTo("1500000");
    assertThat(value("vol_income_min", FIRST_OF_2027)).isEqualTo("2200000");
    assertThat(value("reference_level", LocalDate.of(2026, 6, 30))).isEqualTo("2340000");
    assertThat(value("reference_level", LocalDate.of(2026, 7, 1))).isEqualTo("2530000");
  }

  @Test
  void aValueWithoutAFirstDayAlwaysHeld() {
    assertThat(value("hotline", LocalDate.of(1990, 1, 1))).isEqualTo("1900 9068");
  }

  @Test
  void beforeItsFirstDayAKeyHasNoValue() {
    assertThat(SHIPPED.on("region_min_wage_I", LocalDate.of(2025, 12, 31))).isEmpty();
    assertThat(SHIPPED.on("no_such_key", FIRST_OF_2027)).isEmpty();
  }

  @Test
  void valuesThatHoldOnTheSameDayAreRefusedByName() {
    Figure open = figure("x", "2025-01-01", null);
    Figure inside = figure("x", "2026-01-01", "2026-12-31");
    assertThatThrownBy(() -> Figures.of(List.of(open, inside)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'x'")
        .hasMessageContaining("2026-01-01");
    assertThat(Figures.overlaps(List.of(figure("x", "2025-01-01", "2025-12-31"), inside))).isEmpty();
    assertThat(Figures.overlaps(List.of(figure("x", null, "2026-01-01"), inside))).hasSize(1);
  }

  @Test
  void whatWasRecalledOrToldByOneSourceOnlyIsToBeConfirmed() {
    assertThat(certainty("urban_poverty_line", FIRST_OF_2027)).isEqualTo(Certainty.TO_BE_CONFIRMED);
    assertThat(certainty("vol_income_min", FIRST_OF_2027)).isEqualTo(Certainty.TO_BE_CONFIRMED);
    assertThat(certainty("vol_net_at_floor_other", FIRST_OF_2027)).isEqualTo(Certainty.TO_BE_CONFIRMED);
    assertThat(certainty("fund_invest_rate_month", LAST_OF_2026)).isEqualTo(Certainty.TO_BE_CONFIRMED);
    assertThat(certainty("bhtn_cap_region_III", LAST_OF_2026)).isEqualTo(Certainty.TO_BE_CONFIRMED);
    assertThat(certainty("vol_support_nghe_an_extra", LAST_OF_2026)).isEqualTo(Certainty.UNKNOWN);
    assertThat(certainty("base_salary", LAST_OF_2026)).isEqualTo(Certainty.REPORTED);
    assertThat(certainty("vol_rate", LAST_OF_2026)).isEqualTo(Certainty.CONFIRMED);
    assertThat(certainty("vol_net_at_floor_other", LAST_OF_2026)).isEqualTo(Certainty.COMPUTED);
  }

  @Test
  void theRowsBeforeAChangeFollowFromTheBaseSalaryOfTheirTime() {
    LocalDate before = LocalDate.of(2026, 6, 30);
    for (int member = 1; member <= 5; member++) {
      String month = "{{= base_salary * bhyt_rate / 100 * bhyt_household_pct_" + member + " / 100 |exact}}";
      assertThat(read("{{bhyt_household_month_" + member + "|exact}}", before)).isEqualTo(read(month, before));
      assertThat(read("{{bhyt_household_year_" + member + "|exact}}", before))
          .isEqualTo(read("{{= 12 * bhyt_household_month_" + member + "|exact}}", before));
    }
    assertSame("funeral_amount", "funeral_multiple * reference_level");
    assertSame("bhyt_small_bill_amount", "bhyt_small_bill_pct / 100 * base_salary");
    assertSame("bhyt_5y_copay_amount", "bhyt_5y_copay_multiple * base_salary");
    assertSame("vol_contrib_max_gross", "vol_rate / 100 * vol_income_max");
    assertSame("hkd_owner_min_total", "(hkd_owner_rate_bhxh + hkd_owner_rate_bhyt) / 100 * hkd_owner_wage_min");
    assertSame("bhyt_student_year_self", "(100 - bhyt_support_students) / 100 * bhyt_household_year_1");
    assertSame("bhyt_near_poor_year_self", "(100 - bhyt_support_near_poor) / 100 * bhyt_household_year_1");
    assertSame("bhyt_farm_average_year_self", "(100 - bhyt_support_farm_average) / 100 * bhyt_household_year_1");
  }

  @Test
  void theNextDaysOfChangeAreKnown() {
    assertThat(SHIPPED.changesAfter(LocalDate.of(2026, 11, 24)).first()).isEqualTo(FIRST_OF_2027);
  }

  @Test
  void retirementAgesStandInTheSameTable() {
    assertThat(value("retire_age_born_f_1970_09", FIRST_OF_2027)).isEqualTo("57y8m");
    assertThat(value("retire_age_born_m_1966_04", FIRST_OF_2027)).isEqualTo("62y0m");
  }

  private static void assertSame(String key, String formula) {
    for (LocalDate day : List.of(LocalDate.of(2026, 6, 30), LocalDate.of(2026, 7, 1))) {
      assertThat(read("{{" + key + "|exact}}", day)).isEqualTo(read("{{= " + formula + "|exact}}", day));
    }
  }

  private static String read(String template, LocalDate day) {
    return FigureText.render(template, SHIPPED, day).text();
  }

  private static String value(String key, LocalDate day) {
    return SHIPPED.on(key, day).orElseThrow().value();
  }

  private static Certainty certainty(String key, LocalDate day) {
    return SHIPPED.on(key, day).orElseThrow().certainty();
  }

  private static Figure figure(String key, @Nullable String from, @Nullable String to) {
    return new Figure(
        key,
        "1",
        "VND",
        from == null ? null : LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to),
        "",
        Certainty.CONFIRMED,
        "");
  }
}
