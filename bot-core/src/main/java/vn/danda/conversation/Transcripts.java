package vn.danda.conversation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.conversation.ConversationRecord.Heard;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.ConversationRecord.Judged;
import vn.danda.conversation.ConversationRecord.Said;
import vn.danda.conversation.ConversationRecord.Settled;
import vn.danda.store.Sql;

/** What was said, in the database: written by the recorder, read by pages. Writing a record again changes nothing. */
@Component
public class Transcripts implements PersonalStore {

  private final JdbcClient database;
  private final JdbcOperations batches;

  Transcripts(JdbcClient database, JdbcOperations batches) {
    this.database = database;
    this.batches = batches;
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

  /** A person whose last word nobody has answered. */
  public record Unanswered(ContactId contact, @Nullable String contactName, String body, Instant saidAt) {}

  /** Conversations this agent holds in which the person spoke last, whoever waits longest first. */
  public List<Unanswered> waitingFor(UUID agent, int limit) {
    return database
        .sql(
            """
            select c.contact_id, contact.display_name, last.body, last.said_at from conversation c
            cross join lateral (
              select author, body, said_at from message where contact_id = c.contact_id
              order by said_at desc, position desc limit 1) last
            left join contact on contact.contact_id = c.contact_id
            where c.holder = 'agent' and c.agent_id = ? and last.author = 'contact'
            order by last.said_at limit ?
            """)
        .params(agent, limit)
        .query(
            (row, n) ->
                new Unanswered(
                    ContactId.parse(row.getString("contact_id")), row.getString("display_name"), row.getString("body"),
                    row.getTimestamp("said_at").toInstant()))
        .list();
  }

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

  /**
   * Writes what was heard, what was said and what became of it, in this order; a few statements however many there are.
   * Records of other kinds are passed over.
   */
  public void write(List<ConversationRecord> records) {
    Map<ContactId, Seen> contacts = new LinkedHashMap<>();
    List<@Nullable Object[]> messages = new ArrayList<>();
    List<@Nullable Object[]> settled = new ArrayList<>();
    for (ConversationRecord record : records) {
      if (record instanceof Heard heard) {
        contacts.merge(heard.contact(), Seen.by(heard), Seen::and);
        if (heard.body() != null) {
          messages.add(row(heard, heard.body()));
        }
      } else if (record instanceof Said said) {
        messages.add(row(said));
      } else if (record instanceof Settled one) {
        settled.add(new @Nullable Object[] {one.delivery(), one.externalId(), one.failure(), one.messageId()});
      }
    }
    write(
        """
        insert into contact (contact_id, channel, display_name, first_seen_at, last_seen_at, reachable)
        values (?, ?, ?, ?, ?, ?)
        on conflict (contact_id) do update set
          display_name = coalesce(excluded.display_name, contact.display_name),
          last_seen_at = greatest(contact.last_seen_at, excluded.last_seen_at),
          reachable = excluded.reachable
        """,
        contacts.entrySet().stream().map(one -> one.getValue().row(one.getKey())).toList());
    write(
        """
        insert into message (message_id, contact_id, author, agent_id, agent_name, body, options, said_at, outcome,
          entry_id, confidence, delivery)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (message_id) do nothing
        """,
        messages);
    write("update message set delivery = ?, external_id = ?, failure = ? where message_id = ?", settled);
  }

  private void write(String sql, List<@Nullable Object[]> rows) {
    if (!rows.isEmpty()) {
      batches.batchUpdate(sql, rows);
    }
  }

  /** What several messages of a contact say of them: one statement must not touch a row twice. */
  private record Seen(@Nullable String name, Instant first, Instant last, boolean reachable) {
    static Seen by(Heard heard) {
      return new Seen(heard.contactName(), heard.at(), heard.at(), heard.reachable());
    }

    Seen and(Seen later) {
      return new Seen(
          later.name == null ? name : later.name,
          later.first.isBefore(first) ? later.first : first,
          later.last.isAfter(last) ? later.last : last,
          later.reachable);
    }

    @Nullable Object[] row(ContactId contact) {
      return new @Nullable Object[] {
        contact.toString(), contact.channel(), name, Timestamp.from(first), Timestamp.from(last), reachable
      };
    }
  }

  private static @Nullable Object[] row(Heard heard, String body) {
    return new @Nullable Object[] {
      heard.messageId(), heard.contact().toString(), "contact", null, null, body, new String[0],
      Timestamp.from(heard.at()), heard.outcome().name(), heard.entry() == null ? null : heard.entry().value(),
      heard.confidence(), null
    };
  }

  private static @Nullable Object[] row(Said said) {
    AgentRef agent = said.agent();
    return new @Nullable Object[] {
      said.messageId(), said.contact().toString(), said.author() == Author.BOT ? "bot" : "agent", agent == null ? null : agent.id(),
      agent == null ? null : agent.name(), said.body(), said.options().toArray(String[]::new),
      Timestamp.from(said.at()), null, null, null, "waiting"
    };
  }

  /** Nothing of the contact stays: neither what was said nor the name. */
  @Override
  public void erase(Erasure erasure) {
    ContactId contact = erasure.contact();
    database.sql("delete from message where contact_id = ?").param(contact.toString()).update();
    database.sql("delete from conversation where contact_id = ?").param(contact.toString()).update();
    database.sql("delete from contact where contact_id = ?").param(contact.toString()).update();
  }

  /** Kept with the question, so that it goes when that goes; a change of mind replaces what was said before. */
  public void write(Judged judged) {
    database
        .sql(
            """
            update message set judged = ? where message_id = (
              select message_id from message
              where contact_id = ? and author = 'contact' and outcome = 'ANSWERED' and entry_id = ? and said_at <= ?
              order by said_at desc, position desc limit 1)
            """)
        .params(
            judged.fits() ? "fits" : "misses", judged.contact().toString(), judged.entry().value(), Timestamp.from(judged.at()))
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
