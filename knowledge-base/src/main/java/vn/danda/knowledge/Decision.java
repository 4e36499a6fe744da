package vn.danda.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.Understanding.Outcome;
import vn.danda.knowledge.index.Finding;
import vn.danda.knowledge.index.Finding.Advice;
import vn.danda.knowledge.index.Finding.Ranked;
import vn.danda.knowledge.index.Topic;
import vn.danda.knowledge.index.Topic.Kind;

/** From what was found to what the bot should do. An entry is only ever the answer when the finding may be trusted. */
final class Decision {

  static final Understanding DANGER = redirected(Redirect.DANGER, List.of(), 1);

  /** An option that gets less of the belief than this beside the first is not worth a button. */
  private static final double WORTH_OFFERING = 0.02;

  /** When entries get this much of the belief, a fixed reply that is not certain gives way to asking back. */
  private static final double STILL_A_QUESTION = 0.3;

  private Decision() {}

  static Understanding on(Finding finding) {
    List<EntryId> entries = entries(finding);
    if (finding.ranked().isEmpty()) {
      return notSure(entries, 0);
    }
    Topic first = finding.ranked().getFirst().topic();
    double confidence = finding.confidence();
    boolean fixed = first.kind() != Kind.ENTRY;
    if (fixed && (finding.advice() == Advice.TRUST || share(finding, Kind.ENTRY) < STILL_A_QUESTION)) {
      return first.kind() == Kind.REDIRECT
          ? redirected(Redirect.of(first.key()), firstOf(entries), confidence)
          : of(Outcome.SMALL_TALK, null, List.of(), null, first.key(), confidence);
    }
    if (finding.advice() == Advice.DOUBT || entries.isEmpty()) {
      return notSure(entries, confidence);
    }
    if (!fixed && finding.advice() == Advice.TRUST) {
      return of(Outcome.ANSWERED, entries.getFirst(), firstOf(entries.subList(1, entries.size())), null, null, confidence);
    }
    return entries.size() < 2
        ? notSure(entries, confidence)
        : of(Outcome.CLARIFY, null, worthOffering(finding, entries), null, null, confidence);
  }

  private static List<EntryId> entries(Finding finding) {
    return finding.ranked().stream()
        .filter(ranked -> ranked.topic().kind() == Kind.ENTRY)
        .map(ranked -> new EntryId(ranked.topic().key()))
        .toList();
  }

  private static double share(Finding finding, Kind kind) {
    return finding.ranked().stream().filter(ranked -> ranked.topic().kind() == kind).mapToDouble(Ranked::share).sum();
  }

  /** Two at least, three at most. */
  private static List<EntryId> worthOffering(Finding finding, List<EntryId> entries) {
    List<Double> shares =
        finding.ranked().stream().filter(ranked -> ranked.topic().kind() == Kind.ENTRY).map(Ranked::share).toList();
    boolean three = shares.size() > 2 && shares.get(2) >= WORTH_OFFERING * shares.getFirst();
    return entries.subList(0, three ? 3 : 2);
  }

  private static List<EntryId> firstOf(List<EntryId> entries) {
    return entries.subList(0, Math.min(3, entries.size()));
  }

  private static Understanding notSure(List<EntryId> entries, double confidence) {
    return of(Outcome.NOT_SURE, null, firstOf(entries), null, null, confidence);
  }

  private static Understanding redirected(Redirect redirect, List<EntryId> entries, double confidence) {
    return of(Outcome.REDIRECTED, null, entries, redirect, null, confidence);
  }

  private static Understanding of(
      Outcome outcome,
      @Nullable EntryId entry,
      List<EntryId> options,
      @Nullable Redirect redirect,
      @Nullable String smallTalk,
      double confidence) {
    return new Understanding(outcome, entry, options, redirect, smallTalk, confidence);
  }
}
