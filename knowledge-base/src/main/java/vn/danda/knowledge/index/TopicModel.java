package vn.danda.knowledge.index;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * All that is learned from one set of phrasings: the index, the classifier, the phrasings themselves. Read-only. It
 * numbers topics as they were given, also those without a phrasing, which are never found.
 */
final class TopicModel {

  /** How much the index counts beside the classifier; tried 2 to 12, flat between 4 and 8. */
  private static final float LEXICAL_WEIGHT = 5;

  private final int topics;
  private final Features features;
  private final LexicalIndex lexical;
  private final Classifier classifier;
  private final Neighbours neighbours;
  private final int[] topicOf;
  private final int[] firstOf;
  private final BitSet[] words;

  private TopicModel(Vocabulary vocabulary, List<List<Coded>> phrasings) {
    List<Coded> all = phrasings.stream().flatMap(List::stream).toList();
    topics = phrasings.size();
    topicOf = new int[all.size()];
    firstOf = new int[topics];
    for (int topic = 0, at = 0; topic < topics; topic++) {
      firstOf[topic] = at;
      at += phrasings.get(topic).size();
      Arrays.fill(topicOf, firstOf[topic], at, topic);
    }
    features = Features.of(vocabulary, all);
    List<SparseVector> vectors = all.stream().map(features::vector).toList();
    words = words(vectors);
    lexical = LexicalIndex.over(vocabulary, phrasings);
    classifier = Classifier.trained(vectors, topicOf, topics, features.size());
    neighbours = Neighbours.of(vectors, features.size());
  }

  /** One list of phrasings per topic. */
  static TopicModel of(Vocabulary vocabulary, List<List<Coded>> phrasings) {
    return new TopicModel(vocabulary, phrasings);
  }

  private BitSet[] words(List<SparseVector> vectors) {
    BitSet[] byTopic = new BitSet[topics];
    Arrays.setAll(byTopic, topic -> new BitSet());
    for (int phrasing = 0; phrasing < topicOf.length; phrasing++) {
      for (int id : vectors.get(phrasing).ids()) {
        byTopic[topicOf[phrasing]].set(id);
      }
    }
    return byTopic;
  }

  Scores score(Coded message) {
    SparseVector vector = features.vector(message);
    float[] probability = classifier.probabilities(vector);
    float[] lexicalScores = new float[topics];
    lexical.search(message, topics).forEach(hit -> lexicalScores[hit.topic()] = hit.score());
    float[] likeness = new float[topics];
    int[] closest = new int[topics];
    float[] similarities = neighbours.similarities(vector);
    for (int phrasing = 0; phrasing < similarities.length; phrasing++) {
      int topic = topicOf[phrasing];
      if (similarities[phrasing] > likeness[topic]) {
        likeness[topic] = similarities[phrasing];
        closest[topic] = phrasing - firstOf[topic];
      }
    }
    return new Scores(probability, lexicalScores, likeness, closest, fuse(probability, lexicalScores));
  }

  /** Which share of the message's words, by weight, the topic's phrasings have. */
  float covered(Coded message, int topic) {
    return features.covered(message, words[topic]);
  }

  /** Which share of what the message says one after the other the topic's phrasings say so too. */
  float pairsCovered(Coded message, int topic) {
    return features.pairsCovered(message, words[topic]);
  }

  /** How rare the rarest word of the message is that the topic's phrasings lack, 0 to 1. */
  float rarestMissing(Coded message, int topic) {
    return features.rarestMissing(message, words[topic]);
  }

  /** The message's words that the topic's phrasings have too, rarest first. */
  List<String> shared(Coded message, int topic) {
    return features.shared(message, words[topic]);
  }

  /** Which share of the message's words no phrasing of any topic has. */
  float unknown(Coded message) {
    return features.unknown(message);
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
