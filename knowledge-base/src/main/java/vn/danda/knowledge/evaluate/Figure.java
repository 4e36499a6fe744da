package vn.danda.knowledge.evaluate;

import java.util.function.Function;
import vn.danda.knowledge.Understanding.Outcome;

/** What is counted of a {@link Tally}. The first six are of any messages, the rest of those no entry answers. */
enum Figure {
  RIGHT_AT_ONCE("right at once", true, tally -> tally.share(Verdict.RIGHT)),
  WITHIN_OPTIONS(
      "or among options",
      true,
      tally -> tally.share(Verdict.RIGHT, Verdict.RIGHT_AMONG_OPTIONS, Verdict.ASKED_NEEDLESSLY)),
  ASKED_NEEDLESSLY("asked needlessly", false, tally -> tally.share(Verdict.ASKED_NEEDLESSLY)),
  CONFIDENTLY_WRONG("confidently wrong", false, tally -> tally.share(Verdict.CONFIDENTLY_WRONG)),
  NOT_SURE("not sure", false, tally -> tally.share(Verdict.NOT_SURE)),
  SENT_AWAY("sent away", false, tally -> tally.share(Verdict.SENT_AWAY)),
  ANSWERED_AS_FAQ("answered as FAQ", false, tally -> tally.share(Outcome.ANSWERED)),
  ASKED_BACK("asked back", false, tally -> tally.share(Outcome.CLARIFY)),
  FIXED_REPLY("fixed reply", true, tally -> tally.share(Outcome.REDIRECTED)),
  SMALL_TALK("small talk", true, tally -> tally.share(Outcome.SMALL_TALK)),
  SAID_NOT_SURE("not sure", false, tally -> tally.share(Outcome.NOT_SURE));

  private final String title;
  private final boolean moreIsBetter;
  private final Function<Tally, Share> count;

  Figure(String title, boolean moreIsBetter, Function<Tally, Share> count) {
    this.title = title;
    this.moreIsBetter = moreIsBetter;
    this.count = count;
  }

  String title() {
    return title;
  }

  boolean moreIsBetter() {
    return moreIsBetter;
  }

  boolean isOfUnanswerable() {
    return compareTo(ANSWERED_AS_FAQ) >= 0;
  }

  Share of(Tally tally) {
    return count.apply(tally);
  }
}
