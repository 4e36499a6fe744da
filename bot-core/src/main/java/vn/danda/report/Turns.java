package vn.danda.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.conversation.Outcome;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.EntryId;

/** What people said of late, read from the transcripts; nothing here is a source. */
@Component
class Turns {

  private static final int MOST = 20_000;

  private final JdbcClient database;

  Turns(JdbcClient database) {
    this.database = database;
  }

  /** Newest first, at most some twenty thousand. */
  List<Turn> since(Instant from) {
    return database
        .sql(
            """
            with turn as (
              select contact_id, body, outcome, entry_id, confidence, judged, said_at,
                lead(outcome) over said as after, lead(body) over said as after_body,
                lead(said_at) over said as after_at, lead(entry_id) over said as after_entry,
                lead(confidence) over said as after_confidence
              from message where author = 'contact' and outcome is not null and said_at > ?
              window said as (partition by contact_id order by said_at, position))
            select turn.*, split_part(contact_id, ':', 1) as channel,
              (select commune_code from lead where lead.contact_id = turn.contact_id and commune_code is not null
               order by opened_at desc limit 1) as commune
            from turn where outcome in ('ANSWERED', 'CLARIFIED', 'NO_MATCH') order by said_at desc limit ?
            """)
        .params(Timestamp.from(from), MOST)
        .query(Turns::row)
        .list();
  }

  private static Turn row(ResultSet row, int number) throws SQLException {
    String afterBody = row.getString("after_body");
    Timestamp afterAt = row.getTimestamp("after_at");
    boolean afterTapped = isTap(row.getString("after"), row.getDouble("after_confidence"));
    return new Turn(
        PersonalData.mask(row.getString("body")),
        row.getString("channel"),
        row.getString("commune"),
        Outcome.valueOf(row.getString("outcome")),
        entry(row.getString("entry_id")),
        row.getString("judged"),
        isTap(row.getString("outcome"), row.getDouble("confidence")),
        row.getTimestamp("said_at").toInstant(),
        outcome(row.getString("after")),
        afterBody == null ? null : PersonalData.mask(afterBody),
        afterTapped ? entry(row.getString("after_entry")) : null,
        afterAt == null ? null : afterAt.toInstant());
  }

  /** Only a button says what is meant with all certainty. */
  private static boolean isTap(@Nullable String outcome, double confidence) {
    return "ANSWERED".equals(outcome) && confidence == 1.0;
  }

  private static @Nullable EntryId entry(@Nullable String id) {
    return id == null ? null : new EntryId(id);
  }

  private static @Nullable Outcome outcome(@Nullable String name) {
    return name == null ? null : Outcome.valueOf(name);
  }
}
