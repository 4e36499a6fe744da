package vn.danda.knowledge.gate;

import java.util.List;
import java.util.Set;
import vn.danda.knowledge.EntryId;

/**
 * A question asked of the search before and after a change.
 *
 * @param text as typed, personal data masked
 * @param right the entries that answer it; empty when nobody has said, as with questions of recent days
 */
public record TestQuestion(String text, Set<EntryId> right) {
  public TestQuestion {
    right = Set.copyOf(right);
  }

  public static TestQuestion labelled(String text, EntryId... right) {
    return new TestQuestion(text, Set.copyOf(List.of(right)));
  }

  public static TestQuestion recent(String text) {
    return new TestQuestion(text, Set.of());
  }
}
