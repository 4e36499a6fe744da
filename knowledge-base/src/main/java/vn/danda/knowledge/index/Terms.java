package vn.danda.knowledge.index;

import java.util.ArrayList;
import java.util.List;
import vn.danda.knowledge.text.VietnameseText;

/**
 * The pieces of a spelled-out text that are compared.
 *
 * @param concepts what is said, synonyms as one
 * @param conceptPairs neighbours among the concepts
 * @param trigrams three letters each, across words
 */
record Terms(
    List<String> marked,
    List<String> folded,
    List<String> markedPairs,
    List<String> foldedPairs,
    List<String> concepts,
    List<String> conceptPairs,
    List<String> trigrams) {

  static Terms of(List<String> words, List<String> concepts) {
    List<String> folded = words.stream().map(VietnameseText::fold).toList();
    return new Terms(
        words, folded, pairs(words), pairs(folded), concepts, pairs(concepts), trigrams(folded));
  }

  private static List<String> pairs(List<String> words) {
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      pairs.add(words.get(i - 1) + "_" + words.get(i));
    }
    return pairs;
  }

  private static List<String> trigrams(List<String> folded) {
    return cut("_" + String.join("_", folded) + "_", 3);
  }

  private static List<String> cut(String text, int length) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i + length <= text.length(); i++) {
      pieces.add(text.substring(i, i + length));
    }
    return pieces;
  }
}
