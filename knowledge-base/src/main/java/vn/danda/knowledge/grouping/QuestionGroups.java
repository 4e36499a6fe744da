package vn.danda.knowledge.grouping;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.knowledge.text.WordLists;

/**
 * Groups questions by what they say: most alike first, until none are alike enough. Questions in nearly the same words
 * that ask another thing (the book or the card, how long or how much) stay apart. The same questions in the same order
 * always make the same groups.
 */
public final class QuestionGroups {

  /** Groups this alike on average are one. From the middle of where the planted questions do not care. */
  private static final double ALIKE = 0.28;

  private static final int MOST_SHARED_WORDS = 6;

  private final Function<String, List<String>> spelledOut;
  private final Asked asked;

  /**
   * @param spelledOut the words of a message with marks and in full, for example {@code FaqSearch::spelledOut}
   */
  public QuestionGroups(Function<String, List<String>> spelledOut) {
    this(spelledOut, WordLists.shipped());
  }

  /** With these lists' words for one thing. */
  public QuestionGroups(Function<String, List<String>> spelledOut, WordLists lists) {
    this.spelledOut = spelledOut;
    this.asked = new Asked(lists);
  }

  /** The groups, largest first; every question is in exactly one. Takes three seconds of a core for 5,000 questions. */
  public List<QuestionGroup> of(List<String> questions) {
    List<List<String>> words = questions.stream().map(spelledOut).toList();
    List<Asked.Pieces> pieces =
        IntStream.range(0, questions.size()).mapToObj(i -> asked.pieces(questions.get(i), words.get(i))).toList();
    List<Bag> bags = weighed(pieces.stream().map(Asked.Pieces::bag).toList());
    return Joining.of(Likeness.of(bags, pieces), ALIKE).stream()
        .map(members -> group(members, bags, words))
        .sorted(
            Comparator.comparingInt((QuestionGroup group) -> group.members().size())
                .reversed()
                .thenComparing(group -> group.members().getFirst()))
        .toList();
  }

  /** What every question has tells nothing. */
  private static List<Bag> weighed(List<Bag> bags) {
    Map<String, Integer> in = new HashMap<>();
    bags.forEach(bag -> bag.weights().keySet().forEach(piece -> in.merge(piece, 1, Integer::sum)));
    Map<String, Double> factors = new HashMap<>();
    in.forEach((piece, count) -> factors.put(piece, Math.log(1 + (double) bags.size() / count)));
    return bags.stream().map(bag -> bag.scaled(factors)).toList();
  }

  private static QuestionGroup group(List<Integer> members, List<Bag> bags, List<List<String>> words) {
    Bag all = new Bag();
    members.forEach(one -> all.addAll(bags.get(one)));
    List<Integer> inOrder = members.stream().sorted().toList();
    int spokesman = inOrder.stream().max(Comparator.comparingDouble(one -> bags.get(one).likeness(all))).orElseThrow();
    List<String> shared =
        words.get(spokesman).stream()
            .distinct()
            .sorted(
                Comparator.comparingDouble(
                    (String word) -> -all.weights().getOrDefault(VietnameseText.fold(word), 0.0)))
            .limit(MOST_SHARED_WORDS)
            .toList();
    return new QuestionGroup(spokesman, inOrder, shared);
  }
}
