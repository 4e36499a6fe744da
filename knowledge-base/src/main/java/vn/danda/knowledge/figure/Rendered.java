package vn.danda.knowledge.figure;

import java.util.List;

/**
 * A text with its figures filled in.
 *
 * @param text what the person reads
 * @param figures the values it quotes, each once, in the order they appear
 * @param missing keys that had no value on the day they were asked for; the text says so in their place
 * @param leftOut comparisons with everyday prices that could not be made; the text reads as if they had not been asked for
 */
public record Rendered(String text, List<Figure> figures, List<String> missing, List<Comparison.LeftOut> leftOut) {

  public Rendered {
    figures = List.copyOf(figures);
    missing = List.copyOf(missing);
    leftOut = List.copyOf(leftOut);
  }

  /** The figures a reader must be told are not yet confirmed. */
  public List<Figure> notCertain() {
    return figures.stream().filter(figure -> !figure.certainty().isCertain()).toList();
  }

  public boolean isCertain() {
    return missing.isEmpty() && notCertain().isEmpty();
  }
}
