package vn.danda.content;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.gate.TestQuestion;

/** The questions every change is tried on: those somebody has labelled, and what people asked of late. */
@Component
public class TestQuestions {

  /** What was asked before that is another season's. */
  private static final Duration RECENT = Duration.ofDays(30);

  private static final int MOST_RECENT = 2000;

  private final JdbcClient database;
  private final Clock clock;

  TestQuestions(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public List<TestQuestion> all() {
    return Stream.concat(labelled().stream(), recent().stream()).toList();
  }

  public List<TestQuestion> labelled() {
    return database
        .sql("select question, entry_ids from test_question where removed_at is null order by question")
        .query(TestQuestions::row)
        .list();
  }

  /** Those whose right answer is this entry. */
  public List<TestQuestion> labelledFor(EntryId id) {
    return database
        .sql("select question, entry_ids from test_question where ? = any(entry_ids) and removed_at is null order by question")
        .param(id.value())
        .query(TestQuestions::row)
        .list();
  }

  /** What people asked in the last 30 days, each wording once, newest first. */
  public List<TestQuestion> recent() {
    return database
        .sql(
            """
            select body from message
            where author = 'contact' and said_at > ? and outcome in ('ANSWERED', 'CLARIFIED', 'NO_MATCH')
            group by body order by max(said_at) desc limit ?
            """)
        .params(Timestamp.from(clock.instant().minus(RECENT)), MOST_RECENT)
        .query((row, number) -> TestQuestion.recent(row.getString("body")))
        .list();
  }

  /** Keeps a question with its right answers; the same question anew replaces what was said before. */
  public void keep(String question, Set<EntryId> right, String by) {
    database
        .sql(
            """
            insert into test_question (question, entry_ids, added_by, added_at) values (?, string_to_array(?, ' '), ?, ?)
            on conflict (question) do update
            set entry_ids = excluded.entry_ids, added_by = excluded.added_by, added_at = excluded.added_at, removed_at = null
            """)
        .params(
            question,
            ids(right),
            by,
            Timestamp.from(clock.instant()))
        .update();
  }

  /** Takes it out for good: a start does not bring a shipped one back. */
  public void remove(String question) {
    database
        .sql("update test_question set removed_at = ? where question = ?")
        .params(Timestamp.from(clock.instant()), question)
        .update();
  }

  /** Adds the shipped ones that were never here; returns how many. */
  int addMissing(List<TestQuestion> shipped) {
    return shipped.stream()
        .mapToInt(
            question ->
                database
                    .sql(
                        """
                        insert into test_question (question, entry_ids, added_by, added_at)
                        values (?, string_to_array(?, ' '), ?, ?) on conflict do nothing
                        """)
                    .params(question.text(), ids(question.right()), Seed.SHIPPED, Timestamp.from(clock.instant()))
                    .update())
        .sum();
  }

  private static String ids(Set<EntryId> entries) {
    return entries.stream().map(EntryId::value).sorted().collect(Collectors.joining(" "));
  }

  private static TestQuestion row(ResultSet row, int number) throws SQLException {
    Array ids = row.getArray("entry_ids");
    Set<EntryId> right = Stream.of((String[]) ids.getArray()).map(EntryId::new).collect(Collectors.toSet());
    return new TestQuestion(row.getString("question"), right);
  }
}
