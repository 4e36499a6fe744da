package vn.danda.knowledge.evaluate;

import java.util.List;
import java.util.Set;

/**
 * A message whose right answers are known.
 *
 * @param line where it stands in its file
 * @param text as typed
 * @param earlier the person's messages before it
 * @param group what it is counted under: its register, kind, or file
 * @param topics ids of entries that answer it, the best first; empty when no entry does
 */
record Labelled(int line, String text, List<String> earlier, String group, List<String> topics) {

  Labelled {
    earlier = List.copyOf(earlier);
    topics = List.copyOf(topics);
  }

  /** Whether an entry answers it at all. */
  boolean isAnswerable() {
    return !topics.isEmpty();
  }

  /** Whether one of these entries answers it, or rightly none does. */
  boolean isAmong(Set<String> entries) {
    return topics.isEmpty() || topics.stream().anyMatch(entries::contains);
  }
}
