package vn.danda.knowledge.index;

import java.util.ArrayList;
import java.util.List;
import vn.danda.knowledge.text.VietnameseText;

/** The pieces of a spelled-out text, one list per {@link Cut}. */
record Terms(List<List<String>> byCut) {

  static Terms of(List<String> words, List<String> concepts) {
    List<String> folded = words.stream().map(VietnameseText::fold).toList();
    return new Terms(
        List.of(
            concepts, folded, words, pairs(folded), pairs(concepts), pairs(words), trigrams(folded)));
  }

  List<String> of(Cut cut) {
    return byCut.get(cut.ordinal());
  }

  private static List<String> pairs(List<String> words) {
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      pairs.add(words.get(i - 1) + "_" + words.get(i));
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
