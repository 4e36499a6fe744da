package vn.danda.knowledge.index;

import java.util.List;
import vn.danda.knowledge.text.Tokens;

/** Finds the topic a message is about. Immutable once built; safe for many threads. */
public final class TopicSearch {

  private final List<Topic> topics;
  private final LexicalIndex lexical;

  private TopicSearch(List<Topic> topics, LexicalIndex lexical) {
    this.topics = topics;
    this.lexical = lexical;
  }

  public static TopicSearch over(List<Topic> topics) {
    return new TopicSearch(List.copyOf(topics), LexicalIndex.over(topics.stream().map(TopicSearch::terms).toList()));
  }

  private static List<Terms> terms(Topic topic) {
    return topic.phrasings().stream().map(phrasing -> Terms.of(Tokens.of(phrasing))).toList();
  }

  public Finding find(String message) {
    List<String> tokens = Tokens.of(message);
    List<LexicalIndex.Hit> hits = lexical.search(Terms.of(tokens), 8);
    double total = hits.stream().mapToDouble(hit -> Math.exp(hit.score() / 4)).sum();
    List<Finding.Ranked> ranked =
        hits.stream()
            .map(hit -> new Finding.Ranked(topics.get(hit.topic()), Math.exp(hit.score() / 4) / total))
            .toList();
    double confidence = ranked.isEmpty() ? 0 : ranked.getFirst().share();
    return new Finding(ranked, confidence, String.join(" ", tokens));
  }
}
