package vn.danda.lead;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.channels.ContactId;
import vn.danda.conversation.ConversationRecord.ConsentGiven;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.ConversationRecord.LeadOpened;
import vn.danda.store.Sql;

/** The leads, in the database: written by the recorder, read by pages. Writing a record again changes nothing. */
@Component
public class Leads {

  private static final String SELECT =
      """
      select lead.*, agent.full_name as agent_name, contact.display_name, conversation.holder
      from lead
      left join agent using (agent_id)
      left join contact using (contact_id)
      left join conversation using (contact_id)
      """;

  private final JdbcClient database;

  Leads(JdbcClient database) {
    this.database = database;
  }

  /** Which leads a list shows. */
  public enum Status {
    OPEN,
    TAKEN,
    CLOSED;

    String column() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public List<Lead> list(Status status, int limit) {
    String order = status == Status.OPEN ? "opened_at" : "opened_at desc";
    return database
        .sql(SELECT + " where lead.status = ? order by " + order + " limit ?")
        .params(status.column(), limit)
        .query(Leads::row)
        .list();
  }

  public List<Lead> takenBy(UUID agent, int limit) {
    return database
        .sql(SELECT + " where lead.status = 'taken' and lead.agent_id = ? order by taken_at desc limit ?")
        .params(agent, limit)
        .query(Leads::row)
        .list();
  }

  public Optional<Lead> find(UUID id) {
    return database.sql(SELECT + " where lead_id = ?").param(id).query(Leads::row).optional();
  }

  /** The contact's newest lead that is not closed. */
  public Optional<Lead> openOf(ContactId contact) {
    return database
        .sql(SELECT + " where lead.contact_id = ? and lead.status <> 'closed' order by opened_at desc limit 1")
        .param(contact.toString())
        .query(Leads::row)
        .optional();
  }

  /** Marks the lead as done; false when it was closed before. */
  public boolean close(UUID id, Instant at) {
    return database
            .sql("update lead set status = 'closed', closed_at = ? where lead_id = ? and status <> 'closed'")
            .params(Timestamp.from(at), id)
            .update()
        > 0;
  }

  public void write(ConsentGiven consent) {
    database
        .sql(
            """
            insert into consent (consent_id, contact_id, purpose, wording_version, given_at) values (?, ?, ?, ?, ?)
            on conflict (consent_id) do nothing
            """)
        .params(Sql.values(
            consent.consentId(),
            consent.contact().toString(),
            consent.purpose(),
            consent.wordingVersion(),
            Timestamp.from(consent.at())))
        .update();
  }

  public void write(LeadOpened lead) {
    database
        .sql(
            """
            insert into lead (lead_id, contact_id, consent_id, person_name, phone, commune_code, commune_text,
              best_time, audience, asked, status, opened_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?)
            on conflict (lead_id) do nothing
            """)
        .params(Sql.values(
            lead.leadId(),
            lead.contact().toString(),
            lead.consentId(),
            lead.name(),
            lead.phone(),
            lead.communeCode(),
            lead.communeText(),
            lead.bestTime(),
            lead.audience() == null ? null : lead.audience().key(),
            lead.asked().toArray(String[]::new),
            Timestamp.from(lead.at())))
        .update();
  }

  /** An agent who takes the conversation takes the lead; the conversation's order of events decided who. */
  public void write(HolderChanged changed) {
    if (changed.agent() == null || changed.lead() == null) {
      return;
    }
    database
        .sql(
            """
            update lead set status = 'taken', agent_id = ?, taken_at = ?
            where lead_id = ? and (status = 'open' or (status = 'taken' and taken_at < ?))
            """)
        .params(changed.agent().id(), Timestamp.from(changed.at()), changed.lead(), Timestamp.from(changed.at()))
        .update();
  }

  /**
   * Takes the person out of their leads and consents. That there was a lead, and a consent and its withdrawal, stays
   * countable, under a name that leads nowhere.
   */
  public void erase(ContactId contact, Instant at) {
    String nobody = "erased:" + UUID.nameUUIDFromBytes((contact + "@" + at).getBytes(StandardCharsets.UTF_8));
    database
        .sql(
            """
            update lead set contact_id = ?, person_name = null, phone = null, commune_text = null, best_time = null,
              asked = '{}', status = 'closed', closed_at = coalesce(closed_at, ?)
            where contact_id = ?
            """)
        .params(nobody, Timestamp.from(at), contact.toString())
        .update();
    database
        .sql("update consent set contact_id = ?, withdrawn_at = coalesce(withdrawn_at, ?) where contact_id = ?")
        .params(nobody, Timestamp.from(at), contact.toString())
        .update();
  }

  private static Lead row(ResultSet row, int number) throws SQLException {
    return new Lead(
        row.getObject("lead_id", UUID.class),
        ContactId.parse(row.getString("contact_id")),
        row.getString("person_name"),
        row.getString("display_name"),
        row.getString("phone"),
        row.getString("commune_code"),
        row.getString("commune_text"),
        row.getString("best_time"),
        row.getString("audience"),
        List.of((String[]) row.getArray("asked").getArray()),
        Status.valueOf(row.getString("status").toUpperCase(java.util.Locale.ROOT)),
        row.getObject("agent_id", UUID.class),
        row.getString("agent_name"),
        row.getTimestamp("opened_at").toInstant(),
        instant(row.getTimestamp("taken_at")),
        "agent".equals(row.getString("holder")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
