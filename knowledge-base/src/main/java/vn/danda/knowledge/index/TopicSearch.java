package vn.danda.knowledge.index;

import java.util.List;
import java.util.stream.IntStream;
import vn.danda.knowledge.text.Concepts;
import vn.danda.knowledge.text.Normaliser;
import vn.danda.knowledge.text.Spelled;

/** Finds the topic a message is about. Immutable once built; safe for many threads. */
public final class TopicSearch {

  /** How often the content tries itself, with other phrasings held back each time; each costs a whole training. */
  private static final int DIVISIONS = 1;

  /** Messages before this many are no longer what it is about. */
  private static final int MOST_EARLIER = 3;

  private final List<Topic> topics;
  private final Reader reader;
  private final TopicModel model;
  private final Calibrator calibrator;
  private final Conversation conversation;

  private TopicSearch(List<Topic> topics, Reader reader, TopicModel model, Calibrator calibrator) {
    this.topics = topics;
    this.reader = reader;
    this.model = model;
    this.calibrator = calibrator;
    this.conversation = new Conversation(topics);
  }

  public static TopicSearch over(List<Topic> topics) {
    Normaliser normaliser =
        Normaliser.trained(topics.stream().flatMap(topic -> topic.wellSpelled().stream()).toList());
    Reader reader = new Reader(normaliser, Concepts.shipped());
    List<List<Terms>> read =
        topics.parallelStream().map(topic -> topic.phrasings().stream().map(reader::read).toList()).toList();
    SelfTest selfTest = new SelfTest(topics, read);
    List<Calibrator.Trial> trials =
        IntStream.range(0, DIVISIONS).parallel().mapToObj(selfTest::run).flatMap(List::stream).toList();
    return new TopicSearch(List.copyOf(topics), reader, TopicModel.of(read), Calibrator.learned(trials));
  }

  /** What a message is about, given what the same person wrote just before, oldest first. */
  public Finding find(String message, List<String> earlier) {
    Spelled spelled = reader.normaliser().spell(message);
    Terms terms = reader.terms(spelled);
    Scores scores = inContext(terms, message, earlier);
    float[] belief = scores.belief();
    double confidence = calibrator.confidence(Signals.of(model, terms, scores, belief));
    List<Finding.Ranked> ranked =
        scores.ranked(8).stream().map(topic -> new Finding.Ranked(topics.get(topic), belief[topic])).toList();
    Finding.Advice advice =
        confidence >= calibrator.answerFrom()
            ? Finding.Advice.TRUST
            : confidence >= calibrator.clarifyFrom() ? Finding.Advice.ASK : Finding.Advice.DOUBT;
    return new Finding(ranked, confidence, advice, spelled.text());
  }

  private Scores inContext(Terms terms, String message, List<String> earlier) {
    Scores alone = model.score(terms);
    if (earlier.isEmpty()) {
      return alone;
    }
    List<String> recent = earlier.subList(Math.max(0, earlier.size() - MOST_EARLIER), earlier.size());
    String before = recent.getLast();
    Scores told = inContext(reader.read(before), before, recent.subList(0, recent.size() - 1));
    Scores joined = model.score(reader.read(before + " . " + message));
    return alone.plus(conversation.bonus(told.belief(), joined, terms.folded().size()));
  }
}
