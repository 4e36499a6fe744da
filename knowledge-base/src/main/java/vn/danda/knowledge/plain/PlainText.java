package vn.danda.knowledge.plain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text cut into sentences and words, with places that fit the text as it was typed. Figures are read as numbers,
 * conditions around them and names in quotes as nothing.
 */
final class PlainText {

  private static final Pattern CONDITION = Pattern.compile("\\{\\{[#/][^}]*}}");
  private static final Pattern FIGURE = Pattern.compile("\\{\\{[^}]*}}");

  /** What a menu, a paper or a page is called is read off, not said. */
  private static final Pattern QUOTED = Pattern.compile("“[^”\\n]{1,60}”|\"[^\"\\n]{1,60}\"");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\-/.%]*[\\p{L}\\p{N}%]|[\\p{L}\\p{N}]%?");

  /** A sentence ends at its mark, at a colon or semicolon, or at a line of a list. */
  private static final Pattern END = Pattern.compile("[.!?;:…]+(?=\\s|$|[\"”’)])|\\n\\s*(?=\\n|[-•]|\\d+\\.\\s)");

  /** A word where it stands. */
  record Word(String text, int from, int to) {
    String lower() {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  /** A sentence: its words, and where it stands. */
  record Sentence(List<Word> words, int from, int to) {}

  private final String typed;
  private final String text;
  private final String lower;
  private final List<Sentence> sentences;

  PlainText(String typed) {
    this.typed = typed;
    String plain = masked(CONDITION, typed, ' ');
    this.text = masked(QUOTED, masked(FIGURE, plain, '9'), ' ');
    this.lower = text.toLowerCase(Locale.ROOT);
    this.sentences = cut(text);
  }

  /** As typed, figures as nines; every place fits the typed text. */
  String text() {
    return text;
  }

  String lower() {
    return lower;
  }

  List<Sentence> sentences() {
    return sentences;
  }

  /** Every match of the pattern in the lower-case text. */
  List<Word> all(Pattern pattern, String in) {
    return pattern.matcher(in).results().map(match -> word(match.start(), match.end())).toList();
  }

  /** What was typed at this place. */
  Word word(int from, int to) {
    return new Word(typed.substring(from, to), from, to);
  }

  /** NFC in, same length out: only then do the places fit what the writer sees. */
  static String normalised(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFC);
  }

  private static String masked(Pattern what, String in, char with) {
    return what.matcher(in).replaceAll(match -> String.valueOf(with).repeat(match.group().length()));
  }

  private static List<Sentence> cut(String text) {
    List<Sentence> sentences = new ArrayList<>();
    Matcher end = END.matcher(text);
    int from = 0;
    while (end.find()) {
      add(text, from, end.end(), sentences);
      from = end.end();
    }
    add(text, from, text.length(), sentences);
    return List.copyOf(sentences);
  }

  private static void add(String text, int from, int to, List<Sentence> into) {
    Matcher word = WORD.matcher(text).region(from, to);
    List<Word> words = new ArrayList<>();
    while (word.find()) {
      words.add(new Word(word.group(), word.start(), word.end()));
    }
    if (!words.isEmpty()) {
      into.add(new Sentence(List.copyOf(words), words.getFirst().from(), words.getLast().to()));
    }
  }
}
