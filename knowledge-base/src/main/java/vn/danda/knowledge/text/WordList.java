package vn.danda.knowledge.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The lists of words that content staff may add to, each with what a row of it says. */
public enum WordList {
  /** A short form, chat spelling or dialect word, and the words it stands for, more usual first. */
  SPELLINGS,
  /** A thing, and the ways of saying it. */
  SYNONYMS,
  /** An official word, and what a neighbour says instead. */
  GLOSSARY;

  private static final Pattern REMARK = Pattern.compile("\\(.*?\\)");

  /** {@code spellings}, {@code synonyms}, {@code glossary}: as in addresses and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reverse; throws {@link IllegalArgumentException} naming what is no list. */
  public static WordList parse(String key) {
    for (WordList list : values()) {
      if (list.key().equals(key)) {
        return list;
      }
    }
    throw new IllegalArgumentException("No word list '" + key + "'");
  }

  /** What two forms have in common that are the same row; empty when nothing of the form is ever found in a text. */
  public String same(String form) {
    return switch (this) {
      case SPELLINGS, SYNONYMS -> String.join(" ", Tokens.of(form));
      case GLOSSARY ->
          Normalizer.normalize(withoutRemark(form), Normalizer.Form.NFC).toLowerCase(VietnameseText.LOCALE).replaceAll("[\\s,]+", " ").strip();
    };
  }

  /** The words of a cell without what stands in brackets for its readers. */
  public static String withoutRemark(String words) {
    return REMARK.matcher(words).replaceAll("").strip();
  }

  /** The words of one saying, as they are compared. */
  static List<String> words(String saying) {
    return Tokens.of(REMARK.matcher(saying).replaceAll(" "));
  }
}
