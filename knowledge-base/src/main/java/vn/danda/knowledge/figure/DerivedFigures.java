package vn.danda.knowledge.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Figures that follow from other figures: whoever changes the base salary changes the funeral allowance. The formulas
 * stand in {@code figures/derived.csv}, each below the ones it needs.
 */
public final class DerivedFigures {

  private static final Pattern KEY = Pattern.compile("[A-Za-z]\\w*+");
  private static final Map<String, String> FORMULAS = formulas();

  private DerivedFigures() {}

  /** What the figure is computed from, or empty when it stands for itself. */
  public static Set<String> operands(String key) {
    return Formula.keys(FORMULAS.getOrDefault(key, ""));
  }

  /** This key and every figure that follows from it, near or far. */
  public static Set<String> following(String key) {
    Set<String> reached = new LinkedHashSet<>(Set.of(key));
    FORMULAS.keySet().stream()
        .filter(derived -> operands(derived).stream().anyMatch(reached::contains))
        .forEach(reached::add);
    return reached;
  }

  /**
   * The table with everything that follows from this key computed anew from that day on. What was not in the table on a
   * day stays out of it; what comes to the same stays as it is, with its own basis.
   */
  public static Figures follow(Figures table, String key, LocalDate from) {
    Figures result = table;
    Set<String> changed = new LinkedHashSet<>(Set.of(key));
    for (String derived : FORMULAS.keySet()) {
      if (operands(derived).stream().anyMatch(changed::contains)) {
        Figures before = result;
        result = recomputed(before, derived, from);
        if (!result.history(derived).equals(before.history(derived))) {
          changed.add(derived);
        }
      }
    }
    return result;
  }

  /** What a formula comes to on a day, from the values of that day; throws when one is missing. */
  static BigDecimal compute(Figures table, String derived, LocalDate day) {
    BigDecimal exact =
        Formula.compute(
            FORMULAS.getOrDefault(derived, ""),
            key ->
                table.number(key, day)
                    .orElseThrow(() -> new IllegalArgumentException("No number '" + key + "' on " + day)));
    boolean money = table.history(derived).stream().anyMatch(Figure::isMoney);
    return money ? exact.setScale(0, RoundingMode.HALF_UP) : exact;
  }

  static Set<String> keys() {
    return FORMULAS.keySet();
  }

  private static Figures recomputed(Figures table, String derived, LocalDate from) {
    Figures result = table;
    for (LocalDate day : daysOfChange(table, derived, from)) {
      Figure old = result.on(derived, day).orElse(null);
      boolean allThere = operands(derived).stream().allMatch(key -> table.number(key, day).isPresent());
      if (old == null || !allThere) {
        continue;
      }
      BigDecimal value = compute(table, derived, day);
      if (old.number().filter(number -> number.compareTo(value) == 0).isEmpty()) {
        result =
            result.with(
                new Figure(
                    derived, plain(value), old.unit(), day, null, basis(table, derived, day), certainty(table, derived, day), ""));
      }
    }
    return result;
  }

  private static List<LocalDate> daysOfChange(Figures table, String derived, LocalDate from) {
    NavigableSet<LocalDate> days = new TreeSet<>(Set.of(from));
    List<String> keys = new ArrayList<>(operands(derived));
    keys.add(derived);
    for (String key : keys) {
      for (Figure figure : table.history(key)) {
        LocalDate start = figure.validFrom();
        if (start != null && start.isAfter(from)) {
          days.add(start);
        }
      }
    }
    return List.copyOf(days);
  }

  /** The formula with the numbers in it: {@code 10 × 2.530.000}. */
  private static String basis(Figures table, String derived, LocalDate day) {
    return KEY.matcher(FORMULAS.getOrDefault(derived, ""))
        .replaceAll(key -> SpokenMoney.number(table.number(key.group(), day).orElseThrow()))
        .replace("*", "×")
        .replace("/", "÷")
        .replace(" - ", " − ");
  }

  private static Certainty certainty(Figures table, String derived, LocalDate day) {
    boolean certain =
        operands(derived).stream()
            .allMatch(key -> table.on(key, day).filter(figure -> figure.certainty().isCertain()).isPresent());
    return certain ? Certainty.COMPUTED : Certainty.TO_BE_CONFIRMED;
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static Map<String, String> formulas() {
    Map<String, String> formulas = new LinkedHashMap<>();
    FigureFiles.rows("derived.csv")
        .forEach(row -> formulas.put(row.getOrDefault("key", "").strip(), row.getOrDefault("formula", "").strip()));
    return formulas;
  }
}
