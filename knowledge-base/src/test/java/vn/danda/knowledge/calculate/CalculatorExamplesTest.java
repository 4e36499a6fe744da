package vn.danda.knowledge.calculate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.danda.knowledge.figure.Figures;

/** The examples walk every path: no worked case asks for a figure that none of them asks for. */
class CalculatorExamplesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Figures FIGURES = Figures.shipped();

  @Test
  void everyFigureAWorkedCaseLooksUpIsFoundByTheExamplesToo() throws Exception {
    Map<String, Set<String>> missed = new TreeMap<>();
    for (Map<String, String> vector : CalculatorVectorsTest.vectors()) {
      String kind = vector.getOrDefault("kind", "");
      Set<String> keys =
          new LinkedHashSet<>(Calculations.looksUp(kind, CalculatorVectorsTest.json(vector.get("inputs")), FIGURES, TODAY));
      keys.retainAll(FIGURES.keys());
      keys.removeAll(CalculatorExamples.figuresOf(kind, FIGURES, TODAY));
      if (!keys.isEmpty()) {
        missed.computeIfAbsent(kind, each -> new LinkedHashSet<>()).addAll(keys);
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void everyCalculatorHasExamplesThatCanBeReadOnBothSidesOfTheYear() {
    for (String kind : Calculations.kinds()) {
      assertThat(CalculatorExamples.figuresOf(kind, FIGURES, TODAY)).as(kind).isNotEmpty();
      assertThat(CalculatorExamples.shown()).anyMatch(example -> example.kind().equals(kind));
    }
    for (LocalDate day : new LocalDate[] {TODAY, LocalDate.of(2027, 1, 1)}) {
      CalculatorExamples.shown()
          .forEach(
              example -> {
                String said = Spoken.of(example.run(FIGURES, day));
                assertThat(said).as(example.label()).isNotBlank().doesNotContain("{");
                assertThat(example.run(FIGURES, day)).as(example.label())
                    
                    .matches(result -> !(result instanceof Refusal refusal) || !refusal.code().equals(Refusal.INVALID_INPUT));
              });
    }
  }

  @Test
  void aCalculatorRestsOnTheFiguresAndArticlesItWasSeenToUse() {
    assertThat(CalculatorExamples.figuresOf("contribution", FIGURES, TODAY))
        .contains("rural_poverty_line", "vol_rate", "reference_level", "fund_invest_rate_month")
        .doesNotContain("bhyt_rate");
    assertThat(CalculatorExamples.basesOf("contribution", FIGURES, TODAY)).anyMatch(basis -> basis.contains("Điều 36"));
  }
}
