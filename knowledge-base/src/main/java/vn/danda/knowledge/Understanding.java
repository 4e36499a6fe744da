package vn.danda.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the search makes of a {@link Question}.
 *
 * @param outcome what the bot should do
 * @param entry the answer, when and only when {@code ANSWERED}
 * @param options two or three entries to choose from when {@code CLARIFY}; otherwise up to three runners-up worth
 *     offering
 * @param redirect which fixed reply, when and only when {@code REDIRECTED}
 * @param smallTalk which small talk, when and only when {@code SMALL_TALK}
 * @param confidence calibrated probability that {@code entry} (or the first option) is right, 0.0 to 1.0
 */
public record Understanding(
    Outcome outcome,
    @Nullable EntryId entry,
    List<EntryId> options,
    @Nullable Redirect redirect,
    @Nullable String smallTalk,
    double confidence) {

  /** What the bot should do with a question. */
  public enum Outcome {
    ANSWERED,
    CLARIFY,
    NOT_SURE,
    SMALL_TALK,
    REDIRECTED
  }

  public Understanding {
    options = List.copyOf(options);
    check(outcome == Outcome.ANSWERED, entry != null, "entry");
    check(outcome == Outcome.REDIRECTED, redirect != null, "redirect");
    check(outcome == Outcome.SMALL_TALK, smallTalk != null, "small talk");
    if (confidence < 0 || confidence > 1) {
      throw new IllegalArgumentException("Confidence " + confidence + " is not within 0 and 1");
    }
  }

  private static void check(boolean expected, boolean present, String what) {
    if (expected != present) {
      throw new IllegalArgumentException(what + (expected ? " is missing" : " does not belong here"));
    }
  }
}
