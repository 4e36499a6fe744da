package vn.danda.knowledge.grouping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Joins the two groups whose questions are on average most alike, again and again, until no two are alike enough. The
 * average keeps a question that is a little like two groups from pulling both together.
 */
final class Joining {

  /** Two groups, how alike they were, and how large: a group that has grown since makes the pair stale. */
  private record Pair(double mean, int into, int from, int sizeInto, int sizeFrom) {}

  private final double enough;

  /** For every group, the others and the sum over all pairs of questions. Emptied as groups are joined. */
  private final List<Map<Integer, Double>> sums;

  private final List<List<Integer>> members = new ArrayList<>();
  private final PriorityQueue<Pair> alike =
      new PriorityQueue<>(
          Comparator.comparingDouble((Pair pair) -> -pair.mean()).thenComparingInt(Pair::into).thenComparingInt(Pair::from));

  private Joining(List<Map<Integer, Double>> sums, double enough) {
    this.sums = sums;
    this.enough = enough;
    for (int question = 0; question < sums.size(); question++) {
      members.add(new ArrayList<>(List.of(question)));
    }
  }

  /** Uses up the likenesses it is given. */
  static List<List<Integer>> of(List<Map<Integer, Double>> likenesses, double enough) {
    Joining joining = new Joining(likenesses, enough);
    joining.join();
    return joining.members.stream().filter(group -> !group.isEmpty()).toList();
  }

  private void join() {
    for (int group = 0; group < sums.size(); group++) {
      for (int other : sums.get(group).keySet()) {
        if (other < group) {
          consider(other, group);
        }
      }
    }
    for (Pair best = alike.poll(); best != null; best = alike.poll()) {
      if (best.sizeInto() == size(best.into()) && best.sizeFrom() == size(best.from())) {
        join(best.into(), best.from());
      }
    }
  }

  private int size(int group) {
    return members.get(group).size();
  }

  private void consider(int one, int other) {
    int into = Math.min(one, other);
    int from = Math.max(one, other);
    double mean = sums.get(into).getOrDefault(from, 0.0) / ((double) size(into) * size(from));
    if (mean >= enough) {
      alike.add(new Pair(mean, into, from, size(into), size(from)));
    }
  }

  private void join(int into, int from) {
    members.get(into).addAll(members.get(from));
    members.get(from).clear();
    sums.get(into).remove(from);
    sums.get(from).remove(into);
    sums.get(from).forEach((other, sum) -> {
      sums.get(into).merge(other, sum, Double::sum);
      sums.get(other).remove(from);
      sums.get(other).put(into, sums.get(into).getOrDefault(other, 0.0));
    });
    sums.get(from).clear();
    List.copyOf(sums.get(into).keySet()).forEach(other -> consider(into, other));
  }
}
