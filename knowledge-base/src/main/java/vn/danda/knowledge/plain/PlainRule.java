package vn.danda.knowledge.plain;

import java.util.Locale;

/** What makes a text read like an office's letter. */
public enum PlainRule {
  /** A term of the glossary without its everyday wording in the same text. */
  OFFICIALESE,
  /** A word or phrase offices write and neighbours do not say. */
  OFFICIAL_WORD,
  /** More words than one breath holds. */
  LONG_SENTENCE,
  /** Too large a share of a sentence is official words. */
  HARD_WORDS,
  /** Nouns in a row without a word that says how they belong together, or a verb made a noun. */
  NOUN_CHAIN,
  /** Something is done, and nobody does it. */
  PASSIVE,
  /** A short form that is not explained. */
  ABBREVIATION,
  /** An article of law inside the answer; it belongs under "Căn cứ". */
  CITATION,
  /** A percentage that does not say of what. */
  UNEXPLAINED_FIGURE;

  /** The name in pages and files, for example {@code long_sentence}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
