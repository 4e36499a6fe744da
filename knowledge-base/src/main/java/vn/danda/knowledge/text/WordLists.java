package vn.danda.knowledge.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The lists a search reads by and a text is checked by, whole: what ships, with what an office made of it. Immutable. The
 * forms keep their order: of two that claim one word the first one wins.
 */
public final class WordLists {

  private static final WordLists SHIPPED = read();

  /** By {@link WordRow#same()}; a form may stand in several rows. */
  private final Map<WordList, Map<String, List<WordRow>>> rows;

  private WordLists(Map<WordList, Map<String, List<WordRow>>> rows) {
    this.rows = rows;
  }

  /** What ships with the code and lies in the data folder, read once. */
  public static WordLists shipped() {
    return SHIPPED;
  }

  /** The same after an office's changes, one of each form. */
  public WordLists with(Collection<WordChange> changes) {
    Map<WordList, Map<String, List<WordRow>>> changed = new EnumMap<>(WordList.class);
    rows.forEach((list, byForm) -> changed.put(list, new LinkedHashMap<>(byForm)));
    for (WordChange change : changes) {
      Map<String, List<WordRow>> list = changed.getOrDefault(change.list(), Map.of());
      List<WordRow> before = list.getOrDefault(change.same(), List.of());
      switch (change.deed()) {
        case ADD -> list.put(change.same(), Stream.concat(before.stream(), Stream.of(row(change, before))).toList());
        case REPLACE -> list.put(change.same(), List.of(row(change, before)));
        case SWITCH_OFF -> list.remove(change.same());
        case AS_SHIPPED -> {}
      }
    }
    return new WordLists(changed);
  }

  /** The rows of one list. */
  public List<WordRow> of(WordList list) {
    return byForm(list).values().stream().flatMap(List::stream).toList();
  }

  /** The rows that say this form; several where the list has it several times. */
  public List<WordRow> of(WordList list, String form) {
    return byForm(list).getOrDefault(list.same(form), List.of());
  }

  /** The rows of one list by form, in its order. */
  public Map<String, List<WordRow>> byForm(WordList list) {
    return Collections.unmodifiableMap(rows.getOrDefault(list, Map.of()));
  }

  /** Whether messages are read alike by both; the glossary is for writers. */
  public boolean readsLike(WordLists other) {
    return byForm(WordList.SPELLINGS).equals(other.byForm(WordList.SPELLINGS))
        && byForm(WordList.SYNONYMS).equals(other.byForm(WordList.SYNONYMS));
  }

  /** An official word keeps its weight in an office's hands. */
  private static WordRow row(WordChange change, List<WordRow> before) {
    int weight = before.isEmpty() ? 0 : before.getFirst().weight();
    return new WordRow(change.list(), change.form(), change.words(), change.ambiguous(), weight, true);
  }

  private static WordLists read() {
    Map<WordList, Map<String, List<WordRow>>> rows = new EnumMap<>(WordList.class);
    for (WordFiles.Row row : WordFiles.table("spellings")) {
      // Rows of this kind say "leave it alone"; they are there for who reads the file.
      if (!row.cell("kind").equals("chuan")) {
        add(rows, WordList.SPELLINGS, row.cell("form"), row.cell("standard"), " / ", row.cell("ambiguous").equals("y"), 0);
      }
    }
    for (WordFiles.Row row : WordFiles.table("synonyms")) {
      add(rows, WordList.SYNONYMS, row.cell("concept"), row.cell("words"), "\\|", false, 0);
    }
    for (WordFiles.Row row : WordFiles.table("jargon")) {
      for (String term : row.cell("official_term").split(";")) {
        add(rows, WordList.GLOSSARY, term.strip(), row.cell("everyday_wording"), ";", false, 0);
      }
    }
    for (WordFiles.Row row : WordFiles.table("official-words")) {
      add(rows, WordList.GLOSSARY, row.cell("official"), row.cell("everyday"), ";", false, Integer.parseInt(row.cell("weight")));
    }
    return new WordLists(rows);
  }

  private static void add(
      Map<WordList, Map<String, List<WordRow>>> rows, WordList list, String form, String words, String between, boolean ambiguous, int weight) {
    List<String> sayings = Stream.of(words.split(between)).map(String::strip).toList();
    WordRow row = new WordRow(list, form, sayings, ambiguous, weight, false);
    rows.computeIfAbsent(list, none -> new LinkedHashMap<>()).merge(row.same(), List.of(row), WordLists::together);
  }

  private static List<WordRow> together(List<WordRow> rows, List<WordRow> more) {
    List<WordRow> both = new ArrayList<>(rows);
    both.addAll(more);
    return List.copyOf(both);
  }
}
