package vn.danda.knowledge.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

  private final int[] groupOf;
  private final int groups;

  /** For each topic those people go on to from it, or from which they come to it. */
  private final int[][] next;

  Context(List<Topic> topics) {
    Map<String, Integer> groupNumbers = new HashMap<>();
    Map<String, Integer> byKey = new HashMap<>();
    groupOf = new int[topics.size()];
    for (int topic = 0; topic < topics.size(); topic++) {
      groupOf[topic] = groupNumbers.computeIfAbsent(topics.get(topic).group(), none -> groupNumbers.size());
      byKey.putIfAbsent(topics.get(topic).key(), topic);
    }
    groups = groupNumbers.size();
    List<Set<Integer>> related = new ArrayList<>();
    topics.forEach(topic -> related.add(new TreeSet<>()));
    for (int from = 0; from < topics.size(); from++) {
      for (String key : topics.get(from).related()) {
        Integer to = byKey.get(key);
        if (to != null && to != from) {
          related.get(from).add(to);
          related.get(to).add(from);
        }
      }
    }
    next = related.stream().map(each -> each.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
  }

  /** How much a message leans on what came before, 0 to 1. */
  static float leaning(Coded message) {
    return Math.clamp((float) (STANDS_ALONE - message.words()) / (STANDS_ALONE - LEANS_FULLY), 0, 1);
  }

  /** What to add to the fused scores of a message that leans so much. */
  float[] bonus(float leaning, float[] earlierBelief, Scores joined) {
    float all = 0;
    float[] ofGroup = new float[groups];
    for (int from = 0; from < earlierBelief.length; from++) {
      all += earlierBelief[from];
      ofGroup[groupOf[from]] += earlierBelief[from];
    }
    float[] bonus = new float[earlierBelief.length];
    for (int to = 0; to < bonus.length; to++) {
      float inGroup = ofGroup[groupOf[to]];
      float likely = ELSEWHERE * (all - inGroup) + SAME_SUBJECT * inGroup + (SAME_TOPIC - SAME_SUBJECT) * earlierBelief[to];
      for (int from : next[to]) {
        likely += (NEXT - (groupOf[from] == groupOf[to] ? SAME_SUBJECT : ELSEWHERE)) * earlierBelief[from];
      }
      bonus[to] = leaning * (EARLIER_WEIGHT * (float) Math.log(likely) + JOINED_WEIGHT * joined.fused()[to]);
    }
    return bonus;
  }
}
