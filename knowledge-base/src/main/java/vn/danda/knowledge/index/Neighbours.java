package vn.danda.knowledge.index;


import java.util.List;

/** The phrasings most like a message: cosine over all of them, through lists of who has which feature. Read-only. */
final class Neighbours {

  private final int[][] having;
  private final float[][] weights;
  private final int size;

  private Neighbours(int[][] having, float[][] weights, int size) {
    this.having = having;
    this.weights = weights;
    this.size = size;
  }

  static Neighbours of(List<SparseVector> phrasings, int features) {
    int[] counts = new int[features];
    for (SparseVector phrasing : phrasings) {
      for (int id : phrasing.ids()) {
        counts[id]++;
      }
    }
    int[][] having = new int[features][];
    float[][] weights = new float[features][];
    for (int i = 0; i < features; i++) {
      having[i] = new int[counts[i]];
      weights[i] = new float[counts[i]];
    }
    int[] filled = new int[features];
    for (int phrasing = 0; phrasing < phrasings.size(); phrasing++) {
      SparseVector vector = phrasings.get(phrasing);
      for (int i = 0; i < vector.size(); i++) {
        int id = vector.ids()[i];
        having[id][filled[id]] = phrasing;
        weights[id][filled[id]++] = vector.weights()[i];
      }
    }
    return new Neighbours(having, weights, phrasings.size());
  }

  /** How like the message each phrasing is, 0 to 1. */
  float[] similarities(SparseVector message) {
    float[] similarities = new float[size];
    for (int i = 0; i < message.size(); i++) {
      int[] with = having[message.ids()[i]];
      float[] weight = weights[message.ids()[i]];
      float value = message.weights()[i];
      for (int j = 0; j < with.length; j++) {
        similarities[with[j]] += value * weight[j];
      }
    }
    return similarities;
  }
}
