package vn.danda.knowledge.index;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Turns the pieces of a text into numbered, weighted features. Which exist, and how rare each is, is learned from the
 * phrasings.
 */
final class Features {

  private final Map<String, Integer> ids = new HashMap<>();
  private final int texts;
  private float[] rarity = new float[0];

  private Features(int texts) {
    this.texts = texts;
  }

  static Features of(Collection<Terms> texts) {
    TreeMap<String, Integer> textsWith = new TreeMap<>();
    for (Terms text : texts) {
      Set<String> pieces = new HashSet<>();
      pieces(text, (piece, weight) -> pieces.add(piece));
      pieces.forEach(piece -> textsWith.merge(piece, 1, Integer::sum));
    }
    textsWith.entrySet().removeIf(piece -> !isWorth(piece.getKey(), piece.getValue()));
    Features features = new Features(texts.size());
    features.rarity = new float[textsWith.size()];
    textsWith.forEach(
        (piece, count) -> {
          features.rarity[features.ids.size()] = (float) Math.log(1 + texts.size() / (double) count);
          features.ids.put(piece, features.ids.size());
        });
    return features;
  }

  /** A pair seen once says little and costs memory; a word seen once may be the only word there is. */
  private static boolean isWorth(String piece, int textsWith) {
    return textsWith > 1 || piece.charAt(0) == 'f' || piece.charAt(0) == 'm' || piece.charAt(0) == 'c';
  }

  int size() {
    return rarity.length;
  }

  SparseVector vector(Terms text) {
    TreeMap<Integer, Float> weights = new TreeMap<>();
    pieces(
        text,
        (piece, weight) -> {
          Integer id = ids.get(piece);
          if (id != null) {
            weights.merge(id, weight * rarity[id], Float::max);
          }
        });
    return unit(weights);
  }

  /** Which share of the text's words, by rarity, is in {@code known}. */
  float covered(Terms text, BitSet known) {
    float all = 0;
    float covered = 0;
    for (String concept : text.concepts()) {
      Integer id = ids.get("c" + concept);
      float weight = id == null ? (float) Math.log(1 + texts) : rarity[id];
      all += weight;
      covered += id != null && known.get(id) ? weight : 0;
    }
    return all == 0 ? 0 : covered / all;
  }

  /** The text's words that are in {@code known}, rarest first. */
  List<String> shared(Terms text, BitSet known) {
    return text.marked().stream()
        .distinct()
        .filter(word -> known.get(ids.getOrDefault("m" + word, rarity.length)))
        .sorted(Comparator.comparing((String word) -> -rarity[ids.getOrDefault("m" + word, 0)]))
        .toList();
  }

  /** Which share of the text's words is in no phrasing. */
  float unknown(Terms text) {
    long unknown = text.folded().stream().filter(word -> !ids.containsKey("f" + word)).count();
    return text.folded().isEmpty() ? 1 : (float) unknown / text.folded().size();
  }

  private static SparseVector unit(TreeMap<Integer, Float> weights) {
    int[] ids = new int[weights.size()];
    float[] values = new float[weights.size()];
    double squares = 0;
    int at = 0;
    for (Map.Entry<Integer, Float> entry : weights.entrySet()) {
      ids[at] = entry.getKey();
      values[at++] = entry.getValue();
      squares += entry.getValue() * entry.getValue();
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < values.length; i++) {
      values[i] /= length;
    }
    return new SparseVector(ids, values);
  }

  private static void pieces(Terms text, BiConsumer<String, Float> piece) {
    text.folded().forEach(word -> piece.accept("f" + word, 1f));
    text.foldedPairs().forEach(pair -> piece.accept("p" + pair, 1f));
    text.marked().forEach(word -> piece.accept("m" + word, 0.8f));
    text.concepts().forEach(concept -> piece.accept("c" + concept, 1f));
    text.conceptPairs().forEach(pair -> piece.accept("q" + pair, 0.8f));
  }
}
