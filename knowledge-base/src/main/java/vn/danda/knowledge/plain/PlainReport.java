package vn.danda.knowledge.plain;

import java.util.List;

/**
 * How plain a text is, and why.
 *
 * @param score 0 (a decree) to 100 (a neighbour speaking)
 * @param findings what was found, in the order of the text
 */
public record PlainReport(int score, List<PlainFinding> findings) {

  /**
   * From here on a text may be published without a written reason. Set on the labelled sentences of {@code
   * PlainLanguageFiguresTest}: nine in ten below it are official, eight in ten official ones are below it.
   */
  public static final int PLAIN_FROM = 70;

  public PlainReport {
    findings = List.copyOf(findings);
  }

  public boolean isPlain() {
    return score >= PLAIN_FROM;
  }
}
