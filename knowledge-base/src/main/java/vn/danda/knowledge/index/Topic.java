package vn.danda.knowledge.index;

import java.util.List;
import java.util.Set;

/**
 * Something a message can be about.
 *
 * @param key unique among all topics
 * @param kind what is done when a message is about it
 * @param phrasings the ways people say it
 * @param near keys of topics people confuse with it
 */
public record Topic(String key, Kind kind, List<String> phrasings, Set<String> near) {

  /** What a topic leads to. */
  public enum Kind {
    ENTRY,
    REDIRECT,
    SMALL_TALK
  }

  public Topic {
    phrasings = List.copyOf(phrasings);
    near = Set.copyOf(near);
  }
}
