package vn.danda.knowledge.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New values: typed by people, put into the table, and what follows from them. */
class FigureChangesTest {

  private static final Figures SHIPPED = Figures.shipped();
  private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          base_salary; 2.530.000; 2530000
          base_salary; 2530000 đồng; 2530000
          base_salary; 2,53 triệu; 2530000
          base_salary; 2.53tr; 2530000
          base_salary; 2 530 000đ; 2530000
          base_salary; 2,530,000; 2530000
          base_salary; 500 nghìn; 500000
          vol_rate; 22%; 22
          vol_rate; 22,5; 22.5
          bhyt_rate; 4.5; 4.5
          bhyt_gap_days; 90; 90
          vol_pay_periods; 1, 3, 6 hoặc 12; 1|3|6|12
          retire_age_m_2027; 61 tuổi 9 tháng; 61y9m
          retire_age_m_2028; 62 tuổi; 62y0m
          once_cutoff_date; 1/7/2025; 2025-07-01
          hotline; 1900 9068; 1900 9068
          vol_support_nghe_an_extra; 50 nghìn; 50000
          """)
  void aValueIsReadAsStaffTypeIt(String key, String typed, String value) {
    assertThat(FigureInput.value(SHIPPED.history(key).getLast(), typed)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          base_salary; hai triệu rưỡi
          base_salary; 2.53
          base_salary; 2.530.00
          base_salary; -5
          base_salary; 2,5301234 triệu
          vol_rate; 220
          vol_rate; 22 phần
          retire_age_m_2027; 61 tuổi 13 tháng
          once_cutoff_date; 31/2/2027
          vol_pay_periods; một tháng
          """)
  void whatCannotBeReadIsRefusedWithTheNameTheValueAndWhatIsWanted(String key, String typed) {
    assertThatThrownBy(() -> FigureInput.value(SHIPPED.history(key).getLast(), typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(FigureNames.of(key))
        .hasMessageContaining("“" + typed + "”")
        .hasMessageContaining("Cần ");
  }

  @Test
  void aNoughtTooManyIsNoticed() {
    Figure salary = SHIPPED.on("base_salary", NEW_YEAR).orElseThrow();
    assertThat(FigureInput.isFarFrom(salary, "25300000")).isTrue();
    assertThat(FigureInput.isFarFrom(salary, "2780000")).isFalse();
  }

  @Test
  void aNewValueEndsTheOneBeforeAndHoldsUntilTheNextOneKnown() {
    Figures changed = SHIPPED.with(value("vol_income_min", "1800000", LocalDate.of(2026, 12, 1)));

    assertThat(changed.history("vol_income_min")).extracting(Figure::value).containsExactly("1500000", "1800000", "2200000");
    assertThat(changed.on("vol_income_min", LocalDate.of(2026, 11, 30)).orElseThrow().value()).isEqualTo("1500000");
    assertThat(changed.on("vol_income_min", LocalDate.of(2026, 12, 31)).orElseThrow().value()).isEqualTo("1800000");
    assertThat(changed.on("vol_income_min", NEW_YEAR).orElseThrow().value()).isEqualTo("2200000");
  }

  @Test
  void aValueFromTheSameDayReplacesTheOneThatWas() {
    Figures changed = SHIPPED.with(value("vol_income_min", "2300000", NEW_YEAR));

    assertThat(changed.history("vol_income_min")).extracting(Figure::value).containsExactly("1500000", "2300000");
  }

  @Test
  void everyFormulaComesToWhatTheTableSays() {
    int compared = 0;
    for (String key : DerivedFigures.keys()) {
      assertThat(SHIPPED.knows(key)).as(key).isTrue();
      for (Figure figure : SHIPPED.history(key)) {
        LocalDate day = figure.validFrom() == null ? NEW_YEAR : figure.validFrom();
        if (DerivedFigures.operands(key).stream().allMatch(operand -> SHIPPED.number(operand, day).isPresent())) {
          assertThat(figure.number().orElseThrow()).as(key + " on " + day)
              .isEqualByComparingTo(DerivedFigures.compute(SHIPPED, key, day));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(60);
  }

  @Test
  void everyFigureCalledComputedHasItsFormula() {
    Set<String> computed = new TreeSet<>();
    SHIPPED.all().stream().filter(figure -> figure.certainty() == Certainty.COMPUTED).map(Figure::key)
        .filter(key -> !key.startsWith("retire_age_born_")).forEach(computed::add);
    assertThat(DerivedFigures.keys()).containsAll(computed);
  }

  @Test
  void whatFollowsFromAChangedFigureChangesWithItFromThatDayOn() {
    Figures changed = DerivedFigures.follow(SHIPPED.with(value("base_salary", "2780000", LocalDate.of(2027, 7, 1))), "base_salary", LocalDate.of(2027, 7, 1));

    assertThat(on(changed, "reference_level", 2027)).isEqualByComparingTo("2780000");
    assertThat(on(changed, "funeral_amount", 2027)).isEqualByComparingTo("27800000");
    assertThat(on(changed, "bhyt_household_year_2", 2027)).isEqualByComparingTo("1050840");
    assertThat(changed.on("funeral_amount", LocalDate.of(2027, 6, 30)).orElseThrow().value()).isEqualTo("25300000");
    assertThat(changed.on("funeral_amount", LocalDate.of(2027, 7, 1)).orElseThrow().basis()).isEqualTo("10 × 2.780.000");
    assertThat(changed.history("vol_income_min")).isEqualTo(SHIPPED.history("vol_income_min"));
    assertThat(DerivedFigures.following("base_salary")).contains("reference_level", "hkd_owner_min_total", "vol_contrib_max_gross");
  }

  @Test
  void whatFollowsFromADoubtfulFigureIsDoubtful() {
    Figures changed = DerivedFigures.follow(SHIPPED.with(value("rural_poverty_line", "2500000", NEW_YEAR)), "rural_poverty_line", NEW_YEAR);
    assertThat(changed.on("vol_net_at_floor_other", NEW_YEAR).orElseThrow())
        .matches(figure -> figure.value().equals("440000") && !figure.certainty().isCertain());
  }

  @Test
  void aTextNamesEveryKeyItReadsOnWhateverDay() {
    assertThat(
            FigureText.keys(
                "{{a}} {{#before 2027-01-01}}{{b@2026-01-01|exact}}{{/before}} {{= 12 * c + d@2027-01-01}} {{#unsure e}}x{{/unsure}}"))
        .containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void everyFigureHasAName() {
    List<String> nameless = SHIPPED.keys().stream().filter(key -> FigureNames.of(key).equals(key)).toList();
    assertThat(nameless).isEmpty();
  }

  private static BigDecimal on(Figures figures, String key, int year) {
    return figures.number(key, LocalDate.of(year, 8, 1)).orElseThrow();
  }

  private static Figure value(String key, String value, LocalDate from) {
    return new Figure(key, value, "VND/month", from, null, "NĐ mới", Certainty.TO_BE_CONFIRMED, "");
  }
}
