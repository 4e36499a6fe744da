package vn.danda.knowledge.index;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is learned from one set of phrasings: the index, the classifier, the phrasings themselves. Read-only. It
 * numbers topics as they were given, also those without a phrasing, which are never found.
 */
final class TopicModel {

  /** How much the index counts beside the classifier; tried 2 to 12, flat between 4 and 8. */
  private static final float LEXICAL_WEIGHT = 5;

  /** How much surer a better score makes, where only the index is asked. */
  private static final float SHARPNESS = 12;

  private static final float LOG_OF_NOTHING = (float) Math.log(1e-6);

  private final int topics;
  private final Features features;
  private final LexicalIndex lexical;
  private final @Nullable Classifier classifier;
  private final Neighbours neighbours;
  private final int[] topicOf;
  private final int[] firstOf;
  private final int[][] words;

  private TopicModel(Vocabulary vocabulary, List<List<Coded>> phrasings, Layers layers) {
    List<Coded> all = phrasings.stream().flatMap(List::stream).toList();
    topics = phrasings.size();
    topicOf = new int[all.size()];
    firstOf = new int[topics];
    for (int topic = 0, at = 0; topic < topics; topic++) {
      firstOf[topic] = at;
      at += phrasings.get(topic).size();
      Arrays.fill(topicOf, firstOf[topic], at, topic);
    }
    features = Features.of(vocabulary, all, layers);
    List<SparseVector> vectors = all.stream().map(features::vector).toList();
    words = words(vectors);
    lexical = LexicalIndex.over(vocabulary, phrasings, layers);
    boolean few = topics < LexicalIndex.MANY_TOPICS;
    classifier =
        few && layers.have(Layer.CLASSIFIER) ? Classifier.trained(vectors, topicOf, topics, features.size()) : null;
    neighbours = few ? Neighbours.ofAll(vectors, firstOf, features.size()) : Neighbours.ofTopics(vectors, firstOf);
  }

  /** One list of phrasings per topic. */
  static TopicModel of(Vocabulary vocabulary, List<List<Coded>> phrasings, Layers layers) {
    return new TopicModel(vocabulary, phrasings, layers);
  }

  /** The features each topic's phrasings have, ascending. */
  private int[][] words(List<SparseVector> vectors) {
    int[][] byTopic = new int[topics][];
    for (int topic = 0; topic < topics; topic++) {
      int end = topic + 1 < topics ? firstOf[topic + 1] : topicOf.length;
      byTopic[topic] =
          vectors.subList(firstOf[topic], end).stream().flatMapToInt(vector -> Arrays.stream(vector.ids())).sorted().distinct().toArray();
    }
    return byTopic;
  }

  Scores score(Coded message) {
    SparseVector vector = features.vector(message);
    List<LexicalIndex.Hit> hits = lexical.search(message);
    float[] lexicalScores = new float[topics];
    hits.forEach(hit -> lexicalScores[hit.topic()] = hit.score());
    float[] likeness = new float[topics];
    int[] closest = new int[topics];
    neighbours.closest(vector, hits, likeness, closest);
    float[] probability = classifier == null ? shares(lexicalScores, likeness, hits) : classifier.probabilities(vector);
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

  /** With too many topics for a classifier: what the index and the nearest phrasing say together. */
  private float[] shares(float[] lexical, float[] likeness, List<LexicalIndex.Hit> hits) {
    float highest = Math.max(1e-6f, max(lexical));
    float[] shares = new float[topics];
    float sum = 0;
    for (LexicalIndex.Hit hit : hits) {
      shares[hit.topic()] = (float) Math.exp(SHARPNESS * (likeness[hit.topic()] + hit.score() / highest - 2));
      sum += shares[hit.topic()];
    }
    for (LexicalIndex.Hit hit : hits) {
      shares[hit.topic()] /= sum;
    }
    return shares;
  }

  private static float[] fuse(float[] probability, float[] lexical) {
    float highest = Math.max(1e-6f, max(lexical));
    float[] fused = new float[probability.length];
    for (int topic = 0; topic < fused.length; topic++) {
      float log = probability[topic] == 0 ? LOG_OF_NOTHING : (float) Math.log(probability[topic] + 1e-6);
      fused[topic] = log + LEXICAL_WEIGHT * lexical[topic] / highest;
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
