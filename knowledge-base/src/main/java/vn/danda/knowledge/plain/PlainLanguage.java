package vn.danda.knowledge.plain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import vn.danda.knowledge.plain.PlainText.Sentence;
import vn.danda.knowledge.text.WordLists;

/**
 * Reads a text as a neighbour would and names what is officialese in it. Looks at words and shapes only, so it is quick
 * enough to run while somebody types, and says why of everything. Immutable, safe for many threads.
 */
public final class PlainLanguage {

  private static final PlainLanguage SHIPPED = over(WordLists.shipped());

  private static final int MOST = 100;

  private final List<Check> checks;

  private PlainLanguage(List<Check> checks) {
    this.checks = checks;
  }

  public static PlainLanguage shipped() {
    return SHIPPED;
  }

  /** With these lists' official words. */
  public static PlainLanguage over(WordLists lists) {
    return new PlainLanguage(List.of(new Glossary(lists), new OfficialWords(lists), new SentenceShape(), new Shorthand()));
  }

  /** Checks an answer as it is typed, with its {@code {{figures}}}; places are those of its NFC form. */
  public PlainReport check(String typed) {
    PlainText text = new PlainText(PlainText.normalised(typed));
    List<PlainFinding> findings =
        checks.stream()
            .flatMap(check -> check.findings(text).stream())
            .sorted(Comparator.comparingInt(PlainFinding::from).thenComparing(Comparator.comparingInt(PlainFinding::to).reversed()))
            .toList();
    return new PlainReport(score(text, findings), findings);
  }

  /**
   * A sentence costs what its findings weigh. Half of the text's cost is the average sentence's, half the worst one's:
   * one sentence nobody understands is not made good by three that everybody does.
   */
  private static int score(PlainText text, List<PlainFinding> findings) {
    if (text.sentences().isEmpty()) {
      return MOST;
    }
    int[] costs = text.sentences().stream().mapToInt(sentence -> cost(sentence, findings)).toArray();
    double mean = Arrays.stream(costs).average().orElse(0);
    int worst = Arrays.stream(costs).max().orElse(0);
    return (int) Math.round(MOST - (mean + worst) / 2);
  }

  private static int cost(Sentence sentence, List<PlainFinding> findings) {
    int cost =
        findings.stream()
            .filter(found -> found.from() < sentence.to() && found.to() > sentence.from())
            .mapToInt(PlainFinding::weight)
            .sum();
    return Math.min(MOST, cost);
  }
}
