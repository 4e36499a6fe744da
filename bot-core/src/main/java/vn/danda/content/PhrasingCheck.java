package vn.danda.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Register;
import vn.danda.knowledge.Understanding;

/**
 * What is to be said about each way of asking while it is typed: that it stands there twice, that it is another entry's,
 * or that today another entry answers it. Asks today's search only; what a draft does to all questions is the gate's.
 */
@Component
public class PhrasingCheck {

  private static final int MOST = 12;

  private volatile Gists gists = new Gists(-1, Map.of());

  /** What is wrong with a line. */
  public enum Kind {
    /** The entry has it already, in this or another spelling. */
    TWICE,
    /** Another entry has it. */
    ANOTHERS,
    /** Nobody has it, and today it is answered by another entry. */
    ANSWERED_BY_ANOTHER
  }

  /**
   * One remark.
   *
   * @param other the other entry, null when {@code TWICE}
   * @param same the line it is like, empty when {@code ANSWERED_BY_ANOTHER}
   */
  public record Remark(Register register, String line, Kind kind, @Nullable EntryId other, String same) {}

  private record Owned(EntryId entry, String phrasing) {}

  /** Whose ways of asking say what, of one publication: reading thousands takes a second or two. */
  private record Gists(long version, Map<String, Owned> owners) {}

  /** In the order of the lines, at most a dozen. */
  public List<Remark> remarks(FaqEntry draft, Published published) {
    FaqSearch search = published.search();
    Map<String, Owned> owners = owners(published);
    Set<String> known = new HashSet<>(published.entry(draft.id()).map(FaqEntry::allPhrasings).orElse(List.of()));
    Map<String, String> own = new HashMap<>();
    List<Remark> remarks = new ArrayList<>();
    for (Register register : Register.values()) {
      Set<String> lines = new HashSet<>();
      for (String line : draft.phrasings().getOrDefault(register, List.of())) {
        String gist = search.gist(line);
        boolean again = !lines.add(line);
        String before = gist.isEmpty() ? null : own.putIfAbsent(gist, line);
        Owned owner = owners.get(gist);
        if (known.contains(line) && !again) {
          continue;
        }
        if (again || before != null) {
          remarks.add(new Remark(register, line, Kind.TWICE, null, before == null ? line : before));
        } else if (owner != null && !owner.entry().equals(draft.id())) {
          remarks.add(new Remark(register, line, Kind.ANOTHERS, owner.entry(), owner.phrasing()));
        } else {
          answeredByAnother(search.understand(Question.of(line)), draft.id())
              .ifPresent(other -> remarks.add(new Remark(register, line, Kind.ANSWERED_BY_ANOTHER, other, "")));
        }
        if (remarks.size() == MOST) {
          return List.copyOf(remarks);
        }
      }
    }
    return List.copyOf(remarks);
  }

  private static Optional<EntryId> answeredByAnother(Understanding understood, EntryId own) {
    return Optional.ofNullable(understood.entry()).filter(entry -> !entry.equals(own));
  }

  private Map<String, Owned> owners(Published published) {
    Gists known = gists;
    if (known.version() != published.version()) {
      Map<String, Owned> owners = new ConcurrentHashMap<>();
      published.knowledge().entries().parallelStream()
          .forEach(
              entry ->
                  entry.allPhrasings()
                      .forEach(
                          phrasing ->
                              owners.putIfAbsent(
                                  published.search().gist(phrasing), new Owned(entry.id(), phrasing))));
      owners.remove("");
      known = new Gists(published.version(), Map.copyOf(owners));
      gists = known;
    }
    return known.owners();
  }
}
