package vn.danda.knowledge.index;

import java.util.List;

/**
 * What the message before says about a short one after it: "rứa mất mấy ngày" goes on about the topic at hand or one next
 * to it. The longer a message, the more it stands alone; one of 14 words or more always does.
 */
final class Context {

  private static final int STANDS_ALONE = 14;
  private static final int LEANS_FULLY = 8;

  /** How much the earlier topic counts, and how much both messages read as one; tried 0 to 3 and 0 to 1. */
  private static final float EARLIER_WEIGHT = 3;

  private static final float JOINED_WEIGHT = 0.3f;

  /** How likely people go on to: a topic of another subject, of the same subject, a neighbour, the very same. */
  private static final float ELSEWHERE = 0.05f;

  private static final float SAME_SUBJECT = 0.25f;
  private static final float NEXT = 0.8f;
  private static final float SAME_TOPIC = 0.5f;

  private final float[][] goingOn;

  Context(List<Topic> topics) {
    goingOn = new float[topics.size()][topics.size()];
    for (int from = 0; from < topics.size(); from++) {
      for (int to = 0; to < topics.size(); to++) {
        goingOn[from][to] = from == to ? SAME_TOPIC : goingOn(topics.get(from), topics.get(to));
      }
    }
  }

  private static float goingOn(Topic from, Topic to) {
    if (from.related().contains(to.key()) || to.related().contains(from.key())) {
      return NEXT;
    }
    return from.group().equals(to.group()) ? SAME_SUBJECT : ELSEWHERE;
  }

  /** How much a message leans on what came before, 0 to 1. */
  static float leaning(Coded message) {
    return Math.clamp((float) (STANDS_ALONE - message.words()) / (STANDS_ALONE - LEANS_FULLY), 0, 1);
  }

  /** What to add to the fused scores of a message that leans so much. */
  float[] bonus(float leaning, float[] earlierBelief, Scores joined) {
    float[] bonus = new float[goingOn.length];
    for (int to = 0; to < bonus.length; to++) {
      float likely = 0;
      for (int from = 0; from < bonus.length; from++) {
        likely += earlierBelief[from] * goingOn[from][to];
      }
      bonus[to] = leaning * (EARLIER_WEIGHT * (float) Math.log(likely) + JOINED_WEIGHT * joined.fused()[to]);
    }
    return bonus;
  }
}
