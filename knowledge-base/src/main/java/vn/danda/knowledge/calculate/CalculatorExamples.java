package vn.danda.knowledge.calculate;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.danda.knowledge.figure.Figures;

/**
 * Cases that together walk every path of every calculator. They show staff what a calculator says on a day, and by being
 * run they tell which figures and articles it rests on: nobody keeps a list of that.
 */
public final class CalculatorExamples {

  private static final List<Example> ALL = read();

  private CalculatorExamples() {}

  /**
   * One case.
   *
   * @param label the case in words
   * @param inputs as for {@link Calculations#run}; {@code {day}} stands for the day it is run on
   * @param shown whether it is worth a reader's time; others only walk a path
   */
  public record Example(String kind, String label, Map<String, Object> inputs, boolean shown) {

    /** What it comes to on that day. */
    public Calculation run(Figures figures, LocalDate day) {
      return Calculations.run(kind, on(day), figures, day);
    }

    private Map<String, Object> on(LocalDate day) {
      Map<String, Object> dated = new LinkedHashMap<>(inputs);
      dated.replaceAll((name, value) -> value.equals("{day}") ? day.toString() : value);
      return dated;
    }
  }

  /** The cases worth reading, kind by kind. */
  public static List<Example> shown() {
    return ALL.stream().filter(Example::shown).toList();
  }

  /** The keys the calculator asks the table for on that day. */
  public static Set<String> figuresOf(String kind, Figures figures, LocalDate day) {
    Set<String> keys = new LinkedHashSet<>();
    of(kind).forEach(example -> keys.addAll(Calculations.looksUp(kind, example.on(day), figures, day)));
    return keys;
  }

  /** The articles its steps name. */
  public static Set<String> basesOf(String kind, Figures figures, LocalDate day) {
    Set<String> bases = new LinkedHashSet<>();
    of(kind)
        .forEach(
            example -> {
              if (example.run(figures, day) instanceof Worked worked) {
                worked.steps().forEach(step -> bases.add(step.basis()));
              }
            });
    return bases;
  }

  private static Stream<Example> of(String kind) {
    return ALL.stream().filter(example -> example.kind().equals(kind));
  }

  private static List<Example> read() {
    try (InputStream in = CalculatorExamples.class.getResourceAsStream("/calculate/examples.yml")) {
      return new YAMLMapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read calculate/examples.yml", e);
    }
  }
}
