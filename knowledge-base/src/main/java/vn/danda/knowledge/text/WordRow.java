package vn.danda.knowledge.text;

import java.util.List;

/**
 * One row of a word list.
 *
 * @param form what is looked for: the short form, the thing, the official word
 * @param words what it stands for, see {@link WordList}
 * @param ambiguous of a short form: whether it often stands for itself too
 * @param weight of an official word: what it costs wherever it stands; 0 for a term of the glossary, which costs nothing
 *     where its everyday words stand beside it
 * @param own whether an office added or changed it; else it ships with the code
 */
public record WordRow(WordList list, String form, List<String> words, boolean ambiguous, int weight, boolean own) {

  public WordRow {
    words = List.copyOf(words);
  }

  /** Rows of which this is the same say the same form. */
  public String same() {
    return list.same(form);
  }
}
