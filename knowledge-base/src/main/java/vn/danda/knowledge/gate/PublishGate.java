package vn.danda.knowledge.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.Understanding.Outcome;
import vn.danda.knowledge.gate.Effect.Kind;
import vn.danda.knowledge.gate.GateReport.Shared;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.knowledge.text.WordFiles;

/** Asks the same questions of the search as it is and of the search as it would be, and names what changes. */
public final class PublishGate {

  private PublishGate() {}

  /**
   * Takes about a millisecond a question; the two searches are made beforehand.
   *
   * @param changed the entry as it would be
   * @param others all other entries
   */
  public static GateReport compare(
      FaqSearch today, FaqSearch wouldBe, FaqEntry changed, List<FaqEntry> others, List<TestQuestion> questions) {
    List<Effect> effects =
        questions.parallelStream().flatMap(question -> effect(today, wouldBe, changed.id(), question).stream()).toList();
    return new GateReport(questions.size(), effects, shared(today, changed, others));
  }

  /**
   * The questions understood otherwise by a search that differs in more than one entry, for example in its words.
   *
   * @param questions as for {@link #compare}; takes about a millisecond each
   */
  public static List<Effect> effects(FaqSearch today, FaqSearch wouldBe, List<TestQuestion> questions) {
    return questions.stream().flatMap(question -> effect(today, wouldBe, null, question).stream()).toList();
  }

  /**
   * Signs of danger, with marks or without, that the search notices today and would not: they are looked for in what it
   * reads, and it would read them otherwise.
   */
  public static List<String> unnoticed(FaqSearch today, FaqSearch wouldBe) {
    return WordFiles.lines("danger").stream()
        .flatMap(sign -> Stream.of(sign, VietnameseText.fold(sign)))
        .filter(sign -> today.noticesDanger(sign) && !wouldBe.noticesDanger(sign))
        .toList();
  }

  private static List<Shared> shared(FaqSearch search, FaqEntry changed, List<FaqEntry> others) {
    Map<String, String> own = new LinkedHashMap<>();
    changed.allPhrasings().forEach(phrasing -> own.putIfAbsent(search.gist(phrasing), phrasing));
    own.remove("");
    List<Shared> shared = new ArrayList<>();
    for (FaqEntry other : others) {
      for (String phrasing : other.allPhrasings()) {
        String same = own.get(search.gist(phrasing));
        if (same != null && !other.id().equals(changed.id())) {
          shared.add(new Shared(same, other.id(), phrasing));
        }
      }
    }
    return shared;
  }

  private static Optional<Effect> effect(
      FaqSearch today, FaqSearch wouldBe, @Nullable EntryId changed, TestQuestion question) {
    Understanding before = today.understand(Question.of(question.text()));
    Understanding after = wouldBe.understand(Question.of(question.text()));
    Kind kind = question.right().isEmpty() ? unlabelled(before, after) : labelled(question.right(), before, after);
    boolean involved =
        changed == null
            || changed.equals(after.entry()) || question.right().contains(changed) || after.options().contains(changed);
    return kind == null ? Optional.empty() : Optional.of(new Effect(question, kind, before, after, involved));
  }

  private static @Nullable Kind labelled(Set<EntryId> right, Understanding before, Understanding after) {
    boolean wasRight = isRight(right, before);
    if (wasRight == isRight(right, after)) {
      return !wasRight && isWrong(right, after) && !isWrong(right, before) ? Kind.STOLEN : null;
    }
    if (!wasRight) {
      return Kind.GAINED;
    }
    if (isWrong(right, after)) {
      return Kind.STOLEN;
    }
    boolean offered = after.outcome() == Outcome.CLARIFY && after.options().stream().anyMatch(right::contains);
    return offered ? Kind.ASKED_BACK : Kind.LOST;
  }

  private static @Nullable Kind unlabelled(Understanding before, Understanding after) {
    boolean was = before.outcome() == Outcome.ANSWERED;
    boolean is = after.outcome() == Outcome.ANSWERED;
    if (was && is) {
      return before.entry() != null && before.entry().equals(after.entry()) ? null : Kind.MOVED;
    }
    if (was == is) {
      return null;
    }
    return is ? Kind.NEWLY_ANSWERED : Kind.NO_LONGER_ANSWERED;
  }

  private static boolean isRight(Set<EntryId> right, Understanding understood) {
    return understood.outcome() == Outcome.ANSWERED && understood.entry() != null && right.contains(understood.entry());
  }

  private static boolean isWrong(Set<EntryId> right, Understanding understood) {
    return understood.outcome() == Outcome.ANSWERED && !isRight(right, understood);
  }
}
