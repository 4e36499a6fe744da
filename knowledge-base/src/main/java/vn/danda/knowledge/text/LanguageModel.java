package vn.danda.knowledge.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How likely one syllable follows another, counted over example texts. All numbers count as one word, so that
 * {@code 300} and {@code 264} are followed by the same words. Read-only once trained.
 */
final class LanguageModel {

  private static final int START = 0;
  private static final int UNKNOWN = 1;
  private static final int NUMBER = 2;

  /** How strongly a pair never seen falls back on the single word; tried 0.5 to 8. */
  private static final double FALL_BACK = 3;

  private final Map<String, Integer> ids = new HashMap<>(Map.of("<start>", START, "<unknown>", UNKNOWN, "<n>", NUMBER));
  private final List<String> words = new ArrayList<>(List.of("<start>", "<unknown>", "<n>"));
  private final PairCounts pairs = new PairCounts();
  private float[] counts = new float[1024];
  private float[] following = new float[1024];
  private double total;
  private double[] fallBackCosts = new double[0];
  private double[] contextCosts = new double[0];

  /** Adds the words of one text; {@code weight} says how many times it counts. */
  void add(List<String> text, float weight) {
    int before = START;
    for (String word : text) {
      int id = idOrNew(word);
      counts[id] += weight;
      total += weight;
      pairs.add(before, id, weight);
      following[before] += weight;
      before = id;
    }
  }

  private int idOrNew(String word) {
    if (isNumber(word)) {
      return NUMBER;
    }
    Integer known = ids.get(word);
    if (known != null) {
      return known;
    }
    int id = words.size();
    ids.put(word, id);
    words.add(word);
    if (id >= counts.length) {
      counts = java.util.Arrays.copyOf(counts, id * 2);
      following = java.util.Arrays.copyOf(following, id * 2);
    }
    return id;
  }

  int start() {
    return START;
  }

  int id(String word) {
    return isNumber(word) ? NUMBER : ids.getOrDefault(word, UNKNOWN);
  }

  boolean knows(String word) {
    return ids.containsKey(word);
  }

  /** All words seen, in the order they were first seen. */
  List<String> vocabulary() {
    return words.subList(3, words.size());
  }

  float count(String word) {
    return counts[id(word)];
  }

  /** Turns counts into costs; call once, after the last text. */
  void finish() {
    fallBackCosts = new double[words.size()];
    contextCosts = new double[words.size()];
    for (int word = 0; word < words.size(); word++) {
      fallBackCosts[word] = -Math.log(FALL_BACK * single(word));
      contextCosts[word] = Math.log(following[word] + FALL_BACK);
    }
    pairs.replaceAll((word, count) -> (float) -Math.log(count + FALL_BACK * single(word)));
  }

  private double single(int word) {
    return (counts[word] + 0.1) / (total + 0.1 * (words.size() + 2_000));
  }

  /** Minus the logarithm of the probability that {@code word} comes after {@code before}. */
  double cost(int before, int word) {
    return contextCosts[before] + pairs.getOr(before, word, fallBackCosts[word]);
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(0)) && Character.isDigit(word.charAt(word.length() - 1));
  }
}
