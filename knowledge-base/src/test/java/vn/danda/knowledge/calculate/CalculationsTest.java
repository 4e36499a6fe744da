package vn.danda.knowledge.calculate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.danda.knowledge.figure.Figures;

class CalculationsTest {

  private static final Figures FIGURES = Figures.shipped();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Test
  void theRetirementAgeFollowsTheBirthMonth() {
    assertThat(run("retirement_age", Map.of("gender", "female", "birth", "1970-09")).fields())
        .containsEntry("retirement_age", "57y8m")
        .containsEntry("reached", "2028-05")
        .containsEntry("start", "2028-06-01");
    assertThat(run("retirement_age", Map.of("gender", "male", "birth", "1990-01-15")).fields())
        .containsEntry("retirement_age", "62y0m");
    assertThat(run("retirement_age", Map.of("gender", "male", "birth", "1955-03")).fields())
        .containsEntry("retirement_age", "60y0m");
  }

  @Test
  void aMissingOrWrongInputIsNamed() {
    assertThat(refusal("contribution", Map.of("months", 1)).field()).isEqualTo("income");
    assertThat(refusal("contribution", Map.of("income", -1, "months", 1)).field()).isEqualTo("income");
    assertThat(refusal("contribution", Map.of("income", "3 triệu", "months", 1)).code()).isEqualTo("INVALID_INPUT");
    assertThat(refusal("contribution", Map.of("income", 3_000_000, "months", 1)).field()).isEqualTo("groups");
    assertThat(refusal("contribution", Map.of("income", 3_000_000, "months", 1, "groups", List.of("rich"))).field())
        .isEqualTo("groups");
    assertThat(refusal("pension", Map.of("gender", "x", "months", 180, "avg_income", 1)).field()).isEqualTo("gender");
    assertThat(refusal("backpay", Map.of("missing_months", 2)).field()).isEqualTo("gender");
  }

  @Test
  void whoBelongsToSeveralGroupsGetsTheHighestSupport() {
    Map<String, Object> inputs =
        Map.of("income", 1_500_000, "months", 1, "groups", List.of("other", "poor_or_island", "near_poor"));
    assertThat(run("contribution", inputs).fields()).containsEntry("support_total", 165_000L);
  }

  @Test
  void monthsAreNotBoughtBackWhenNoneAreMissing() {
    Map<String, Object> inputs = Map.of("missing_months", 0, "income", 3_000_000, "gender", "male", "birth", "1965-05");
    assertThat(refusal("backpay", inputs).code()).isEqualTo("NOTHING_MISSING");
  }

  @Test
  void buyingBackStartsTheMonthBeforeTheAge() {
    Map<String, Object> early =
        Map.of("missing_months", 10, "income", 3_000_000, "gender", "male", "birth", "1965-07", "paid_month",
        "2026-12");
    assertThat(refusal("backpay", early).code()).isEqualTo("NOT_YET");
    assertThat(refusal("backpay", early).bounds()).containsEntry("earliest", "2027-03");
  }

  @Test
  void everyStepSaysWhereItComesFrom() {
    Map<String, Object> inputs = Map.of("income", 3_000_000, "months", 6, "start", "2026-07", "groups",
    List.of("other"));
    Calculation result = run("contribution", inputs);
    assertThat(result).isInstanceOf(Worked.class);
    if (result instanceof Worked worked) {
      assertThat(worked.steps()).hasSizeGreaterThanOrEqualTo(4);
      assertThat(worked.steps()).allSatisfy(step -> assertThat(step.basis()).isNotBlank());
      assertThat(worked.steps().getFirst().formula()).isEqualTo("22% × 3.000.000");
      assertThat(worked.figures()).isNotEmpty();
    }
  }

  @Test
  void anUnknownKindIsAnErrorOfTheCaller() {
    assertThatThrownBy(() -> run("lottery", Map.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noInputsMakeItFail() {
    List<@Nullable Object> values =
        java.util.Arrays.asList(
            null, 0, 1, 12, 240, -5, 1_500_000, 2.5, 1e300, Double.NaN, "2026-11", "2027-01-01", "male", "x",
            true, false,
            List.of(), List.of("other"), List.of(List.of(2020, 12, 1_500_000)), List.of(1),
            Map.of(), Map.of("2026-11", 3));
    List<String> names =
        List.of(
            "income", "months", "groups", "start", "mode", "gender", "avg_income", "incomes", "year", "birth", "at",
            "case",
            "average", "months_from_2014", "months_before_2014", "persons", "category", "paid_on", "mother", "father",
            "children", "missing_months", "paid_month", "compulsory_months", "compulsory_avg", "support_months_used",
            "fetal_loss_weeks", "paid_before_2025_07", "months_since_stop", "months_after_age", "joined_voluntary",
            "on");
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      Map<String, @Nullable Object> inputs = new HashMap<>();
      for (int i = 0; i < 12; i++) {
        inputs.put(names.get(random.nextInt(names.size())), values.get(random.nextInt(values.size())));
      }
      String kind = Calculations.kinds().get(random.nextInt(Calculations.kinds().size()));
      Calculation result = Calculations.run(kind, inputs, FIGURES, TODAY);
      assertThat(Spoken.of(result)).isNotBlank();
    }
  }

  private static Calculation run(String kind, Map<String, ? extends @Nullable Object> inputs) {
    return Calculations.run(kind, inputs, FIGURES, TODAY);
  }

  private static Refusal refusal(String kind, Map<String, Object> inputs) {
    if (run(kind, inputs) instanceof Refusal refusal) {
      return refusal;
    }
    throw new AssertionError("not refused: " + inputs);
  }
}
