package vn.danda.knowledge.evaluate;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.KnowledgeFiles;
import vn.danda.knowledge.Register;
import vn.danda.knowledge.index.Layer;

/**
 * A command: what each {@link Layer} brings. The search learns anew without it, calibration too, and is asked the
 * development questions. Prints the tables of {@code SEARCH.md}; arguments are names of layers, none means all.
 */
final class Ablation {

  private static final Path QUESTIONS = Path.of("src/test/resources/questions");
  private static final List<Figure> FIGURES =
      List.of(Figure.RIGHT_AT_ONCE, Figure.WITHIN_OPTIONS, Figure.CONFIDENTLY_WRONG);

  private Ablation() {}

  public static void main(String[] names) {
    List<Layer> layers = names.length == 0 ? List.of(Layer.values()) : Arrays.stream(names).map(Layer::valueOf).toList();
    Knowledge shipped = KnowledgeFiles.shipped();
    Map<String, Map<String, Tally>> tallies = new LinkedHashMap<>();
    tallies.put("all layers", measured(FaqSearch.over(shipped)));
    for (Layer layer : layers) {
      System.err.println("without " + layer);
      tallies.put("without " + words(layer), measured(FaqSearch.without(Set.of(layer), shipped)));
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    FIGURES.forEach(figure -> print(figure, tallies, out));
  }

  /** By way of typing, all of those, and apart from them follow-ups and what no entry answers. */
  private static Map<String, Tally> measured(FaqSearch search) {
    Map<String, Tally> measured = new LinkedHashMap<>();
    Map<String, Tally> byGroup = tally(search, "dev-questions.csv").byGroup();
    for (Register register : Register.values()) {
      measured.put(register.key(), byGroup.get(register.key()));
    }
    measured.put("all", byGroup.get("all"));
    measured.put("follow-ups", tally(search, "dev-followups.csv"));
    measured.put("off-topic", tally(search, "dev-off-topic.csv"));
    return measured;
  }

  private static Tally tally(FaqSearch search, String file) {
    return Tally.of(search, QuestionFile.read(QUESTIONS.resolve(file)));
  }

  private static void print(Figure figure, Map<String, Map<String, Tally>> tallies, PrintStream out) {
    List<String> columns = List.copyOf(tallies.values().iterator().next().keySet());
    out.printf("%n| %s, %% | %s |%n|%s%n", figure.title(), String.join(" | ", columns), "---|".repeat(columns.size() + 1));
    tallies.forEach(
        (name, measured) -> {
          List<String> cells = new ArrayList<>(List.of(name));
          measured.values().forEach(tally -> cells.add(cell(figure.of(tally))));
          out.println(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
        });
  }

  private static String cell(Share share) {
    return String.format(Locale.ROOT, "%.0f (%.0f–%.0f)", 100 * share.value(), 100 * share.low(), 100 * share.high());
  }

  private static String words(Layer layer) {
    return layer.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
