package vn.danda.knowledge.plain;

import java.util.List;

/**
 * One thing in a text that a neighbour would not say.
 *
 * @param from where it begins in the text checked, in UTF-16 units
 * @param to where it ends, exclusive
 * @param words what stands there
 * @param weight how much it costs, 1 to 40
 * @param advice what to do, one Vietnamese sentence for the writer
 * @param everyday words that may stand there instead, best first; empty where only rewriting helps
 */
public record PlainFinding(
    PlainRule rule, int from, int to, String words, int weight, String advice, List<String> everyday) {
  public PlainFinding {
    everyday = List.copyOf(everyday);
  }
}
