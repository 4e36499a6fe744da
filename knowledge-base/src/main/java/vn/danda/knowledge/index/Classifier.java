package vn.danda.knowledge.index;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Multinomial logistic regression over phrasings, trained when content is published. Steps shrink per feature (AdaGrad),
 * topics with few phrasings count more each. The same examples always give the same weights.
 */
final class Classifier {

  private static final int ROUNDS = 6;
  private static final float STEP = 4;

  /** Below this a topic's share of the blame is not worth writing down. */
  private static final float NO_BLAME = 1e-3f;

  private final int topics;
  private final float[][] weights;
  private final float[] bias;

  private Classifier(int topics, int features) {
    this.topics = topics;
    this.weights = new float[features][topics];
    this.bias = new float[topics];
  }

  /** {@code labels[i]} is the topic of {@code examples.get(i)}. */
  static Classifier trained(List<SparseVector> examples, int[] labels, int topics, int features) {
    Classifier classifier = new Classifier(topics, features);
    float[] importance = importance(labels, topics);
    float[] squares = new float[features];
    int[] order = new int[examples.size()];
    Arrays.setAll(order, i -> i);
    Random random = new Random(20_261_124);
    float[] blame = new float[topics];
    int[] blamed = new int[topics];
    for (int round = 0; round < ROUNDS; round++) {
      shuffle(order, random);
      for (int example : order) {
        classifier.learn(examples.get(example), labels[example], importance[labels[example]], squares, blame, blamed);
      }
    }
    return classifier;
  }

  /** {@code blame} and {@code blamed} are room to work in. */
  private void learn(
      SparseVector example, int label, float importance, float[] squares, float[] blame, int[] blamed) {
    probabilities(example, blame);
    blame[label] -= 1;
    float size = 0;
    int count = 0;
    for (int topic = 0; topic < topics; topic++) {
      if (Math.abs(blame[topic]) > NO_BLAME) {
        blamed[count++] = topic;
        size += blame[topic] * blame[topic];
      } else {
        blame[topic] = 0;
      }
    }
    for (int i = 0; i < example.size(); i++) {
      int feature = example.ids()[i];
      float value = example.weights()[i];
      squares[feature] += value * value * size;
      float step = STEP * importance * value / (float) Math.sqrt(1 + 10 * squares[feature]);
      blame(weights[feature], step, blame, blamed, count);
    }
    blame(bias, 0.02f * importance, blame, blamed, count);
  }

  /** One by one when few are blamed; else all in a row, which the processor does eight at a time. */
  private static void blame(float[] row, float step, float[] blame, int[] blamed, int count) {
    if (count * 8 > row.length) {
      for (int topic = 0; topic < row.length; topic++) {
        row[topic] -= step * blame[topic];
      }
      return;
    }
    for (int j = 0; j < count; j++) {
      row[blamed[j]] -= step * blame[blamed[j]];
    }
  }

  float[] probabilities(SparseVector text) {
    float[] probabilities = new float[topics];
    probabilities(text, probabilities);
    return probabilities;
  }

  private void probabilities(SparseVector text, float[] scores) {
    System.arraycopy(bias, 0, scores, 0, topics);
    for (int i = 0; i < text.size(); i++) {
      float[] row = weights[text.ids()[i]];
      float value = text.weights()[i];
      for (int topic = 0; topic < scores.length; topic++) {
        scores[topic] += value * row[topic];
      }
    }
    softmax(scores);
  }

  private static void softmax(float[] scores) {
    float highest = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      highest = Math.max(highest, score);
    }
    float sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = scores[i] < highest - 12 ? 6e-6f : (float) Math.exp(scores[i] - highest);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
  }

  private static float[] importance(int[] labels, int topics) {
    int[] counts = new int[topics];
    for (int label : labels) {
      counts[label]++;
    }
    float mean = (float) labels.length / topics;
    float[] importance = new float[topics];
    for (int i = 0; i < topics; i++) {
      importance[i] = counts[i] == 0 ? 1 : (float) Math.clamp(Math.sqrt(mean / counts[i]), 0.5, 4);
    }
    return importance;
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
