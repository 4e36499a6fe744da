package vn.danda.knowledge.evaluate;

import java.util.Locale;
import vn.danda.knowledge.Understanding;

/** How well one message was understood. */
enum Verdict {
  /** The right entry was given; for a message no entry answers: none was given or offered as the answer. */
  RIGHT,
  /** Two or three were offered and the right one, which was also the first, should have been given at once. */
  ASKED_NEEDLESSLY,
  /** Two or three were offered and a right one was among them. */
  RIGHT_AMONG_OPTIONS,
  /** Two or three were offered and none was right. */
  WRONG_OPTIONS,
  /** "I am not sure" to a message an entry answers. */
  NOT_SURE,
  /** A fixed reply to a message an entry answers. */
  SENT_AWAY,
  /** A wrong entry was given as the answer. */
  CONFIDENTLY_WRONG;

  /** For people: {@code confidently wrong}. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static Verdict of(Labelled question, Understanding understanding) {
    boolean unanswerable = !question.isAnswerable();
    return switch (understanding.outcome()) {
      case ANSWERED -> question.topics().contains(String.valueOf(understanding.entry())) ? RIGHT : CONFIDENTLY_WRONG;
      case CLARIFY -> unanswerable ? WRONG_OPTIONS : clarified(question, understanding);
      case NOT_SURE -> unanswerable ? RIGHT : NOT_SURE;
      case SMALL_TALK, REDIRECTED -> unanswerable ? RIGHT : SENT_AWAY;
    };
  }

  private static Verdict clarified(Labelled question, Understanding understanding) {
    if (question.topics().contains(understanding.options().getFirst().value())) {
      return ASKED_NEEDLESSLY;
    }
    return understanding.options().stream().anyMatch(option -> question.topics().contains(option.value()))
        ? RIGHT_AMONG_OPTIONS
        : WRONG_OPTIONS;
  }
}
