package vn.danda.knowledge.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All that is learned from one set of phrasings: the index, the classifier, the phrasings themselves. Read-only. It
 * numbers topics as they were given, also those without a phrasing, which are never found.
 */
final class TopicModel {

  /** How much the index counts beside the classifier; tried 2 to 12, flat between 4 and 8. */
  private static final float LEXICAL_WEIGHT = 6;

  private final int topics;
  private final Features features;
  private final LexicalIndex lexical;
  private final Classifier classifier;
  private final Neighbours neighbours;
  private final int[] topicOf;

  private TopicModel(
      int topics, Features features, LexicalIndex lexical, Classifier classifier, Neighbours neighbours, int[] topicOf) {
    this.topics = topics;
    this.features = features;
    this.lexical = lexical;
    this.classifier = classifier;
    this.neighbours = neighbours;
    this.topicOf = topicOf;
  }

  static TopicModel of(List<List<Terms>> phrasings) {
    List<Terms> all = phrasings.stream().flatMap(List::stream).toList();
    int[] topicOf = new int[all.size()];
    int at = 0;
    for (int topic = 0; topic < phrasings.size(); topic++) {
      Arrays.fill(topicOf, at, at + phrasings.get(topic).size(), topic);
      at += phrasings.get(topic).size();
    }
    Features features = Features.of(all);
    List<SparseVector> vectors = all.stream().map(features::vector).toList();
    return new TopicModel(
        phrasings.size(),
        features,
        LexicalIndex.over(phrasings),
        Classifier.trained(vectors, topicOf, phrasings.size(), features.size()),
        Neighbours.of(vectors, features.size()),
        topicOf);
  }

  /**
   * What each part says of a message, by topic.
   *
   * @param probability the classifier's belief
   * @param lexical the index's score
   * @param likeness of the phrasing most like it
   * @param fused classifier and index together; comparable only within one message
   */
  record Scores(float[] probability, float[] lexical, float[] likeness, float[] fused) {

    /** Topics by fused score, best first. */
    List<Integer> ranked(int most) {
      List<Integer> order = new ArrayList<>();
      for (int topic = 0; topic < fused.length; topic++) {
        order.add(topic);
      }
      order.sort((one, other) -> Float.compare(fused[other], fused[one]));
      return List.copyOf(order.subList(0, Math.min(most, order.size())));
    }
  }

  Scores score(Terms message) {
    SparseVector vector = features.vector(message);
    float[] probability = classifier.probabilities(vector);
    float[] lexicalScores = new float[topics];
    lexical.search(message, topics).forEach(hit -> lexicalScores[hit.topic()] = hit.score());
    float[] likeness = new float[topics];
    float[] similarities = neighbours.similarities(vector);
    for (int phrasing = 0; phrasing < similarities.length; phrasing++) {
      likeness[topicOf[phrasing]] = Math.max(likeness[topicOf[phrasing]], similarities[phrasing]);
    }
    return new Scores(probability, lexicalScores, likeness, fuse(probability, lexicalScores));
  }

  private static float[] fuse(float[] probability, float[] lexical) {
    float highest = Math.max(1e-6f, max(lexical));
    float[] fused = new float[probability.length];
    for (int topic = 0; topic < fused.length; topic++) {
      fused[topic] = (float) Math.log(probability[topic] + 1e-6) + LEXICAL_WEIGHT * lexical[topic] / highest;
    }
    return fused;
  }

  private static float max(float[] values) {
    float max = 0;
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }
}
