package vn.danda.knowledge.spoken;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * One word, number or sign of a text.
 *
 * @param text lower-case, as typed
 * @param folded the same without marks
 * @param glued whether it follows the word before it without a space, like the {@code tr} of {@code 2tr}
 */
record Word(String text, String folded, boolean glued) {

  private static final Map<String, Pattern> SHAPES = new ConcurrentHashMap<>();

  boolean isDigits() {
    return Character.isDigit(text.charAt(0));
  }

  /** Whether the text has this shape, a regular expression of the grammars. */
  boolean like(String shape) {
    return SHAPES.computeIfAbsent(shape, Pattern::compile).matcher(text).matches();
  }

  /** Only digits, no separator, and few enough for an {@code int}. */
  boolean isWhole() {
    return text.length() <= 9 && text.chars().allMatch(Character::isDigit);
  }

  boolean hasMarks() {
    return !text.equals(folded);
  }
}
