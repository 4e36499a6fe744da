package vn.danda.conversation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.conversation.ConversationRecord.Heard;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.ConversationRecord.Said;
import vn.danda.conversation.ConversationRecord.Settled;
import vn.danda.store.Sql;

/** What was said, in the database: written by the recorder, read by pages. Writing a record again changes nothing. */
@Component
public class Transcripts {

  private final JdbcClient database;

  Transcripts(JdbcClient database) {
    this.database = database;
  }

  /** One message as a page shows it; {@code author} is contact, bot or agent. */
  public record Line(
      String messageId,
      String author,
      @Nullable String agentName,
      String body,
      List<String> options,
      Instant saidAt,
      @Nullable String outcome,
      @Nullable String entryId,
      @Nullable String delivery,
      @Nullable String failure) {}

  /** The last {@code limit} messages, oldest first. */
  public List<Line> of(ContactId contact, int limit) {
    return database
        .sql(
            """
            select * from (
              select message_id, author, agent_name, body, options, said_at, outcome, entry_id, delivery, failure, position
              from message where contact_id = ? order by said_at desc, position desc limit ?) newest
            order by said_at, position
            """)
        .params(contact.toString(), limit)
        .query(
            (row, n) ->
                new Line(
                    row.getString("message_id"),
                    row.getString("author"),
                    row.getString("agent_name"),
                    row.getString("body"),
                    List.of((String[]) row.getArray("options").getArray()),
                    row.getTimestamp("said_at").toInstant(),
                    row.getString("outcome"),
                    row.getString("entry_id"),
                    row.getString("delivery"),
                    row.getString("failure")))
        .list();
  }

  public void write(Heard heard) {
    database
        .sql(
            """
            insert into contact (contact_id, channel, display_name, first_seen_at, last_seen_at, reachable)
            values (?, ?, ?, ?, ?, ?)
            on conflict (contact_id) do update set
              display_name = coalesce(excluded.display_name, contact.display_name),
              last_seen_at = greatest(contact.last_seen_at, excluded.last_seen_at),
              reachable = excluded.reachable
            """)
        .params(Sql.values(
            heard.contact().toString(),
            heard.contact().channel(),
            heard.contactName(),
            Timestamp.from(heard.at()),
            Timestamp.from(heard.at()),
            heard.reachable()))
        .update();
    if (heard.body() == null) {
      return;
    }
    database
        .sql(
            """
            insert into message (message_id, contact_id, author, body, said_at, outcome, entry_id, confidence)
            values (?, ?, 'contact', ?, ?, ?, ?, ?)
            on conflict (message_id) do nothing
            """)
        .params(Sql.values(
            heard.messageId(),
            heard.contact().toString(),
            heard.body(),
            Timestamp.from(heard.at()),
            heard.outcome().name(),
            heard.entry() == null ? null : heard.entry().value(),
            heard.confidence()))
        .update();
  }

  public void write(Said said) {
    UUID agentId = said.agent() == null ? null : said.agent().id();
    database
        .sql(
            """
            insert into message (message_id, contact_id, author, agent_id, agent_name, body, options, said_at, delivery)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
            on conflict (message_id) do nothing
            """)
        .params(Sql.values(
            said.messageId(),
            said.contact().toString(),
            said.author() == Author.BOT ? "bot" : "agent",
            agentId,
            said.agent() == null ? null : said.agent().name(),
            said.body(),
            said.options().toArray(String[]::new),
            Timestamp.from(said.at())))
        .update();
  }

  /** Nothing of the contact stays: neither what was said nor the name. */
  public void erase(ContactId contact) {
    database.sql("delete from message where contact_id = ?").param(contact.toString()).update();
    database.sql("delete from conversation where contact_id = ?").param(contact.toString()).update();
    database.sql("delete from contact where contact_id = ?").param(contact.toString()).update();
  }

  public void write(Settled settled) {
    database
        .sql("update message set delivery = ?, external_id = ?, failure = ? where message_id = ?")
        .params(Sql.values(settled.delivery(), settled.externalId(), settled.failure(), settled.messageId()))
        .update();
  }

  public void write(HolderChanged changed) {
    database
        .sql(
            """
            insert into conversation (contact_id, holder, agent_id, version, changed_at) values (?, ?, ?, ?, ?)
            on conflict (contact_id) do update set
              holder = excluded.holder, agent_id = excluded.agent_id, version = excluded.version,
              changed_at = excluded.changed_at
            where conversation.version < excluded.version
            """)
        .params(Sql.values(
            changed.contact().toString(),
            changed.agent() == null ? "bot" : "agent",
            changed.agent() == null ? null : changed.agent().id(),
            changed.version(),
            Timestamp.from(changed.at())))
        .update();
  }
}
