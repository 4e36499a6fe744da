package vn.danda.knowledge.index;

import java.util.List;
import java.util.stream.IntStream;

/** The phrasings most like a message: cosine over their features. Read-only. */
sealed interface Neighbours {

  /** Is told how like the message a phrasing is, 0 to 1; those with nothing in common need not come. */
  interface Likeness {
    void of(int phrasing, float similarity);
  }

  /** Looks at all phrasings, or at least at those of the hits. */
  void closest(SparseVector message, List<LexicalIndex.Hit> hits, Likeness likeness);

  /** Over all phrasings, through lists of who has which feature: quickest while they are some thousands. */
  static Neighbours ofAll(List<SparseVector> phrasings, int features) {
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
    return new OfAll(having, weights, phrasings.size());
  }

  /** Over the phrasings of found topics only, however many there are; {@code firstOf[topic]} is a topic's first. */
  static Neighbours ofTopics(List<SparseVector> phrasings, int[] firstOf) {
    return new OfTopics(List.copyOf(phrasings), firstOf);
  }

  /** See {@link #ofAll}. */
  record OfAll(int[][] having, float[][] weights, int size) implements Neighbours {

    @Override
    public void closest(SparseVector message, List<LexicalIndex.Hit> hits, Likeness likeness) {
      float[] similarities = new float[size];
      for (int i = 0; i < message.size(); i++) {
        int[] with = having[message.ids()[i]];
        float[] weight = weights[message.ids()[i]];
        float value = message.weights()[i];
        for (int j = 0; j < with.length; j++) {
          similarities[with[j]] += value * weight[j];
        }
      }
      for (int phrasing = 0; phrasing < size; phrasing++) {
        likeness.of(phrasing, similarities[phrasing]);
      }
    }
  }

  /** See {@link #ofTopics}. */
  record OfTopics(List<SparseVector> phrasings, int[] firstOf) implements Neighbours {

    @Override
    public void closest(SparseVector message, List<LexicalIndex.Hit> hits, Likeness likeness) {
      for (LexicalIndex.Hit hit : hits) {
        int end = hit.topic() + 1 < firstOf.length ? firstOf[hit.topic() + 1] : phrasings.size();
        IntStream.range(firstOf[hit.topic()], end)
            .forEach(phrasing -> likeness.of(phrasing, message.dot(phrasings.get(phrasing))));
      }
    }
  }
}
