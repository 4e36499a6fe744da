package vn.danda.knowledge.index;

import java.util.List;
import vn.danda.knowledge.text.Concepts;
import vn.danda.knowledge.text.Normaliser;
import vn.danda.knowledge.text.Spelled;

/** Finds the topic a message is about. Immutable once built; safe for many threads. */
public final class TopicSearch {

  private final List<Topic> topics;
  private final Reader reader;
  private final TopicModel model;

  private TopicSearch(List<Topic> topics, Reader reader, TopicModel model) {
    this.topics = topics;
    this.reader = reader;
    this.model = model;
  }

  public static TopicSearch over(List<Topic> topics) {
    Normaliser normaliser =
        Normaliser.trained(topics.stream().flatMap(topic -> topic.wellSpelled().stream()).toList());
    Reader reader = new Reader(normaliser, Concepts.shipped());
    List<List<Terms>> read =
        topics.parallelStream().map(topic -> topic.phrasings().stream().map(reader::read).toList()).toList();
    return new TopicSearch(List.copyOf(topics), reader, TopicModel.of(read));
  }

  public Finding find(String message) {
    Spelled spelled = reader.normaliser().spell(message);
    TopicModel.Scores scores = model.score(reader.terms(spelled));
    List<Integer> best = scores.ranked(8);
    double total = best.stream().mapToDouble(topic -> Math.exp(scores.fused()[topic])).sum();
    List<Finding.Ranked> ranked =
        best.stream()
            .map(topic -> new Finding.Ranked(topics.get(topic), Math.exp(scores.fused()[topic]) / total))
            .toList();
    double confidence = ranked.isEmpty() ? 0 : ranked.getFirst().share();
    return new Finding(ranked, confidence, spelled.text());
  }
}
