package vn.danda.lead;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.store.Sql;

/** What happened to each lead, oldest first. An event of the same id is written once: that makes deeds happen once. */
@Component
public class LeadHistory {

  private final JdbcClient database;
  private final ApplicationEventPublisher events;

  LeadHistory(JdbcClient database, ApplicationEventPublisher events) {
    this.database = database;
    this.events = events;
  }

  /** Something was done for a lead. Published inside the transaction: whoever hears of it waits for its commit. */
  public record Written(UUID lead) {}

  /** One line of a lead's history, as staff read it. */
  public record Entry(Instant at, String kind, @Nullable String agentName, @Nullable String otherName, @Nullable String text) {}

  public List<Entry> of(UUID lead) {
    return database
        .sql(
            """
            select lead_event.*, a.full_name as agent_name, o.full_name as other_name from lead_event
            left join agent a on a.agent_id = lead_event.agent_id left join agent o on o.agent_id = lead_event.other_id
            where lead_id = ? order by position
            """)
        .param(lead)
        .query(
            (row, n) ->
                new Entry(
                    row.getTimestamp("at").toInstant(), row.getString("kind"), row.getString("agent_name"),
                    row.getString("other_name"), row.getString("text")))
        .list();
  }

  /** False when it is there already; then nothing may be done for it again. */
  boolean write(
      String key, UUID lead, Instant at, String kind, @Nullable UUID agent, @Nullable UUID other, @Nullable String text) {
    boolean first =
        database
            .sql(
                """
                insert into lead_event (event_id, lead_id, at, kind, agent_id, other_id, text) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (event_id) do nothing
                """)
            .params(Sql.values(key, lead, Timestamp.from(at), kind, agent, other, text))
            .update()
            > 0;
    if (first) {
      events.publishEvent(new Written(lead));
    }
    return first;
  }

  /** Whether the deed of this key was done. */
  public boolean has(String key) {
    return database.sql("select count(*) from lead_event where event_id = ?").param(key).query(Integer.class).single() > 0;
  }
}
