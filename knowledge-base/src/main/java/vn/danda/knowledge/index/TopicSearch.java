package vn.danda.knowledge.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.index.Finding.Advice;
import vn.danda.knowledge.index.Finding.Ranked;
import vn.danda.knowledge.text.Concepts;
import vn.danda.knowledge.text.Normaliser;
import vn.danda.knowledge.text.Spelled;
import vn.danda.knowledge.text.Tokens;
import vn.danda.knowledge.text.WordLists;

/**
 * Finds the topic a message is about: spelled out, looked up, classified, fused, judged. Immutable once built; safe for
 * many threads. The same topics always make the same search.
 */
public final class TopicSearch {

  private static final int MOST_RANKED = 8;

  /** Earlier messages that still count; what was said before them has served its turn. */
  private static final int MOST_EARLIER = 3;

  /** About as many messages are remembered as people write within some minutes; 4 KB each. */
  private static final int MOST_RECENT = 500;

  /**
   * What a topic gets ahead that has words for the person's group: half as much belief again, enough between two that
   * fit alike. A clearly better match leads by several times that.
   */
  private static final float FOR_THEIR_GROUP = 0.4f;

  /** Shares of the belief that look sensible to someone who has not tried: only for measuring without calibration. */
  private static final double FIXED_ANSWER_FROM = 0.6;

  private static final double FIXED_CLARIFY_FROM = 0.2;

  private final List<Topic> topics;
  private final Reader reader;
  private final Vocabulary vocabulary;
  private final TopicModel model;
  private final Calibrator calibrator;
  private final Context context;
  private final int mostEarlier;

  /** What a message said by itself, and together with the one before it, for when the person goes on. */
  private final Recent<String, Read> alone = new Recent<>(MOST_RECENT);

  private final Recent<List<String>, Scores> together = new Recent<>(MOST_RECENT);

  private TopicSearch(
      List<Topic> topics,
      Reader reader,
      Vocabulary vocabulary,
      TopicModel model,
      Calibrator calibrator,
      int mostEarlier) {
    this.topics = topics;
    this.reader = reader;
    this.vocabulary = vocabulary;
    this.model = model;
    this.calibrator = calibrator;
    this.context = new Context(topics);
    this.mostEarlier = mostEarlier;
  }

  /** Learns from the topics; two threads work on it. */
  public static TopicSearch over(List<Topic> topics, WordLists lists) {
    return over(topics, lists, Layers.ALL);
  }

  /** Less than the whole search, to measure what the layers left out bring. */
  public static TopicSearch without(Set<Layer> leftOut, List<Topic> topics) {
    return over(topics, WordLists.shipped(), new Layers(leftOut));
  }

  private static TopicSearch over(List<Topic> topics, WordLists lists, Layers layers) {
    Reader reader = reader(topics, lists, layers.have(Layer.SPELLING));
    Vocabulary.Draft draft = new Vocabulary.Draft();
    List<List<int[][]>> read = topics.parallelStream().map(topic -> read(topic, reader, draft)).toList();
    Vocabulary.Finished finished = draft.finish(read.stream().flatMap(List::stream).toList());
    Vocabulary vocabulary = finished.vocabulary();
    List<List<Coded>> coded = read.stream().map(topic -> topic.stream().map(finished::coded).toList()).toList();
    CompletableFuture<Calibrator> calibrator =
        CompletableFuture.supplyAsync(() -> calibrator(topics, vocabulary, coded, layers));
    TopicModel model = TopicModel.of(vocabulary, coded, layers);
    int mostEarlier = layers.have(Layer.CONTEXT) ? MOST_EARLIER : 0;
    return new TopicSearch(List.copyOf(topics), reader, vocabulary, model, calibrator.join(), mostEarlier);
  }

  private static Reader reader(List<Topic> topics, WordLists lists, boolean spelling) {
    List<String> wellSpelled = topics.stream().flatMap(topic -> topic.wellSpelled().stream()).toList();
    return new Reader(Normaliser.trained(wellSpelled, lists), spelling, Concepts.of(lists));
  }

  private static Calibrator calibrator(
      List<Topic> topics, Vocabulary vocabulary, List<List<Coded>> coded, Layers layers) {
    return layers.have(Layer.CALIBRATION)
        ? Calibrator.learned(new SelfTest(topics, vocabulary, coded, layers).run(0))
        : Calibrator.fixed(FIXED_ANSWER_FROM, FIXED_CLARIFY_FROM);
  }

