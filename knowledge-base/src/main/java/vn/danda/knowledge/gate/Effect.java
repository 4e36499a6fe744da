package vn.danda.knowledge.gate;

import vn.danda.knowledge.Understanding;

/**
 * One question that would be understood otherwise.
 *
 * @param before what the bot makes of it today
 * @param after what it would make of it
 * @param involved whether the changed entry has a hand in it; else the question only stood on the edge, and learning anew
 *     tipped it
 */
public record Effect(
    TestQuestion question, Kind kind, Understanding before, Understanding after, boolean involved) {

  /** What the change means for the person who asks. */
  public enum Kind {
    /** Answered by another entry than the right one, and was not before. */
    STOLEN,
    /** Was answered rightly; now the bot sends away, is not sure, or offers only wrong ones. */
    LOST,
    /** Was answered rightly; now the bot asks back, and the right one is among the options. */
    ASKED_BACK,
    /** Now answered rightly, and was not before. */
    GAINED,
    /** A question nobody has labelled is answered by another entry than before. */
    MOVED,
    /** A question nobody has labelled is answered, and was not before. */
    NEWLY_ANSWERED,
    /** A question nobody has labelled is no longer answered. */
    NO_LONGER_ANSWERED
  }

  /**
   * Below this the search is hardly surer than not: a question that is only so well understood before and after stood on
   * the edge, and any change tips it. Such a one is shown, but stops nothing.
   */
  private static final double FIRM = 0.6;

  /** Whether the writer must mend it or give a reason. */
  public boolean isRegression() {
    return involved && (kind == Kind.STOLEN || kind == Kind.LOST) && isFirm();
  }

  private boolean isFirm() {
    boolean wasRight = before.entry() != null && question.right().contains(before.entry());
    return (wasRight && before.confidence() >= FIRM) || after.confidence() >= FIRM;
  }
}
