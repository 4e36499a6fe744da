package vn.danda.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.danda.content.DraftSearches;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Register;
import vn.danda.knowledge.grouping.QuestionGroup;
import vn.danda.knowledge.grouping.QuestionGroups;
import vn.danda.knowledge.place.Commune;
import vn.danda.knowledge.place.Communes;

/**
 * What people asked and the bot could not answer, had to ask back, or answered badly: grouped by what they want, most
 * wanted first. Can be made again from the transcripts at any time; holds no numbers that identify anybody.
 */
@Component
public class UnansweredQuestions {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MOST_QUESTIONS = 3000;
  private static final int EXAMPLES = 5;
  private static final int MOST_COMMUNES = 3;

  private final Turns turns;
  private final PublishedContent content;
  private final DraftSearches drafts;
  private final Map<String, String> communes;
  private final Clock clock;
  private final Duration kept;
  private Found found = new Found(Instant.EPOCH, List.of(), List.of(), List.of());

  UnansweredQuestions(
      Turns turns,
      PublishedContent content,
      DraftSearches drafts,
      Communes communes,
      Clock clock,
      @Value("${danda.report.kept:2m}") Duration kept) {
    this.turns = turns;
    this.content = content;
    this.drafts = drafts;
    this.communes = communes.all().stream().collect(Collectors.toMap(Commune::code, Commune::name));
    this.clock = clock;
    this.kept = kept;
  }

  /** What was found, and when; {@code asked} is every question in vain, one by one. */
  private record Found(Instant at, List<WantedQuestion> wanted, List<WantedQuestion> badly, List<String> asked) {}

  /** A question with what shows that its answer was not right. */
  private record Asked(Turn turn, @Nullable Sign sign) {}

  /**
   * What one more way of asking would do.
   *
   * @param answered how many of the questions asked in vain it would have answered
   * @param asked how many there were
   */
  public record Forecast(int answered, int asked) {}

  /** Not answered, or asked back. As old as {@code danda.report.kept} at most: grouping thousands takes seconds of processor time. */
  public List<WantedQuestion> wanted() {
    return found().wanted();
  }

  /** Answered, and what people did next shows that it was not what they wanted. */
  public List<WantedQuestion> badlyAnswered() {
    return found().badly();
  }

  /** Learns the entry with this way of asking anew and asks it what was asked in vain: takes some seconds. */
  public Forecast forecast(String question, EntryId entry) {
    Published published = content.now();
    FaqEntry today = published.entry(entry).orElseThrow(() -> new IllegalArgumentException("No entry '" + entry + "'"));
    FaqSearch wouldBe = drafts.forTrying(today.alsoAsked(Register.byItsMarks(question), question), published);
    List<String> asked = found().asked();
    long answered =
        asked.parallelStream().filter(text -> entry.equals(wouldBe.understand(Question.of(text)).entry())).count();
    return new Forecast((int) answered, asked.size());
  }

  /** Every question asked in vain, newest first, personal data masked; as old as {@link #wanted}. */
  List<String> askedInVain() {
    return found().asked();
  }

  private synchronized Found found() {
    Instant now = clock.instant();
    if (found.at().plus(kept).isBefore(now)) {
      Published published = content.now();
      List<Turn> all = turns.since(now.minus(AnswerSignals.LOOKED_AT));
      List<Asked> inVain =
          all.stream().filter(Turn::isUnanswered).limit(MOST_QUESTIONS).map(turn -> new Asked(turn, null)).toList();
      List<Asked> badly =
          all.stream()
              .flatMap(turn -> AnswerSignals.sign(turn, published.search()).map(sign -> new Asked(turn, sign)).stream())
              .filter(asked -> !asked.turn().tapped())
              .limit(MOST_QUESTIONS)
              .toList();
      found =
          new Found(now, group(inVain, published), group(badly, published), inVain.stream().map(one -> one.turn().text()).toList());
    }
    return found;
  }

  private List<WantedQuestion> group(List<Asked> asked, Published published) {
    return new QuestionGroups(published.search()::spelledOut, published.search().lists())
        .of(asked.stream().map(one -> one.turn().text()).toList()).stream()
            .map(group -> wanted(group, asked, published))
            .toList();
  }

  private WantedQuestion wanted(QuestionGroup group, List<Asked> asked, Published published) {
    List<Asked> members = group.members().stream().map(asked::get).toList();
    List<Turn> said = members.stream().map(Asked::turn).toList();
    String question = asked.get(group.spokesman()).turn().text();
    Instant lastWeek = clock.instant().minus(WEEK);
    Instant weekBefore = lastWeek.minus(WEEK);
    int recent = (int) said.stream().filter(one -> one.at().isAfter(lastWeek)).count();
    int before = (int) said.stream().filter(one -> one.at().isAfter(weekBefore)).count() - recent;
    Map<EntryId, Long> chosen = counted(said, Turn::afterChosen);
    EntryId most = chosen.keySet().stream().findFirst().orElse(null);
    return new WantedQuestion(
        question,
        members.size(),
        recent,
        before,
        said.stream().collect(Collectors.groupingBy(Turn::channel, TreeMap::new, Collectors.counting())),
        counted(said, turn -> turn.commune() == null ? null : communes.getOrDefault(turn.commune(), turn.commune())),
        said.stream().map(Turn::text).distinct().filter(text -> !text.equals(question)).limit(EXAMPLES).toList(),
        signs(members),
        most == null ? 0 : chosen.getOrDefault(most, 0L),
        counted(said, Turn::entry).keySet().stream().findFirst().flatMap(published::entry).orElse(null),
        Optional.ofNullable(most).flatMap(published::entry).or(() -> nearest(question, published)).orElse(null));
  }

  private static Map<Sign, Long> signs(List<Asked> members) {
    Map<Sign, Long> signs = new EnumMap<>(Sign.class);
    members.stream().map(Asked::sign).filter(Objects::nonNull).forEach(sign -> signs.merge(sign, 1L, Long::sum));
    return signs;
  }

  /** The most frequent few, with how often. */
  private static <T> Map<T, Long> counted(List<Turn> turns, Function<Turn, @Nullable T> of) {
    return turns.stream()
        .map(of)
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(each -> Objects.requireNonNull(each), Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<T, Long>comparingByValue().reversed().thenComparing(each -> each.getKey().toString()))
        .limit(MOST_COMMUNES)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
  }

  private static Optional<FaqEntry> nearest(String question, Published published) {
    return published.search().understand(Question.of(question)).options().stream()
        .findFirst()
        .flatMap(published::entry);
  }
}
