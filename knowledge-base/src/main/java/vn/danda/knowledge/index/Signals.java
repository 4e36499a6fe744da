package vn.danda.knowledge.index;

import java.util.List;

/**
 * What tells a right first topic from a wrong one, as numbers that mean the same whatever the content: shares, margins
 * and agreements, never a raw score.
 */
final class Signals {

  static final int COUNT = 18;

  /** Which of them is the first topic's share of the belief, as {@link #logit}. */
  static final int BELIEF = 1;

  /** Keeps the log odds of a share about as small as the other signals. */
  static final double LOGIT_UNIT = 4;

  private Signals() {}

  static double[] of(TopicModel model, Coded message, Scores scores, float[] belief) {
    List<Integer> best = scores.ranked(3);
    int first = best.getFirst();
    int second = best.size() > 1 ? best.get(1) : first;
    double lexicalTop = max(scores.lexical());
    double likest = scores.likeness()[first];
    double concepts = message.of(Cut.CONCEPT).length;
    double words = message.words();
    return new double[] {
      1,
      logit(belief[first]),
      belief[first] - belief[second],
      logit(scores.probability()[first]),
      scores.probability()[second],
      lexicalTop == 0 ? 0 : (scores.lexical()[first] - scores.lexical()[second]) / lexicalTop,
      lexicalTop == 0 ? 0 : scores.lexical()[first] / lexicalTop,
      lexicalTop / (1 + words) / 10,
      likest,
      likest - likestOther(scores.likeness(), first),
      model.covered(message, first),
      model.pairsCovered(message, first),
      model.rarestMissing(message, first),
      model.unknown(message),
      Math.log(1 + words),
      argMax(scores.probability()) == argMax(scores.lexical()) ? 1 : 0,
      concepts / (1 + words),
      Math.min(1, concepts / 4.0),
    };
  }

  private static double logit(float probability) {
    double safe = Math.clamp(probability, 1e-5, 1 - 1e-5);
    return Math.log(safe / (1 - safe)) / LOGIT_UNIT;
  }

  private static float likestOther(float[] likeness, int first) {
    float other = 0;
    for (int topic = 0; topic < likeness.length; topic++) {
      other = topic == first ? other : Math.max(other, likeness[topic]);
    }
    return other;
  }

  private static float max(float[] values) {
    return values[argMax(values)];
  }

  private static int argMax(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
