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
   * PlainLanguageFiguresTest}: what is below is nearly always official. Of official sentences nobody has learned from,
   * two in three are below it; 81 would catch few more and stop one good sentence in twenty-five.
   */
  public static final int PLAIN_FROM = 76;

  public PlainReport {
    findings = List.copyOf(findings);
  }

  public boolean isPlain() {
    return score >= PLAIN_FROM;
  }
}
