package vn.danda.knowledge.grouping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import vn.danda.knowledge.text.Concepts;
import vn.danda.knowledge.text.VietnameseText;

/**
 * Groups questions by what they say once spelled out: words without marks, pairs of them, and the things different words
 * stand for. Each question joins the group it is most like; groups that turn out alike are then joined. The same
 * questions in the same order always make the same groups.
 */
public final class QuestionGroups {

  /** A question this like a group belongs to it. Chosen on the planted questions of {@code QuestionGroupsTest}. */
  private static final double ALIKE = 0.42;

  private static final double PAIR = 0.6;
  private static final double CONCEPT = 0.8;
  private static final int MOST_SHARED_WORDS = 6;

  private final Function<String, List<String>> spelledOut;
  private final Concepts concepts = Concepts.shipped();

  /**
   * @param spelledOut the words of a message with marks and in full, for example {@code FaqSearch::spelledOut}
   */
  public QuestionGroups(Function<String, List<String>> spelledOut) {
    this.spelledOut = spelledOut;
  }

  /** The groups, largest first; every question is in exactly one. Takes about a second for 5,000 questions. */
  public List<QuestionGroup> of(List<String> questions) {
    List<List<String>> words = questions.stream().map(spelledOut).toList();
    List<Bag> bags = weighed(words.stream().map(this::bag).toList());
    List<Growing> groups = joined(first(bags));
    return groups.stream()
        .map(group -> group.finished(bags, words))
        .sorted(
            Comparator.comparingInt((QuestionGroup group) -> group.members().size())
                .reversed()
                .thenComparing(group -> group.members().getFirst()))
        .toList();
  }

  private Bag bag(List<String> words) {
    Bag bag = new Bag();
    List<String> said = concepts.of(words);
    said.forEach(piece -> bag.add("c:" + piece, CONCEPT));
    List<String> folded = words.stream().filter(word -> !concepts.of(List.of(word)).isEmpty()).map(VietnameseText::fold).toList();
    folded.forEach(word -> bag.add(word, 1));
    for (int i = 1; i < folded.size(); i++) {
      bag.add(folded.get(i - 1) + "_" + folded.get(i), PAIR);
    }
    return bag;
  }

  /** What every question has tells nothing. */
  private static List<Bag> weighed(List<Bag> bags) {
    Map<String, Integer> in = new HashMap<>();
    bags.forEach(bag -> bag.weights().keySet().forEach(piece -> in.merge(piece, 1, Integer::sum)));
    Map<String, Double> factors = new HashMap<>();
    in.forEach((piece, count) -> factors.put(piece, Math.log(1 + (double) bags.size() / count)));
    return bags.stream().map(bag -> bag.scaled(factors)).toList();
  }

  /** A group while it grows. */
  private static final class Growing {
    private final List<Integer> members = new ArrayList<>();
    private final Bag all = new Bag();

    void add(int number, Bag bag) {
      members.add(number);
      all.addAll(bag);
    }

    void addAll(Growing other) {
      members.addAll(other.members);
      all.addAll(other.all);
    }

    QuestionGroup finished(List<Bag> bags, List<List<String>> words) {
      int spokesman = members.stream().max(Comparator.comparingDouble(one -> bags.get(one).likeness(all))).orElseThrow();
      List<String> shared =
          words.get(spokesman).stream()
              .distinct()
              .sorted(
                  Comparator.comparingDouble(
                      (String word) -> -all.weights().getOrDefault(VietnameseText.fold(word), 0.0)))
              .limit(MOST_SHARED_WORDS)
              .toList();
      return new QuestionGroup(spokesman, members.stream().sorted().toList(), shared);
    }
  }

  /** Who shares no piece cannot be alike: only groups that hold one of the question's pieces are compared. */
  private static List<Growing> first(List<Bag> bags) {
    List<Growing> groups = new ArrayList<>();
    Map<String, Set<Integer>> holding = new HashMap<>();
    for (int number = 0; number < bags.size(); number++) {
      Bag bag = bags.get(number);
      Set<Integer> near = new HashSet<>();
      bag.weights().keySet().forEach(piece -> near.addAll(holding.getOrDefault(piece, Set.of())));
      int best = mostLike(groups, bag, near.stream().sorted().toList(), ALIKE);
      if (best < 0) {
        best = groups.size();
        groups.add(new Growing());
      }
      groups.get(best).add(number, bag);
      int joined = best;
      bag.weights().keySet().forEach(piece -> holding.computeIfAbsent(piece, none -> new HashSet<>()).add(joined));
    }
    return groups;
  }

  private static List<Growing> joined(List<Growing> groups) {
    List<Growing> left = new ArrayList<>(groups);
    for (int at = left.size() - 1; at > 0; at--) {
      int into = mostLike(left, left.get(at).all, IntStream.range(0, at).boxed().toList(), ALIKE);
      if (into >= 0) {
        left.get(into).addAll(left.remove(at));
      }
    }
    return left;
  }

  private static int mostLike(List<Growing> groups, Bag bag, List<Integer> among, double atLeast) {
    int best = -1;
    double likeness = atLeast;
    for (int each : among) {
      double found = groups.get(each).all.likeness(bag);
      if (found >= likeness) {
        best = each;
        likeness = found;
      }
    }
    return best;
  }
}
