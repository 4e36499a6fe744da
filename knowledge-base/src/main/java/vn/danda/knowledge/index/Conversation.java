package vn.danda.knowledge.index;

import java.util.List;

/**
 * What the person asked before makes some topics likelier: those filed near it, and those people ask about next. "Thấp
 * nhất hết mấy?" after a question on joining is about contributions. The longer a message, the less it leans on what
 * came before.
 */
final class Conversation {

  /** How likely the next message is about a topic so close to the one before; only their proportions count. */
  private static final float RELATED = 1f;

  private static final float SAME = 0.5f;
  private static final float SAME_GROUP = 0.5f;
  private static final float ELSEWHERE = 0.1f;

  /** How much the subject before counts for a message of a few words; tried 0 to 1.8, better all the way. */
  private static final float SUBJECT_WEIGHT = 1.8f;

  /** How much the two messages read as one count; tried 0 to 1.2, flat from 0.8. */
  private static final float JOINED_WEIGHT = 0.8f;

  /** A message of this many words stands on its own. */
  private static final float STANDS_ALONE = 30;

  /** Topics less likely before than this, and scores further behind than the other, are noise. */
  private static final float LEAST_BELIEF = 0.01f;

  private static final float FURTHEST_BEHIND = 8;

  private final List<Topic> topics;
  private final float[][] next;

  Conversation(List<Topic> topics) {
    this.topics = List.copyOf(topics);
    this.next = new float[topics.size()][topics.size()];
    for (int before = 0; before < next.length; before++) {
      for (int after = 0; after < next.length; after++) {
        next[before][after] = closeness(before, after);
      }
    }
  }

  private float closeness(int before, int after) {
    Topic one = topics.get(before);
    Topic other = topics.get(after);
    if (one.kind() != Topic.Kind.ENTRY || other.kind() != Topic.Kind.ENTRY) {
      return ELSEWHERE;
    }
    if (before == after) {
      return SAME;
    }
    if (one.related().contains(other.key()) || other.related().contains(one.key())) {
      return RELATED;
    }
    return one.group().equals(other.group()) ? SAME_GROUP : ELSEWHERE;
  }

  /**
   * What to add to the fused score of each topic.
   *
   * @param before the belief in each topic after the message before
   * @param joined the message before and this one, scored as one
   */
  float[] bonus(float[] before, Scores joined, int words) {
    float lean = Math.max(0, 1 - words / STANDS_ALONE);
    float[] expected = expected(before);
    float highest = joined.fused()[joined.ranked(1).getFirst()];
    float[] bonus = new float[before.length];
    for (int topic = 0; topic < bonus.length; topic++) {
      float subject = (float) Math.log(expected[topic] + LEAST_BELIEF);
      float asOne = Math.max(-FURTHEST_BEHIND, joined.fused()[topic] - highest);
      bonus[topic] = lean * (SUBJECT_WEIGHT * subject + JOINED_WEIGHT * asOne);
    }
    return bonus;
  }

  private float[] expected(float[] before) {
    float[] expected = new float[before.length];
    for (int topic = 0; topic < before.length; topic++) {
      if (before[topic] > LEAST_BELIEF) {
        for (int after = 0; after < before.length; after++) {
          expected[after] += before[topic] * next[topic][after];
        }
      }
    }
    return expected;
  }
}
