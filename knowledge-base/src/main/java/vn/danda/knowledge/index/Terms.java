package vn.danda.knowledge.index;

import java.util.ArrayList;
import java.util.List;
import vn.danda.knowledge.text.VietnameseText;

/** The pieces of a message that are compared, one list per field of the index. */
record Terms(
    List<String> marked,
    List<String> folded,
    List<String> markedPairs,
    List<String> foldedPairs,
    List<String> trigrams) {

  static Terms of(List<String> tokens) {
    List<String> folded = tokens.stream().map(VietnameseText::fold).toList();
    return new Terms(tokens, folded, pairs(tokens), pairs(folded), trigrams(folded));
  }

  private static List<String> pairs(List<String> tokens) {
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < tokens.size(); i++) {
      pairs.add(tokens.get(i - 1) + "_" + tokens.get(i));
    }
    return pairs;
  }

  private static List<String> trigrams(List<String> folded) {
    String text = "_" + String.join("_", folded) + "_";
    List<String> trigrams = new ArrayList<>();
    for (int i = 0; i + 3 <= text.length(); i++) {
      trigrams.add(text.substring(i, i + 3));
    }
    return trigrams;
  }
}
