package vn.danda.knowledge.index;

import java.util.List;
import java.util.Set;

/**
 * Something a message can be about.
 *
 * @param key unique within its kind
 * @param kind what is done when a message is about it
 * @param phrasings the ways people say it
 * @param wellSpelled texts about it with all their marks and no short forms, from which spelling is learned
 * @param group the subject it is filed under
 * @param related keys of topics people ask about next, or confuse with it
 * @param audiences names of the groups of people it has words for
 */
public record Topic(
    String key,
    Kind kind,
    List<String> phrasings,
    List<String> wellSpelled,
    String group,
    Set<String> related,
    Set<String> audiences) {

  /** What a topic leads to. */
  public enum Kind {
    ENTRY,
    REDIRECT,
    SMALL_TALK
  }

  public Topic {
    phrasings = List.copyOf(phrasings);
    wellSpelled = List.copyOf(wellSpelled);
    related = Set.copyOf(related);
    audiences = Set.copyOf(audiences);
  }
}
