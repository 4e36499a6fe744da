package vn.danda.knowledge.calculate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.figure.Figures;

/** The door to every calculator. Amounts are whole đồng; days are days in Vietnam. */
public final class Calculations {

  private static final Map<String, Calculator> CALCULATORS =
      new TreeMap<>(
          Map.of(
              "contribution", Contribution::work,
              "support", Support::work,
              "pension", Pension::work,
              "one_off_withdrawal", OneOffWithdrawal::work,
              "lump_sum_at_retirement", RetirementLumpSum::work,
              "household_bhyt", HouseholdHealthInsurance::work,
              "birth_grant", BirthGrant::work,
              "backpay", BackPay::work,
              "retirement_age", RetirementAge::work));

  private Calculations() {}

  /** One calculation: writes its result on the sheet or throws {@link Refused}. */
  interface Calculator {
    void work(Inputs inputs, Worksheet sheet);
  }

  /** The kinds there are. */
  public static List<String> kinds() {
    return List.copyOf(CALCULATORS.keySet());
  }

  /**
   * Works out one result.
   *
   * @param inputs by name: numbers, texts, booleans, lists and maps as JSON has them; a month is {@code 2026-11}
   * @param today stands in for a date the inputs do not give
   * @throws IllegalArgumentException when there is no such kind
   */
  public static Calculation run(
      String kind, Map<String, ? extends @Nullable Object> inputs, Figures figures, LocalDate today) {
    return run(kind, inputs, new Worksheet(figures, today));
  }

  /** The keys of the table this calculation asks for, whether it then comes to something or refuses. */
  static Set<String> looksUp(
      String kind, Map<String, ? extends @Nullable Object> inputs, Figures figures, LocalDate today) {
    Worksheet sheet = new Worksheet(figures, today);
    run(kind, inputs, sheet);
    return sheet.lookedUp();
  }

  private static Calculation run(String kind, Map<String, ? extends @Nullable Object> inputs, Worksheet sheet) {
    Calculator calculator = CALCULATORS.get(kind);
    if (calculator == null) {
      throw new IllegalArgumentException("No calculator '" + kind + "': one of " + kinds());
    }
    try {
      calculator.work(new Inputs(inputs), sheet);
      return sheet.worked(kind, inputs);
    } catch (Refused refused) {
      return refused.refusal();
    }
  }
}
