package vn.danda.knowledge.grouping;

import java.util.HashMap;
import java.util.Map;

/** What a question (or a group of them) says: pieces with weights. */
final class Bag {

  private final Map<String, Double> weights = new HashMap<>();

  void add(String piece, double weight) {
    weights.merge(piece, weight, Double::sum);
  }

  void addAll(Bag other) {
    other.weights.forEach(this::add);
  }

  Map<String, Double> weights() {
    return weights;
  }

  double length() {
    return Math.sqrt(weights.values().stream().mapToDouble(weight -> weight * weight).sum());
  }

  /** Cosine, 0 (nothing shared) to 1 (the same). */
  double likeness(Bag other) {
    Map<String, Double> small = weights.size() < other.weights.size() ? weights : other.weights;
    Map<String, Double> large = small == weights ? other.weights : weights;
    double shared = 0;
    for (Map.Entry<String, Double> each : small.entrySet()) {
      shared += each.getValue() * large.getOrDefault(each.getKey(), 0.0);
    }
    double lengths = length() * other.length();
    return lengths == 0 ? 0 : shared / lengths;
  }

  /** The same with every piece's weight multiplied by its factor. */
  Bag scaled(Map<String, Double> factors) {
    Bag scaled = new Bag();
    weights.forEach((piece, weight) -> scaled.add(piece, weight * factors.getOrDefault(piece, 1.0)));
    return scaled;
  }
}
