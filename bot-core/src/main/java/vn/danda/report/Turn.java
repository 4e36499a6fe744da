package vn.danda.report;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.danda.conversation.Outcome;
import vn.danda.knowledge.EntryId;

/**
 * Something a person said, how it ended, and what they did right after.
 *
 * @param text with everything that identifies somebody masked
 * @param commune code of the commune the person named when leaving a lead, or null
 * @param judged fits, misses, or null when they did not say
 * @param after how their next words ended, or null
 * @param afterText their next words, masked
 * @param afterChosen the entry their next tap chose, when it was one
 */
record Turn(
    String text,
    String channel,
    @Nullable String commune,
    Outcome outcome,
    @Nullable EntryId entry,
    @Nullable String judged,
    boolean tapped,
    Instant at,
    @Nullable Outcome after,
    @Nullable String afterText,
    @Nullable EntryId afterChosen,
    @Nullable Instant afterAt) {

  /** What comes later than this after an answer has nothing to do with it. */
  private static final Duration AT_ONCE = Duration.ofSeconds(90);

  /** Taking leave of the bot takes a moment longer: the consent is read first. */
  private static final Duration RIGHT_AFTER = Duration.ofMinutes(3);

  boolean isAnswered() {
    return outcome == Outcome.ANSWERED && entry != null;
  }

  boolean isUnanswered() {
    return outcome == Outcome.NO_MATCH || outcome == Outcome.CLARIFIED;
  }

  /** Typed words, not a tap, follow at once and are understood as a question. */
  boolean isFollowedByAQuestion() {
    return within(AT_ONCE) && afterChosen == null && (after == Outcome.ANSWERED || after == Outcome.CLARIFIED || after == Outcome.NO_MATCH);
  }

  boolean isFollowedByAPerson() {
    return within(RIGHT_AFTER) && after == Outcome.LEAD_STEP;
  }

  boolean isFollowedByASum() {
    return within(RIGHT_AFTER) && (after == Outcome.SUM_STEP || after == Outcome.CALCULATED);
  }

  private boolean within(Duration time) {
    return afterAt != null && !afterAt.isAfter(at.plus(time));
  }
}
