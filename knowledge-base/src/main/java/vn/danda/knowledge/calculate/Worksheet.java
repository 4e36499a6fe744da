package vn.danda.knowledge.calculate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.figure.Figure;
import vn.danda.knowledge.figure.Figures;
import vn.danda.knowledge.figure.SpokenMoney;

/** What one calculation writes down as it goes: fields, steps, the figures it looked up, its doubts. One thread. */
final class Worksheet {

  private final Figures table;
  private final LocalDate today;
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> staying = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final Set<Figure> used = new LinkedHashSet<>();
  private final Set<String> lookedUp = new LinkedHashSet<>();
  private final Set<String> doubts = new LinkedHashSet<>();

  Worksheet(Figures table, LocalDate today) {
    this.table = table;
    this.today = today;
  }

  LocalDate today() {
    return today;
  }

  /** The figure of that month, which has to be there. */
  BigDecimal figure(String key, YearMonth month) {
    return figure(key, month.atDay(1));
  }

  BigDecimal figure(String key, LocalDate day) {
    return known(key, day)
        .orElseThrow(() -> Refused.because("RATE_UNKNOWN", key, Map.of("reason", "no " + key + " on " + day)));
  }

  /** The figure of that day, if there is one; finding it counts as using it. */
  Optional<BigDecimal> known(String key, LocalDate day) {
    Optional<Figure> figure = look(key, day);
    Optional<BigDecimal> number = figure.flatMap(Figure::number);
    if (number.isPresent()) {
      figure.ifPresent(used::add);
    }
    return number;
  }

  /** The row of the table on that day. Every look into the table goes through here: what is looked up is depended on. */
  Optional<Figure> look(String key, LocalDate day) {
    lookedUp.add(key);
    return table.on(key, day);
  }

  /** The keys there are that begin so. */
  List<String> keysFrom(String prefix) {
    return table.keys().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  /** Every key asked for so far, found or not. */
  Set<String> lookedUp() {
    return Set.copyOf(lookedUp);
  }

  void field(String name, @Nullable Object value) {
    fields.put(name, plain(value));
  }

  void staying(String name, @Nullable Object value) {
    staying.put(name, plain(value));
  }

  void money(String label, String formula, long amount, String basis, LocalDate date) {
    step(label, formula, BigDecimal.valueOf(amount), "đồng", basis, date);
  }

  void step(String label, String formula, BigDecimal amount, String unit, String basis, LocalDate date) {
    steps.add(new Step(Wording.say("step." + label), formula, amount, unit, basis, date));
  }

  /** Something the result rests on is not verified; {@code key} names the sentence about it. */
  void doubt(String key) {
    doubts.add(Wording.say("doubt." + key));
  }

  Worked worked(String kind, Map<String, ? extends @Nullable Object> inputs) {
    Map<String, @Nullable Object> asked = new LinkedHashMap<>(inputs);
    return new Worked(kind, asked, fields, staying, steps, List.copyOf(used), List.copyOf(doubts));
  }

  /** Fields hold what JSON has: months and days as text, numbers without idle decimals. */
  static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case YearMonth month -> month.toString();
      case LocalDate day -> day.toString();
      case BigDecimal number when isWhole(number) -> number.longValueExact();
      case null, default -> value;
    };
  }

  static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  /** A number inside a formula. */
  static String in(long number) {
    return SpokenMoney.number(BigDecimal.valueOf(number));
  }

  static String in(BigDecimal number) {
    return SpokenMoney.number(number);
  }
}
