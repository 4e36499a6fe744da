package vn.danda.knowledge.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Turns the pieces of a text into weighted features. Which exist, and how rare each is, is learned from the phrasings.
 * Features have their own, closer numbers, in the order of the vocabulary's.
 */
final class Features {

  private static final int NONE = -1;

  private final Vocabulary vocabulary;
  private final int texts;
  private final int[] ids;
  private final float[] rarity;
  private final float[] weights;

  private Features(Vocabulary vocabulary, int texts, int[] textsWith, Layers layers) {
    this.vocabulary = vocabulary;
    this.texts = texts;
    this.ids = new int[vocabulary.size()];
    Arrays.fill(ids, NONE);
    int size = 0;
    for (int piece = 0; piece < ids.length; piece++) {
      Cut cut = vocabulary.cut(piece);
      if (layers.have(cut) && (textsWith[piece] > 1 || textsWith[piece] == 1 && cut.isWord())) {
        ids[piece] = size++;
      }
    }
    this.rarity = new float[size];
    for (int piece = 0; piece < ids.length; piece++) {
      if (ids[piece] != NONE) {
        rarity[ids[piece]] = (float) Math.log(1 + texts / (double) textsWith[piece]);
      }
    }
    this.weights = weights();
  }

  private float[] weights() {
    float[] weights = new float[rarity.length];
    for (int piece = 0; piece < ids.length; piece++) {
      if (ids[piece] != NONE) {
        weights[ids[piece]] = vocabulary.cut(piece).weight() * rarity[ids[piece]];
      }
    }
    return weights;
  }

  static Features of(Vocabulary vocabulary, List<Coded> texts, Layers layers) {
    int[] textsWith = new int[vocabulary.size()];
    for (Coded text : texts) {
      for (int piece : text.features()) {
        textsWith[piece]++;
      }
    }
    return new Features(vocabulary, texts.size(), textsWith, layers);
  }

  int size() {
    return rarity.length;
  }

  SparseVector vector(Coded text) {
    int[] found = new int[text.features().length];
    float[] values = new float[found.length];
    int count = 0;
    double squares = 0;
    for (int piece : text.features()) {
      int id = ids[piece];
      if (id != NONE) {
        found[count] = id;
        values[count++] = weights[id];
        squares += weights[id] * weights[id];
      }
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < count; i++) {
      values[i] /= length;
    }
    return new SparseVector(Arrays.copyOf(found, count), Arrays.copyOf(values, count));
  }

  /** Which share of the text's words, by rarity, is in {@code known}: ascending feature numbers, as in all of these. */
  float covered(Coded text, int[] known) {
    float all = 0;
    float covered = 0;
    for (int concept : text.of(Cut.CONCEPT)) {
      float weight = rarity(concept);
      all += weight;
      covered += isIn(known, concept) ? weight : 0;
    }
    return all == 0 ? 0 : covered / all;
  }

  /** Which share of the text's pairs of things said is in {@code known}; 1 when it has none. */
  float pairsCovered(Coded text, int[] known) {
    int[] pairs = text.of(Cut.CONCEPT_PAIR);
    long covered = Arrays.stream(pairs).filter(pair -> isIn(known, pair)).count();
    return pairs.length == 0 ? 1 : (float) covered / pairs.length;
  }

  /** How rare the rarest word is that is not in {@code known}: 0 when all are, 1 for one never seen. */
  float rarestMissing(Coded text, int[] known) {
    float rarest = 0;
    for (int concept : text.of(Cut.CONCEPT)) {
      rarest = isIn(known, concept) ? rarest : Math.max(rarest, rarity(concept));
    }
    return rarest / (float) Math.log(1 + texts);
  }

  private boolean isIn(int[] known, int piece) {
    int id = id(piece);
    return id != NONE && Arrays.binarySearch(known, id) >= 0;
  }

  private float rarity(int piece) {
    int id = id(piece);
    return id == NONE ? (float) Math.log(1 + texts) : rarity[id];
  }

  /** The text's words that are in {@code known}, rarest first. */
  List<String> shared(Coded text, int[] known) {
    return Arrays.stream(text.of(Cut.MARKED))
        .distinct()
        .filter(word -> isIn(known, word))
        .boxed()
        .sorted(Comparator.comparing((Integer word) -> -rarity[id(word)]))
        .map(vocabulary::piece)
        .toList();
  }

  /** Which share of the text's words is in no phrasing. */
  float unknown(Coded text) {
    long unknown = Arrays.stream(text.of(Cut.FOLDED)).filter(word -> id(word) == NONE).count();
    return text.words() == 0 ? 1 : (float) unknown / text.words();
  }

  private int id(int piece) {
    return piece < 0 ? NONE : ids[piece];
  }
}
