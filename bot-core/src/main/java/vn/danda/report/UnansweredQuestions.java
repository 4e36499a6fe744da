package vn.danda.report;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.grouping.QuestionGroup;
import vn.danda.knowledge.grouping.QuestionGroups;

/**
 * What people asked and the bot could not answer, or had to ask back: grouped by what they want, most wanted first. Can
 * be made again from the transcripts at any time; holds no numbers that identify anybody.
 */
@Component
public class UnansweredQuestions {

  private static final Duration LOOKED_AT = Duration.ofDays(30);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration KEPT = Duration.ofMinutes(2);
  private static final int MOST_QUESTIONS = 3000;
  private static final int EXAMPLES = 5;


  private final JdbcClient database;
  private final PublishedContent content;
  private final Clock clock;
  private Found found = new Found(Instant.EPOCH, List.of());

  UnansweredQuestions(JdbcClient database, PublishedContent content, Clock clock) {
    this.database = database;
    this.content = content;
    this.clock = clock;
  }

  /**
   * One thing people want to know.
   *
   * @param question how one of them put it, most like all others
   * @param count how often it was asked in 30 days
   * @param lastWeek how often in the last 7 days, {@code weekBefore} in the 7 before
   * @param channels how often on which network
   * @param examples other ways it was put
   * @param nearest the entry that comes closest, or null
   */
  public record Wanted(
      String question,
      int count,
      int lastWeek,
      int weekBefore,
      Map<String, Long> channels,
      List<String> examples,
      @Nullable FaqEntry nearest) {}

  /** What was found, and when. */
  private record Found(Instant at, List<Wanted> wanted) {}

  private record Asked(String text, String channel, Instant at) {}

  /** As of at most {@link #KEPT} ago: grouping thousands of questions takes seconds of processor time. */
  public synchronized List<Wanted> wanted() {
    Instant now = clock.instant();
    if (found.at().plus(KEPT).isBefore(now)) {
      found = new Found(now, group());
    }
    return found.wanted();
  }

  private List<Wanted> group() {
    List<Asked> asked =
        database
            .sql(
                """
                select body, split_part(contact_id, ':', 1) as channel, said_at from message
                where author = 'contact' and outcome in ('NO_MATCH', 'CLARIFIED') and said_at > ?
                order by said_at desc limit ?
                """)
            .params(Timestamp.from(clock.instant().minus(LOOKED_AT)), MOST_QUESTIONS)
            .query(
                (row, number) ->
                    new Asked(
                        PersonalData.mask(row.getString("body")),
                        row.getString("channel"),
                        row.getTimestamp("said_at").toInstant()))
            .list();
    Published published = content.now();
    return new QuestionGroups(published.search()::spelledOut)
        .of(asked.stream().map(Asked::text).toList()).stream()
            .map(group -> wanted(group, asked, published))
            .toList();
  }

  private Wanted wanted(QuestionGroup group, List<Asked> asked, Published published) {
    List<Asked> members = group.members().stream().map(asked::get).toList();
    String question = asked.get(group.spokesman()).text();
    Instant lastWeek = clock.instant().minus(WEEK);
    Instant weekBefore = lastWeek.minus(WEEK);
    int recent = (int) members.stream().filter(one -> one.at().isAfter(lastWeek)).count();
    int before = (int) members.stream().filter(one -> one.at().isAfter(weekBefore)).count() - recent;
    return new Wanted(
        question,
        members.size(),
        recent,
        before,
        members.stream().collect(Collectors.groupingBy(Asked::channel, TreeMap::new, Collectors.counting())),
        members.stream().map(Asked::text).distinct().filter(text -> !text.equals(question)).limit(EXAMPLES).toList(),
        nearest(question, published).orElse(null));
  }

  private static Optional<FaqEntry> nearest(String question, Published published) {
    return published.search().understand(Question.of(question)).options().stream()
        .findFirst()
        .flatMap(published::entry);
  }
}
