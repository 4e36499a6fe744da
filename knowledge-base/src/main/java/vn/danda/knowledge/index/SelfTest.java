package vn.danda.knowledge.index;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.danda.knowledge.index.Calibrator.Trial;

/**
 * The content tries itself: phrasings it has not learned must be found, and phrasings of entries taken out whole must be
 * found by nothing. The second teaches what "close, but not in the FAQ" looks like; without it such messages are answered
 * twice as often.
 */
final class SelfTest {

  /** Every so many phrasings of a topic one is held back. */
  private static final int HELD_BACK = 7;

  /** Every so many entries one is taken out whole. */
  private static final int TAKEN_OUT = 5;

  /** Some thousands show all there is to learn; of more, evenly spread ones are tried. */
  private static final int MOST_TRIALS = 4_000;

  private final List<Topic> topics;
  private final Vocabulary vocabulary;
  private final List<List<Coded>> phrasings;
  private final Layers layers;

  SelfTest(List<Topic> topics, Vocabulary vocabulary, List<List<Coded>> phrasings, Layers layers) {
    this.topics = topics;
    this.vocabulary = vocabulary;
    this.phrasings = phrasings;
    this.layers = layers;
  }

  /** The trials of one division of the content; different numbers divide differently. */
  List<Trial> run(int division) {
    List<List<Coded>> learned = new ArrayList<>();
    for (int topic = 0; topic < topics.size(); topic++) {
      learned.add(learned(topic, division));
    }
    TopicModel model = TopicModel.of(vocabulary, learned, layers);
    List<Tried> tried = tried(division);
    int every = Math.max(1, Math.ceilDiv(tried.size(), MOST_TRIALS));
    return IntStream.range(0, Math.ceilDiv(tried.size(), every))
        .parallel()
        .mapToObj(i -> tried.get(i * every))
        .map(each -> trial(model, phrasings.get(each.topic).get(each.phrasing), each.out ? -1 : each.topic))
        .toList();
  }

  /** A phrasing the division keeps from its model, because it is held back or its topic is out. */
  private record Tried(int topic, int phrasing, boolean out) {}

  private List<Tried> tried(int division) {
    List<Tried> tried = new ArrayList<>();
    for (int topic = 0; topic < topics.size(); topic++) {
      boolean out = isTakenOut(topic, division);
      for (int i = 0; i < topics.get(topic).phrasings().size(); i++) {
        if (out ? i % 2 == 0 : isHeldBack(topic, i, division)) {
          tried.add(new Tried(topic, i, out));
        }
      }
    }
    return tried;
  }

  private List<Coded> learned(int topic, int division) {
    List<Coded> learned = new ArrayList<>();
    if (!isTakenOut(topic, division)) {
      for (int i = 0; i < phrasings.get(topic).size(); i++) {
        if (!isHeldBack(topic, i, division)) {
          learned.add(phrasings.get(topic).get(i));
        }
      }
    }
    return learned;
  }

  private boolean isTakenOut(int topic, int division) {
    return topics.get(topic).kind() == Topic.Kind.ENTRY && (topic + division) % TAKEN_OUT == 0;
  }

  /** An only phrasing is never held back: it would only teach that the topic cannot be found. */
  private boolean isHeldBack(int topic, int phrasing, int division) {
    boolean isAsked = phrasing < topics.get(topic).phrasings().size();
    return isAsked && phrasing > 0 && (phrasing + topic + division) % HELD_BACK == 0;
  }

  private Trial trial(TopicModel model, Coded message, int right) {
    Scores scores = model.score(message);
    List<Integer> best = scores.ranked(3);
    boolean first = right >= 0 && best.getFirst() == right;
    boolean amongThree = right >= 0 && best.contains(right);
    return new Trial(Signals.of(model, message, scores, scores.belief()), first, amongThree, right < 0);
  }
}
