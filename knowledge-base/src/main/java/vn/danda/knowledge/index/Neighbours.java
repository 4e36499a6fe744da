package vn.danda.knowledge.index;

import java.util.List;

/** The phrasings most like a message: cosine over their features. Read-only. */
sealed interface Neighbours {

  /**
   * Fills in for each topic how like the message its most similar phrasing is, 0 to 1, and which of the topic's phrasings
   * that is. Looks at all phrasings, or at least at those of the hits; the others' likeness stays 0.
   */
  void closest(SparseVector message, List<LexicalIndex.Hit> hits, float[] likeness, int[] closest);

  /**
   * Over all phrasings, through lists of who has which feature: quickest while they are some thousands; {@code
   * firstOf[topic]} is a topic's first.
   */
  static Neighbours ofAll(List<SparseVector> phrasings, int[] firstOf, int features) {
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
    return new OfAll(having, weights, firstOf, phrasings.size());
  }

  /** Over the phrasings of found topics only, however many there are; {@code firstOf[topic]} is a topic's first. */
  static Neighbours ofTopics(List<SparseVector> phrasings, int[] firstOf) {
    return new OfTopics(List.copyOf(phrasings), firstOf);
  }

  /** See {@link #ofAll}. */
  record OfAll(int[][] having, float[][] weights, int[] firstOf, int size) implements Neighbours {

    @Override
    public void closest(SparseVector message, List<LexicalIndex.Hit> hits, float[] likeness, int[] closest) {
      float[] similarities = new float[size];
      for (int i = 0; i < message.size(); i++) {
        int[] with = having[message.ids()[i]];
        float[] weight = weights[message.ids()[i]];
        float value = message.weights()[i];
        for (int j = 0; j < with.length; j++) {
          similarities[with[j]] += value * weight[j];
        }
      }
      for (int topic = 0; topic < firstOf.length; topic++) {
        int end = topic + 1 < firstOf.length ? firstOf[topic + 1] : size;
        for (int phrasing = firstOf[topic]; phrasing < end; phrasing++) {
          if (similarities[phrasing] > likeness[topic]) {
            likeness[topic] = similarities[phrasing];
            closest[topic] = phrasing - firstOf[topic];
          }
        }
      }
    }
  }

  /** See {@link #ofTopics}. */
  record OfTopics(List<SparseVector> phrasings, int[] firstOf) implements Neighbours {

    @Override
    public void closest(SparseVector message, List<LexicalIndex.Hit> hits, float[] likeness, int[] closest) {
      for (LexicalIndex.Hit hit : hits) {
        int topic = hit.topic();
        int end = topic + 1 < firstOf.length ? firstOf[topic + 1] : phrasings.size();
        for (int phrasing = firstOf[topic]; phrasing < end; phrasing++) {
          float similarity = message.dot(phrasings.get(phrasing));
          if (similarity > likeness[topic]) {
            likeness[topic] = similarity;
            closest[topic] = phrasing - firstOf[topic];
          }
        }
      }
    }
  }
}
