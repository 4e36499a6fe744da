package vn.danda.knowledge.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What short forms, teen-code and Nghệ Tĩnh words stand for: {@code words/spellings.csv}, editable without Java. A form
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

  private Spellings() {}

  static Spellings shipped() {
    Spellings spellings = new Spellings();
    for (WordFiles.Row row : WordFiles.table("spellings")) {
      if (!row.cell("kind").equals("chuan")) {
        spellings.add(row.cell("form"), row.cell("standard"), row.cell("ambiguous").equals("y"));
      }
    }
    return spellings;
  }

  private void add(String form, String standard, boolean ambiguous) {
    String key = String.join(" ", Tokens.of(form));
    String folded = VietnameseText.fold(key);
    double cost = ambiguous ? 1.0 : 0.5;
    for (String alternative : standard.split(" / ")) {
      List<String> words = Tokens.of(alternative.replaceAll("\\(.*?\\)", " "));
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

  List<Reading> ofUnmarked(String form) {
    return byFoldedForm.getOrDefault(form, List.of());
  }
}
