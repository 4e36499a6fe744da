package vn.danda.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Register;
import vn.danda.knowledge.text.WordLists;

/**
 * The search as it would be with a draft. Each takes seconds of processor time and some memory, so one is trained at a
 * time and the last few are kept: writer and reviewer look at the same draft again and again.
 */
@Component
public class DraftSearches {

  private static final int KEPT = 2;

  /** As in the search: from so many ways of asking on, the words of the answer no longer find the entry. */
  private static final int ENOUGH_PHRASINGS = 20;

  private final ReentrantLock training = new ReentrantLock();
  private final Map<Key, FaqSearch> trained =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FaqSearch> eldest) {
          return size() > KEPT;
        }
      };

  private record Key(FaqEntry draft, long version) {}

  /** What an entry is found by, besides its answer. */
  private record FoundBy(
      String question,
      String label,
      String group,
      Map<Register, List<String>> phrasings,
      List<EntryId> followUps,
      List<EntryId> near,
      Set<Audience> audiences) {

    static FoundBy of(FaqEntry entry) {
      return new FoundBy(
          entry.question(), entry.label(), entry.group(), entry.phrasings(), entry.followUps(), entry.near(),
          entry.audiences().keySet());
    }
  }

  /** The search over everything published, with this draft in its place. */
  FaqSearch over(FaqEntry draft, Published published) {
    training.lock();
    try {
      return trained.computeIfAbsent(
          new Key(draft, published.version()), key -> FaqSearch.over(published.with(draft), published.search().lists()));
    } finally {
      training.unlock();
    }
  }

  /** The search over everything published, reading by other lists; not kept, and none is trained beside it. */
  FaqSearch reading(WordLists lists, Published published) {
    training.lock();
    try {
      return FaqSearch.over(published.knowledge(), lists);
    } finally {
      training.unlock();
    }
  }

  /**
   * For trying a question while one writes: today's search as long as only words changed that find nothing, so that the
   * answer to the question is there at once.
   */
  public FaqSearch forTrying(FaqEntry draft, Published published) {
    boolean foundAsToday =
        published.entry(draft.id()).filter(today -> FoundBy.of(today).equals(FoundBy.of(draft))).isPresent();
    return foundAsToday && draft.allPhrasings().size() >= ENOUGH_PHRASINGS ? published.search() : over(draft, published);
  }
}
