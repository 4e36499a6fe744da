package vn.danda.knowledge.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What short forms, teen-code and Nghệ Tĩnh words stand for: {@link WordList#SPELLINGS}, editable without Java. A form
 * may have several readings; which one is meant is for the words around it to say.
 */
final class Spellings {

  /** The longest form has three words ("ra răng chừ"). */
  static final int LONGEST = 3;

  /** The words a form stands for, and how much less usual that is than its first reading. */
  record Reading(List<String> words, double cost) {}

  private final Map<String, List<Reading>> byForm = new HashMap<>();

  /** For forms typed without their marks, as people also type dialect: {@code di mo}, {@code rua}. */
  private final Map<String, List<Reading>> byFoldedForm = new HashMap<>();

  /** Forms of which an office says that they never stand for themselves. */
  private final Set<String> neverThemselves = new HashSet<>();

  private Spellings() {}

  static Spellings of(WordLists lists) {
    Spellings spellings = new Spellings();
    lists.of(WordList.SPELLINGS).forEach(spellings::add);
    return spellings;
  }

  private void add(WordRow row) {
    String key = row.same();
    String folded = VietnameseText.fold(key);
    double cost = row.ambiguous() ? 1.0 : 0.5;
    if (row.own() && !row.ambiguous()) {
      neverThemselves.add(key);
    }
    for (String alternative : row.words()) {
      List<String> words = WordList.words(alternative);
      byForm.computeIfAbsent(key, none -> new ArrayList<>()).add(new Reading(words, cost));
      if (!folded.equals(key)) {
        byFoldedForm.computeIfAbsent(folded, none -> new ArrayList<>()).add(new Reading(words, cost + 0.7));
      }
      cost += 0.6;
    }
  }

  List<Reading> of(String form) {
    return byForm.getOrDefault(form, List.of());
  }

  boolean neverStandsForItself(String form) {
    return neverThemselves.contains(form);
  }

  List<Reading> ofUnmarked(String form) {
    return byFoldedForm.getOrDefault(form, List.of());
  }
}
