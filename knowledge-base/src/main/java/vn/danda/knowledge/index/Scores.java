package vn.danda.knowledge.index;

import java.util.Arrays;
import java.util.List;

/**
 * What each part of a {@link TopicModel} says of a message, by topic.
 *
 * @param probability the classifier's belief
 * @param lexical the index's score
 * @param likeness of the topic's phrasing most like the message, 0 to 1
 * @param closest that phrasing's number among the topic's phrasings
 * @param fused classifier and index together; comparable only within one message
 */
record Scores(float[] probability, float[] lexical, float[] likeness, int[] closest, float[] fused) {

  /** So far behind the best a topic has no share worth working out. */
  private static final float HOPELESS = 16;

  /** The same with something added to the fused score of each topic. */
  Scores plus(float[] bonus) {
    float[] sum = fused.clone();
    for (int topic = 0; topic < sum.length; topic++) {
      sum[topic] += bonus[topic];
    }
    return new Scores(probability, lexical, likeness, closest, sum);
  }

  /** Topics by fused score, best first. */
  List<Integer> ranked(int most) {
    int[] best = new int[Math.min(most, fused.length)];
    int count = 0;
    for (int topic = 0; topic < fused.length; topic++) {
      if (count == best.length && fused[topic] <= fused[best[count - 1]]) {
        continue;
      }
      int place = count < best.length ? count++ : count - 1;
      while (place > 0 && fused[best[place - 1]] < fused[topic]) {
        best[place] = best[--place];
      }
      best[place] = topic;
    }
    return Arrays.stream(best).boxed().toList();
  }

  /** The fused scores as shares that add up to one. */
  float[] belief() {
    float highest = Float.NEGATIVE_INFINITY;
    for (float score : fused) {
      highest = Math.max(highest, score);
    }
    float sum = 0;
    float[] belief = new float[fused.length];
    for (int topic = 0; topic < belief.length; topic++) {
      belief[topic] = fused[topic] < highest - HOPELESS ? 0 : (float) Math.exp(fused[topic] - highest);
      sum += belief[topic];
    }
    for (int topic = 0; topic < belief.length; topic++) {
      belief[topic] /= sum;
    }
    return belief;
  }
}
