package vn.danda.knowledge.index;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something a message can be about.
 *
 * @param key unique within its kind
 * @param kind what is done when a message is about it
 * @param phrasings the ways people say it
 * @param written texts about it that nobody would type: learned from like phrasings, but it need not be found by them
 * @param wellSpelled texts about it with all their marks and no short forms, from which spelling is learned
 * @param group the subject it is filed under
 * @param related keys of topics people ask about next, or confuse with it
 * @param audiences names of the groups of people it has words for
 */
public record Topic(
    String key,
    Kind kind,
    List<String> phrasings,
    List<String> written,
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
    written = List.copyOf(written);
    wellSpelled = List.copyOf(wellSpelled);
    related = Set.copyOf(related);
    audiences = Set.copyOf(audiences);
  }

  /** All that is learned from, phrasings first. */
  List<String> texts() {
    return Stream.concat(phrasings.stream(), written.stream()).toList();
  }
}
