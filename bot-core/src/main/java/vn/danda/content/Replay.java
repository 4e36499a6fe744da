package vn.danda.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.gate.Effect;
import vn.danda.knowledge.gate.PublishGate;
import vn.danda.knowledge.gate.TestQuestion;
import vn.danda.knowledge.text.WordLists;

/**
 * Asks the questions of the last 30 days again, of the search as it is and as it would be. Nothing is sent and nothing
 * stored. One replay runs behind the page at a time, on the node that was asked; the last few stay to be looked at.
 */
@Component
public class Replay {

  private static final Logger log = LoggerFactory.getLogger(Replay.class);
  private static final int KEPT = 5;
  private static final int AT_ONCE = 50;

  private final PublishedContent content;
  private final DraftSearches drafts;
  private final TestQuestions questions;
  private final Map<String, Run> runs =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Run> eldest) {
          return size() > KEPT;
        }
      };

  Replay(PublishedContent content, DraftSearches drafts, TestQuestions questions) {
    this.content = content;
    this.drafts = drafts;
    this.questions = questions;
  }

  /** How far a replay is. Safe for many threads. */
  public static final class Run {

    private final List<Effect> effects = new ArrayList<>();
    private List<String> unnoticed = List.of();
    private int asked;
    private int done;
    private boolean ended;
    private boolean complete;

    private Run() {}

    /** The questions understood otherwise so far, texts as they were typed: mask them before anybody reads them. */
    public synchronized List<Effect> effects() {
      return List.copyOf(effects);
    }

    /** Signs of danger that would be missed, known once it is complete. */
    public synchronized List<String> unnoticed() {
      return unnoticed;
    }

    /** How many questions there are; 0 while the search is still being trained. */
    public synchronized int asked() {
      return asked;
    }

    public synchronized int done() {
      return done;
    }

    /** Whether it is over, all questions asked or not. */
    public synchronized boolean hasEnded() {
      return ended;
    }

    public synchronized boolean isComplete() {
      return complete;
    }

    private synchronized void begin(int questions) {
      asked = questions;
    }

    private synchronized void add(int more, List<Effect> found) {
      done += more;
      effects.addAll(found);
    }

    private synchronized void missing(List<String> signs) {
      unnoticed = signs;
    }

    private synchronized void end(boolean whole) {
      ended = true;
      complete = whole;
    }
  }

  /** The replay of a draft: the one that was begun for these words, or a new one. */
  public Run ofDraft(FaqEntry draft) {
    Published published = content.now();
    String key = draft.id() + "#" + draft.hashCode() + "@" + published.version();
    return of(key, published, questions::recent, () -> drafts.over(draft, published));
  }

  /** The replay of other lists: asks the labelled test questions too. */
  Run ofWords(String key, WordLists lists, Published published) {
    return of(key, published, questions::all, () -> drafts.reading(lists, published));
  }

  /**
   * @param key the same for the same change: a run of this name is not begun twice
   * @param wouldBe makes the search; called once, behind
   */
  private Run of(String key, Published published, Supplier<List<TestQuestion>> asked, Supplier<FaqSearch> wouldBe) {
    synchronized (runs) {
      Run known = runs.get(key);
      if (known != null && !(known.hasEnded() && !known.isComplete())) {
        return known;
      }
      Run run = new Run();
      runs.put(key, run);
      Thread.ofPlatform().daemon().name("replay").start(() -> run(run, published.search(), asked, wouldBe));
      return run;
    }
  }

  private void run(Run run, FaqSearch today, Supplier<List<TestQuestion>> questions, Supplier<FaqSearch> wouldBe) {
    boolean whole = false;
    try {
      List<TestQuestion> asked = questions.get();
      FaqSearch other = wouldBe.get();
      run.begin(asked.size());
      for (int from = 0; from < asked.size(); from += AT_ONCE) {
        List<TestQuestion> some = asked.subList(from, Math.min(from + AT_ONCE, asked.size()));
        run.add(some.size(), PublishGate.effects(today, other, some));
      }
      run.missing(PublishGate.unnoticed(today, other));
      whole = true;
    } catch (RuntimeException e) {
      log.warn("replay stopped: {}", e.getClass().getSimpleName());
    } finally {
      run.end(whole);
    }
  }
}
