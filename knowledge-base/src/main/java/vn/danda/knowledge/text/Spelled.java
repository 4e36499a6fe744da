package vn.danda.knowledge.text;

import java.util.List;

/**
 * A message spelled out.
 *
 * @param words its words with marks, short forms written in full
 * @param changes what was read differently from how it was typed, in order
 */
public record Spelled(List<String> words, List<Change> changes) {

  /** {@code typed} was read as {@code read}. */
  public record Change(String typed, String read) {}

  public Spelled {
    words = List.copyOf(words);
    changes = List.copyOf(changes);
  }

  public String text() {
    return String.join(" ", words);
  }
}
