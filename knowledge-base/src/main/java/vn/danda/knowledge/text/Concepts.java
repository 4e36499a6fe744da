package vn.danda.knowledge.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says different words for one thing in one way: {@link WordList#SYNONYMS} names the things, and words that only say how
 * one speaks ({@code words/stop-words.txt}) fall away. Coarse on purpose; it is used beside the words themselves.
 */
public final class Concepts {

  /** Longer phrases are two things said: "bảo hiểm xã hội" and "tự nguyện" are found better apart. */
  static final int LONGEST = 5;

  private final Map<String, String> byPhrase = new HashMap<>();

  /** How many words the longest phrase has that begins with a word: most words begin none. */
  private final Map<String, Integer> longestFrom = new HashMap<>();

  /** Every word of a phrase. */
  private final Set<String> said = new HashSet<>();

  private final Set<String> stopWords;

  private Concepts(Set<String> stopWords) {
    this.stopWords = stopWords;
  }

  public static Concepts of(WordLists lists) {
    Concepts concepts = new Concepts(Set.copyOf(WordFiles.lines("stop-words")));
    for (WordRow row : lists.of(WordList.SYNONYMS)) {
      String concept = "=" + VietnameseText.fold(row.form()).replace(' ', '-');
      for (String phrase : row.words()) {
        List<String> words = NumberWords.small(Tokens.of(phrase));
        concepts.said.addAll(words);
        concepts.byPhrase.putIfAbsent(String.join(" ", words), concept);
        concepts.longestFrom.merge(words.isEmpty() ? "" : words.getFirst(), Math.min(words.size(), LONGEST), Math::max);
      }
    }
    return concepts;
  }

  /** What is said, in order: a concept's name (starting with =) for the longest phrase that has one, else the word. */
  public List<String> of(List<String> words) {
    List<String> said = new ArrayList<>();
    for (int at = 0; at < words.size(); ) {
      int span = longestPhrase(words, at);
      if (span > 0) {
        said.add(byPhrase.get(String.join(" ", words.subList(at, at + span))) + "");
      } else if (!stopWords.contains(words.get(at))) {
        said.add(VietnameseText.fold(words.get(at)));
      }
      at += Math.max(span, 1);
    }
    return said;
  }

  /** Whether the word stands in a phrase of the list. */
  public boolean knows(String word) {
    return said.contains(word);
  }

  private int longestPhrase(List<String> words, int at) {
    int longest = longestFrom.getOrDefault(words.get(at), 0);
    for (int span = Math.min(longest, words.size() - at); span > 0; span--) {
      if (byPhrase.containsKey(String.join(" ", words.subList(at, at + span)))) {
        return span;
      }
    }
    return 0;
  }
}
