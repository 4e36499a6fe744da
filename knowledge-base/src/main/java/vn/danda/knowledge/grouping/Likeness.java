package vn.danda.knowledge.grouping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How alike every two questions are, 0 to 1. Only pairs that share something worth mentioning are kept. */
final class Likeness {

  /** Less is as good as nothing; leaving it out keeps thousands of questions in memory. */
  private static final double FAINT = 0.05;

  /** What is left of the likeness of two questions for each thing they contrast in. */
  private static final double CONTRASTING = 0.4;

  private record Posting(int question, double weight) {}

  private Likeness() {}

  /** For every question, those it is like, and how much. */
  static List<Map<Integer, Double>> of(List<Bag> bags, List<Asked.Pieces> asked) {
    List<Map<Integer, Double>> like = new ArrayList<>();
    Map<String, List<Posting>> holding = new HashMap<>();
    double[] shared = new double[bags.size()];
    for (int number = 0; number < bags.size(); number++) {
      Bag bag = bags.get(number);
      double length = bag.length();
      for (Map.Entry<String, Double> piece : bag.weights().entrySet()) {
        double weight = piece.getValue() / length;
        List<Posting> postings = holding.computeIfAbsent(piece.getKey(), none -> new ArrayList<>());
        postings.forEach(earlier -> shared[earlier.question()] += earlier.weight() * weight);
        postings.add(new Posting(number, weight));
      }
      like.add(new HashMap<>());
      for (int earlier = 0; earlier < number; earlier++) {
        double likeness = shared[earlier];
        shared[earlier] = 0;
        if (likeness >= FAINT) {
          int contrasts = Contrasts.between(asked.get(number).contrasts(), asked.get(earlier).contrasts());
          double left = likeness * Math.pow(CONTRASTING, contrasts);
          like.get(number).put(earlier, left);
          like.get(earlier).put(number, left);
        }
      }
    }
    return like;
  }
}
