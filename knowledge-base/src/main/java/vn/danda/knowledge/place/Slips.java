package vn.danda.knowledge.place;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names typed with a slip: a letter too many, too few, wrong or in the wrong order, or the spaces forgotten. Looked for
 * only where a place is to be expected, and among words that are all everyday ones only in a bare
 * "xã …".
 */
final class Slips {

  private static final int LONGEST_NAME = 4;
  private static final int SHORTEST = 5;

  /** From this length on two slips leave a name recognisable. */
  private static final int LONG = 11;

  /** Each name, and its letters without spaces. */
  private final Map<String, String> letters = new LinkedHashMap<>();

  private final Set<String> everyday;

  Slips(Set<String> names, Set<String> everyday) {
    names.forEach(name -> letters.put(name, name.replace(" ", "")));
    this.everyday = everyday;
  }

  /** The names nearest to what was typed, without marks; several when they are equally near; none when none is near. */
  Set<String> namesNearest(Sentence sentence) {
    Set<String> nearest = new HashSet<>();
    int least = Integer.MAX_VALUE;
    for (int from = 0; from < sentence.size(); from++) {
      for (int to = from + 1; to <= Math.min(sentence.size(), from + LONGEST_NAME); to++) {
        String typed = sentence.folded(from, to).replace(" ", "");
        if (!mayBeAName(sentence, from, to, typed)) {
          continue;
        }
        for (Map.Entry<String, String> name : letters.entrySet()) {
          int limit = typed.length() >= LONG ? 2 : 1;
          int slips =
              Math.min(slips(typed, name.getValue(), limit), slips(asPeopleMean(typed), name.getValue(), limit));
          if (slips < least) {
            nearest.clear();
            least = slips;
          }
          if (slips == least && slips != Integer.MAX_VALUE) {
            nearest.add(name.getKey());
          }
        }
      }
    }
    return nearest;
  }

  /** Longer names that begin with this one and whose next word is there with a slip: "anh son dng". */
  Set<String> longerThan(Sentence sentence, int from, int to) {
    if (to >= sentence.size() || sentence.isFiller(to)) {
      return Set.of();
    }
    String shorter = sentence.folded(from, to) + " ";
    String typed = sentence.folded(from, to + 1).replace(" ", "");
    return letters.entrySet().stream()
        .filter(name -> name.getKey().startsWith(shorter))
        .filter(name -> slips(typed, name.getValue(), 1) == 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private boolean mayBeAName(Sentence sentence, int from, int to, String typed) {
    if (typed.length() < SHORTEST) {
      return false;
    }
    if (everyday.containsAll(sentence.folded().subList(from, to))) {
      return !sentence.unitBefore(from).isEmpty() && sentence.isHardlyMoreThan(from, to);
    }
    return sentence.hasCueBefore(from) || sentence.isHardlyMoreThan(from, to);
  }

  /** How young people write some sounds. */
  private static String asPeopleMean(String typed) {
    return typed.replace("z", "d").replace("f", "ph").replace("w", "qu").replace("j", "gi");
  }

  /** Letters to add, drop, change or swap with a neighbour; {@code MAX_VALUE} when more than the limit. */
  static int slips(String typed, String name, int limit) {
    if (Math.abs(typed.length() - name.length()) > limit) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[typed.length() + 1][name.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= name.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, typed, name, i, j);
      }
    }
    int total = cost[typed.length()][name.length()];
    return total <= limit ? total : Integer.MAX_VALUE;
  }

  private static int cheapest(int[][] cost, String typed, String name, int i, int j) {
    int change = cost[i - 1][j - 1] + (typed.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
    int best = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && typed.charAt(i - 1) == name.charAt(j - 2) && typed.charAt(i - 2) == name.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
