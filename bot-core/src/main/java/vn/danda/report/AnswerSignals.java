package vn.danda.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqSearch;

/** What people's taps and next words say about each answer in the last 30 days. Made anew from the transcripts. */
@Component
public class AnswerSignals {

  static final Duration LOOKED_AT = Duration.ofDays(30);

  /** Share of the words of the shorter question that the other has too, for both to ask much the same. */
  private static final double MUCH_THE_SAME = 0.6;

  private final Turns turns;
  private final PublishedContent content;
  private final Clock clock;
  private final Duration kept;
  private Counted counted = new Counted(Instant.EPOCH, Map.of());

  AnswerSignals(Turns turns, PublishedContent content, Clock clock, @Value("${danda.report.kept:2m}") Duration kept) {
    this.turns = turns;
    this.content = content;
    this.clock = clock;
    this.kept = kept;
  }

  /**
   * One answer in 30 days.
   *
   * @param given how often it was given
   * @param chosen how often of these somebody chose it among buttons
   * @param fits how many tapped that it was what they wanted, {@code misses} that it was not
   * @param askedAgain how many asked much the same at once, {@code askedForPerson} for a person right after
   * @param calculated how many went on to work out a sum
   */
  public record Counts(int given, int chosen, int fits, int misses, int askedAgain, int askedForPerson, int calculated) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    private Counts and(Turn turn, Optional<Sign> sign) {
      return new Counts(
          given + 1,
          chosen + (turn.tapped() ? 1 : 0),
          fits + ("fits".equals(turn.judged()) ? 1 : 0),
          misses + (sign.filter(Sign.MISSES::equals).isPresent() ? 1 : 0),
          askedAgain + (sign.filter(Sign.ASKED_AGAIN::equals).isPresent() ? 1 : 0),
          askedForPerson + (sign.filter(Sign.ASKED_FOR_PERSON::equals).isPresent() ? 1 : 0),
          calculated + (turn.isFollowedByASum() ? 1 : 0));
    }
  }

  private record Counted(Instant at, Map<EntryId, Counts> byEntry) {}

  public Counts of(EntryId entry) {
    return all().getOrDefault(entry, Counts.NONE);
  }

  /** As old as {@code danda.report.kept} at most. */
  public synchronized Map<EntryId, Counts> all() {
    Instant now = clock.instant();
    if (counted.at().plus(kept).isBefore(now)) {
      Map<EntryId, Counts> byEntry = new HashMap<>();
      FaqSearch search = content.now().search();
      for (Turn turn : turns.since(now.minus(LOOKED_AT))) {
        EntryId entry = turn.entry();
        if (entry != null && turn.isAnswered()) {
          byEntry.put(entry, byEntry.getOrDefault(entry, Counts.NONE).and(turn, sign(turn, search)));
        }
      }
      counted = new Counted(now, Map.copyOf(byEntry));
    }
    return counted.byEntry();
  }

  /** What shows that this answer was not the right one, the plainest sign first; empty when nothing does. */
  static Optional<Sign> sign(Turn turn, FaqSearch search) {
    if (!turn.isAnswered()) {
      return Optional.empty();
    }
    if ("misses".equals(turn.judged())) {
      return Optional.of(Sign.MISSES);
    }
    if ("fits".equals(turn.judged())) {
      return Optional.empty();
    }
    if (turn.isFollowedByAPerson()) {
      return Optional.of(Sign.ASKED_FOR_PERSON);
    }
    String after = turn.afterText();
    boolean again = after != null && turn.isFollowedByAQuestion() && muchTheSame(turn.text(), after, search);
    return again ? Optional.of(Sign.ASKED_AGAIN) : Optional.empty();
  }

  private static boolean muchTheSame(String question, String next, FaqSearch search) {
    Set<String> one = words(search.gist(question));
    Set<String> other = words(search.gist(next));
    int shorter = Math.min(one.size(), other.size());
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return shorter > 0 && both.size() >= MUCH_THE_SAME * shorter;
  }

  private static Set<String> words(String gist) {
    return new HashSet<>(List.of(gist.split(" ")));
  }
}
