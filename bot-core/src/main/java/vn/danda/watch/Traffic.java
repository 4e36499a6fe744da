package vn.danda.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much is written on a channel, from the transcripts: nothing is counted while messages come in. Throws Spring's
 * {@code DataAccessException} while the database is away.
 */
@Component
class Traffic {

  private final JdbcClient database;
  private final Clock clock;

  Traffic(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Messages from people: index 0 is the last hour, 1 the one before, … over {@link Silence#HOURS} hours. */
  long[] byHoursAgo(String channel) {
    Instant now = clock.instant();
    long[] hours = new long[Silence.HOURS];
    database
        .sql(
            """
            select floor(extract(epoch from (cast(? as timestamptz) - said_at)) / 3600)::int as ago, count(*) as many
            from message
            where author = 'contact' and contact_id like ? and said_at > ? and said_at <= ?
            group by 1
            """)
        .params(
            Timestamp.from(now),
            channel + ":%",
            Timestamp.from(now.minus(Duration.ofHours(Silence.HOURS))),
            Timestamp.from(now))
        .query(
            row -> {
              int ago = row.getInt("ago");
              if (ago >= 0 && ago < hours.length) {
                hours[ago] += row.getLong("many");
              }
            });
    return hours;
  }

  /** When somebody last did something on the channel. */
  Optional<Instant> last(String channel) {
    return database
        .sql("select max(last_seen_at) from contact where channel = ?")
        .param(channel)
        .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .single();
  }

  /** What became of our messages since then, by {@code sent}, {@code unknown} or the reason of the failure. */
  Map<String, Long> outcomes(String channel, Duration back) {
    Map<String, Long> outcomes = new HashMap<>();
    database
        .sql(
            """
            select coalesce(failure, delivery) as outcome, count(*) as many from message
            where author <> 'contact' and delivery is not null and contact_id like ? and said_at > ?
            group by 1
            """)
        .params(channel + ":%", Timestamp.from(clock.instant().minus(back)))
        .query(
            row -> {
              outcomes.put(row.getString("outcome"), row.getLong("many"));
            });
    return outcomes;
  }
}
