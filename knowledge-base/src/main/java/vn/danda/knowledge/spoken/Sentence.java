package vn.danda.knowledge.spoken;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.danda.knowledge.text.VietnameseText;

/**
 * A text as a row of words, and the one rule of comparing them: a word is meant when it is typed with its marks, or
 * typed without any and nothing else is spelled like it. {@code sau} is "six" only in a text that has no marks at all;
 * in a text with marks it is "after".
 */
final class Sentence {

  /** Dates and months with a year stay whole; letters and digits part company. */
  private static final Pattern WORD =
      Pattern.compile(
          "\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})(?!\\d)|\\d{1,2}/(?:\\d{4}|\\d{1,2})(?!\\d)"
              + "|\\d{1,2}-\\d{4}(?!\\d)|\\d++(?:[.,]\\d++)*+"
              + "|\\p{L}++|[-–/,%?]");

  /** Without marks these are as likely another word as the number or unit they could be. */
  private static final Set<String> CONFUSABLE =
      Set.of(
          "nam", "sau", "bay", "tu", "tam", "lam", "ba", "bon", "mot", "chin", "toi", "cu", "ty", "ti", "mai", "nay",
          "than",
          "truoc", "dau", "tren", "hon", "vai", "dam", "may", "lit", "xi", "canh", "muoi", "hoi", "ram", "kia", "le");

  private static final Set<String> HALF = Set.of("ruoi", "rui", "ruoj");
  private static final Set<String> NOT_HALF = Set.of("ruồi", "rủi", "rượi", "rúi");

  /** The words the grammars compare with, folded and cut up once; they are constants of this package. */
  private static final Map<String, String> FOLDED = new ConcurrentHashMap<>();

  private static final Map<String, String[]> PHRASES = new ConcurrentHashMap<>();

  private static final Word NOTHING = new Word(".", ".", false);

  private final List<Word> words;
  private final boolean unmarked;

  /** What was looked for in the whole text already; a sentence is read by one thread. */
  private final Map<List<String>, Boolean> found = new IdentityHashMap<>();

  private Sentence(List<Word> words) {
    this.words = words;
    this.unmarked = words.stream().noneMatch(Word::hasMarks);
  }

  static Sentence of(String text) {
    String lower = VietnameseText.normalise(text).toLowerCase(Locale.ROOT);
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(lower);
    int end = -1;
    while (matcher.find()) {
      words.add(new Word(matcher.group(), VietnameseText.fold(matcher.group()), matcher.start() == end));
      end = matcher.end();
    }
    return new Sentence(List.copyOf(words));
  }

  /** How the first word of one of these phrases may be typed; anything else need not be compared with them. */
  static Set<String> beginnings(Collection<String> phrases) {
    return phrases.stream()
        .map(phrase -> wordsOf(phrase)[0])
        .flatMap(word -> Stream.of(word, folded(word)))
        .collect(Collectors.toUnmodifiableSet());
  }

  int size() {
    return words.size();
  }

  boolean isUnmarked() {
    return unmarked;
  }

  /** A word that is not there compares with nothing. */
  Word at(int i) {
    return i >= 0 && i < words.size() ? words.get(i) : NOTHING;
  }

  /** Whether the word here is one of these, which are given with their marks. */
  boolean is(int i, String... meant) {
    for (String one : meant) {
      if (is(i, one)) {
        return true;
      }
    }
    return false;
  }

  boolean is(int i, String meant) {
    String typed = at(i).text();
    return mayBe(typed, meant) && (typed.equals(meant) || (typed.equals(folded(meant)) && mayLackMarks(i)));
  }

  /** Almost every comparison ends here: folding changes neither a word's length nor its letters without marks. */
  private static boolean mayBe(String typed, String meant) {
    return typed.length() == meant.length() && (meant.charAt(0) > 'z' || meant.charAt(0) == typed.charAt(0));
  }

  /** Whether the word here may stand for a word with marks. */
  boolean mayLackMarks(int i) {
    Word word = at(i);
    return !word.hasMarks() && (unmarked || !CONFUSABLE.contains(word.text()));
  }

  private static String folded(String meant) {
    return FOLDED.computeIfAbsent(meant, VietnameseText::fold);
  }

  private static String[] wordsOf(String phrase) {
    return PHRASES.computeIfAbsent(phrase, words -> words.split(" "));
  }

  /** "rưỡi" in its many spellings. */
  boolean isHalf(int i) {
    return HALF.contains(at(i).folded()) && !NOT_HALF.contains(at(i).text());
  }

  /** Whether these words, given with their marks, stand here in a row. */
  boolean are(int i, String phrase) {
    String[] meant = wordsOf(phrase);
    for (int k = 0; k < meant.length; k++) {
      if (!is(i + k, meant[k])) {
        return false;
      }
    }
    return true;
  }

  /** How many words the first of these phrases that stands here has, or 0. */
  int length(int i, List<String> phrases) {
    for (String phrase : phrases) {
      int words = length(i, phrase);
      if (words > 0) {
        return words;
      }
    }
    return 0;
  }

  /** How many words this phrase has if it stands here, else 0. */
  int length(int i, String phrase) {
    return are(i, phrase) ? wordsOf(phrase).length : 0;
  }

  /** Whether one of these phrases ends right before this word. */
  boolean endsBefore(int i, List<String> phrases) {
    for (String phrase : phrases) {
      if (are(i - wordsOf(phrase).length, phrase)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of these phrases, given with their marks, stands anywhere. */
  boolean has(List<String> phrases) {
    return found.computeIfAbsent(phrases, this::isSomewhere);
  }

  private boolean isSomewhere(List<String> phrases) {
    for (int i = 0; i < words.size(); i++) {
      if (length(i, phrases) > 0) {
        return true;
      }
    }
    return false;
  }
}
