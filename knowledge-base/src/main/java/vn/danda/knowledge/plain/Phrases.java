package vn.danda.knowledge.plain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.danda.knowledge.plain.PlainText.Word;

/** Finds the phrases of a list in a text: whole words only, the longest where several fit, none inside another. */
final class Phrases {

  private final Pattern any;

  Phrases(Collection<String> phrases) {
    this.any =
        Pattern.compile(
            phrases.stream()
                .map(phrase -> PlainText.normalised(phrase).toLowerCase(Locale.ROOT))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(phrase -> Pattern.quote(phrase).replace(" ", "\\E[\\s,]+\\Q"))
                .collect(Collectors.joining("|", "(?<![\\p{L}\\d])(?:", ")(?![\\p{L}\\d])")));
  }

  List<Word> in(PlainText text) {
    return text.all(any, text.lower());
  }

  /** How the list spells what was found. */
  static String key(Word found) {
    return found.lower().replaceAll("[\\s,]+", " ");
  }
}