  private static List<int[][]> read(Topic topic, Reader reader, Vocabulary.Draft draft) {
    return topic.texts().stream().map(text -> draft.code(reader.read(text))).toList();
  }

  /**
   * What was learned, with messages read by other lists from now on; ready in a tenth of the time that learning takes. The
   * phrasings stay as they were read before: for the moments until a search over the new lists is there.
   */
  public TopicSearch reading(WordLists lists) {
    return new TopicSearch(topics, reader(topics, lists, reader.spelling()), vocabulary, model, calibrator, mostEarlier);
  }

  /** A message with what was read from it. */
  private record Read(Spelled spelled, Coded terms, Scores scores) {

    Read preferring(float[] bonus) {
      return new Read(spelled, terms, scores.plus(bonus));
    }

    Read after(Read before, Scores joined, Context context) {
      return preferring(context.bonus(Context.leaning(terms), before.scores.belief(), joined));
    }
  }

  /**
   * What the message is about; {@code earlier} are the person's messages before it, oldest first, {@code audience} is
   * the name of the group the person belongs to, if known.
   */
  public Finding find(String message, List<String> earlier, @Nullable String audience) {
    Read read =
        read(message, earlier.subList(Math.max(0, earlier.size() - mostEarlier), earlier.size())).preferring(bonus(audience));
    if (read.terms.words() == 0) {
      return new Finding(List.of(), 0, Advice.DOUBT, read.spelled, List.of(), null);
    }
    float[] belief = read.scores.belief();
    double confidence = calibrator.confidence(Signals.of(model, read.terms, read.scores, belief));
    List<Ranked> ranked = new ArrayList<>();
    for (int topic : read.scores.ranked(MOST_RANKED)) {
      ranked.add(new Ranked(topics.get(topic), belief[topic]));
    }
    int first = read.scores.ranked(1).getFirst();
    return new Finding(
        ranked,
        confidence,
        calibrator.advice(confidence),
        read.spelled,
        model.shared(read.terms, first),
        topics.get(first).texts().get(read.scores.closest()[first]));
  }

  /** The words of a message with marks and in full. */
  public List<String> spelledOut(String message) {
    return reader.spell(message).words();
  }

  /** The things a message says, in order, without words that only say how. */
  public String gist(String message) {
    return String.join(" ", reader.concepts().of(spelledOut(message)));
  }

  /** Whether the word stands in what is published or in the everyday lines. */
  public boolean isOrdinary(String word) {
    return reader.normaliser().knows(word);
  }

  /** The words of a message that neither the content nor a list knows, each once, as typed. */
  public List<String> unknownWords(String message) {
    return Tokens.of(message).stream()
        .filter(word -> !reader.normaliser().canRead(word) && !reader.concepts().knows(word))
        .distinct()
        .toList();
  }

  private float[] bonus(@Nullable String audience) {
    float[] bonus = new float[topics.size()];
    for (int topic = 0; topic < bonus.length && audience != null; topic++) {
      bonus[topic] = topics.get(topic).audiences().contains(audience) ? FOR_THEIR_GROUP : 0;
    }
    return bonus;
  }

  private Read read(String message, List<String> earlier) {
    Read read = alone(message);
    alone.put(message, read);
    if (leansOnNothing(read, earlier)) {
      return read;
    }
    Read before = readBefore(earlier);
    List<String> both = both(before, read);
    Scores joined = scores(both);
    together.put(both, joined);
    return read.after(before, joined, context);
  }

  /** The last of them, as it was understood after the others: what was worked out then is not worked out again. */
  private Read readBefore(List<String> messages) {
    Read read = alone.get(messages.getLast(), this::alone);
    List<String> earlier = messages.subList(0, messages.size() - 1);
    if (leansOnNothing(read, earlier)) {
      return read;
    }
    Read before = readBefore(earlier);
    return read.after(before, together.get(both(before, read), this::scores), context);
  }

  private static boolean leansOnNothing(Read read, List<String> earlier) {
    return earlier.isEmpty() || Context.leaning(read.terms) == 0;
  }

  private Read alone(String message) {
    Spelled spelled = reader.spell(message);
    Coded terms = vocabulary.code(reader.terms(spelled));
    return new Read(spelled, terms, model.score(terms));
  }

  private static List<String> both(Read before, Read read) {
    List<String> both = new ArrayList<>(before.spelled.words());
    both.addAll(read.spelled.words());
    return both;
  }

  private Scores scores(List<String> words) {
    return model.score(vocabulary.code(reader.terms(new Spelled(words, List.of()))));
  }
}
