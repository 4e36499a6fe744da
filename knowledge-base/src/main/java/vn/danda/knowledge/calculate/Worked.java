package vn.danda.knowledge.calculate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.figure.Figure;

/**
 * A calculation that could be done.
 *
 * @param kind which one, for example {@code contribution}
 * @param inputs what it was asked for
 * @param fields the result and its intermediate sums, in the order they were found
 * @param staying for a withdrawal: what the same years give when they are kept; otherwise empty
 * @param steps how it was found
 * @param figures the dated values it rests on
 * @param doubts sentences about what is not verified; empty when nothing is
 */
public record Worked(
    String kind,
    Map<String, @Nullable Object> inputs,
    Map<String, @Nullable Object> fields,
    Map<String, @Nullable Object> staying,
    List<Step> steps,
    List<Figure> figures,
    List<String> doubts)
    implements Calculation {

  public Worked {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    staying = Collections.unmodifiableMap(new LinkedHashMap<>(staying));
    steps = List.copyOf(steps);
    figures = List.copyOf(figures);
    doubts = List.copyOf(doubts);
  }

  /** Whether the result may be said without "tạm tính". */
  public boolean isCertain() {
    return doubts.isEmpty() && figures.stream().allMatch(figure -> figure.certainty().isCertain());
  }
}
