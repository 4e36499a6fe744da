package vn.danda.knowledge.grouping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How alike every two questions are, 0 to 1. Only pairs that share something worth mentioning are kept. */
final class Likeness {

  /** Less counts as nothing, which on the planted questions changes no group; leaving it out keeps thousands of questions in memory. */
  private static final double FAINT = 0.15;

  /** What is left of the likeness of two questions for each thing they contrast in. */
  private static final double CONTRASTING = 0.4;

  /** The questions that hold a piece, and its weight there. Bare arrays: this is the innermost loop. */
  private static final class Postings {
    private int[] questions = new int[4];
    private double[] weights = new double[4];
    private int size;

    void share(double weight, double[] into) {
      for (int i = 0; i < size; i++) {
        into[questions[i]] += weights[i] * weight;
      }
    }

    void add(int question, double weight) {
      if (size == questions.length) {
        questions = Arrays.copyOf(questions, 2 * size);
        weights = Arrays.copyOf(weights, 2 * size);
      }
      questions[size] = question;
      weights[size++] = weight;
    }
  }

  private Likeness() {}

  /** For every question, those it is like, and how much. */
  static List<Map<Integer, Double>> of(List<Bag> bags, List<Asked.Pieces> asked) {
    List<Map<Integer, Double>> like = new ArrayList<>();
    Map<String, Postings> holding = new HashMap<>();
    double[] shared = new double[bags.size()];
    for (int number = 0; number < bags.size(); number++) {
      Bag bag = bags.get(number);
      double length = bag.length();
      for (Map.Entry<String, Double> piece : bag.weights().entrySet()) {
        double weight = piece.getValue() / length;
        Postings postings = holding.computeIfAbsent(piece.getKey(), none -> new Postings());
        postings.share(weight, shared);
        postings.add(number, weight);
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
