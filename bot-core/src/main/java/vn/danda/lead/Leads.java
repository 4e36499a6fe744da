package vn.danda.lead;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.channels.ContactId;
import vn.danda.conversation.ConversationRecord.ConsentGiven;
import vn.danda.conversation.ConversationRecord.LeadChanged;
import vn.danda.conversation.ConversationRecord.LeadOpened;
import vn.danda.conversation.LeadFacts;
import vn.danda.conversation.PersonalStore;
import vn.danda.store.Sql;

/** The leads, in the database: written by the recorder, read by pages. Writing a record again changes nothing. */
@Component
public class Leads implements PersonalStore {

  static final String SELECT =
      """
      select lead.*, agent.full_name as agent_name, contact.display_name, conversation.holder, consent.given_at
      from lead
      left join consent using (consent_id)
      left join agent using (agent_id)
      left join contact on contact.contact_id = lead.contact_id
      left join conversation on conversation.contact_id = lead.contact_id
      """;

  /** {@link Area#covers} as the database says it. */
  static final String COVERED =
      """
       (:all or :own and (lead.agent_id = :me or lead.acting_id = :me or lead.responsible_id = :me
         or lead.commune_code = any(:communes::text[]) or lead.responsible_id = any(:standsInFor::uuid[])))
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

  /** The first page of {@link LeadLists}. */
  public List<Lead> list(Area area, Status status, int limit) {
    return new LeadLists(database).page(area, status, null, limit).leads();
  }

  /** What {@link #COVERED} asks for. */
  static Map<String, Object> covered(Area area) {
    return Map.of(
        "all", area.reach() == Area.Reach.ALL,
        "own", area.reach() == Area.Reach.OWN,
        "me", area.me(),
        "communes", literal(area.communes()),
        "standsInFor", literal(area.standsInFor()));
  }

  /** An array as PostgreSQL reads it; commune codes and ids hold nothing that needs escaping. */
  static String literal(Collection<?> values) {
    return values.stream()
        .map(value -> '"' + value.toString() + '"')
        .collect(Collectors.joining(",", "{", "}"));
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

  public Optional<Lead> find(LeadNumber number) {
    return database.sql(SELECT + " where lead.number = ?").param(number.value()).query(Leads::row).optional();
  }

  /** Open leads this agent is to act for, the most urgent first. */
  public List<Lead> toDoOf(UUID agent, int limit) {
    return database
        .sql(
            SELECT
                + """
                 where lead.status <> 'closed' and (coalesce(lead.acting_id, lead.responsible_id)) = ?
                 order by lead.due_at, lead.number limit ?
                """)
        .params(agent, limit)
        .query(Leads::row)
        .list();
  }

  /**
   * What this agent is to do before {@code until}: leads they took whose step is due by then, and any lead they act for
   * that is overdue at {@code now}. The most urgent first.
   */
  public List<Lead> dueOf(UUID agent, Instant now, Instant until, int limit) {
    return database
        .sql(
            SELECT
                + """
                 where lead.status <> 'closed' and (
                   lead.agent_id = :agent and lead.due_at < :until
                   or lead.acting_id = :agent and lead.due_at < :now
                   or lead.responsible_id = :agent and lead.acting_id is null and lead.due_at < :now)
                 order by lead.due_at, lead.number limit :limit
                """)
        .param("agent", agent)
        .param("now", Timestamp.from(now))
        .param("until", Timestamp.from(until))
        .param("limit", limit)
        .query(Leads::row)
        .list();
  }

  /** Taken leads of this agent whose step is due at {@code from} or later, the nearest first. */
  public List<Lead> laterOf(UUID agent, Instant from, int limit) {
    return database
        .sql(SELECT + " where lead.status = 'taken' and lead.agent_id = ? and lead.due_at >= ? order by lead.due_at, lead.number limit ?")
        .params(agent, Timestamp.from(from), limit)
        .query(Leads::row)
        .list();
  }

  /** Leads of the area that are overdue and not {@code me}'s own to do: for whoever supervises. The longest overdue first. */
  public List<Lead> overdueOfOthers(Area area, Instant now, int limit) {
    return database
        .sql(
            SELECT
                + """
                 where lead.status <> 'closed' and lead.due_at < :now
                   and coalesce(lead.agent_id, lead.acting_id, lead.responsible_id) <> :me
                   and coalesce(lead.acting_id, lead.responsible_id) <> :me and
                """
                + COVERED + " order by lead.due_at, lead.number limit :limit")
        .params(covered(area))
        .param("now", Timestamp.from(now))
        .param("limit", limit)
        .query(Leads::row)
        .list();
  }

  List<Lead> openLeadsOf(ContactId contact) {
    return database
        .sql(SELECT + " where lead.contact_id = ? and lead.status <> 'closed' order by opened_at")
        .param(contact.toString())
        .query(Leads::row)
        .list();
  }

  /** Every number the contact left. */
  public List<String> phonesOf(ContactId contact) {
    return database
        .sql("select phone from lead where contact_id = ? and phone is not null")
        .param(contact.toString())
        .query((row, n) -> row.getString("phone"))
        .list();
  }

  /** Nobody else changes it until the caller's transaction ends. */
  Lead lock(UUID id) {
    database.sql("select 1 from lead where lead_id = ? for update").param(id).query(Integer.class).optional();
    return find(id).orElseThrow(() -> new IllegalArgumentException("No lead " + id));
  }

  /** The contact's lead that counts now: the newest open one, else the newest. */
  public Optional<Lead> newestOf(ContactId contact) {
    return database
        .sql(SELECT + " where lead.contact_id = ? order by lead.status = 'closed', opened_at desc limit 1")
        .param(contact.toString())
        .query(Leads::row)
        .optional();
  }

  /** The contact's newest lead that is not closed. */
  public Optional<Lead> openOf(ContactId contact) {
    return database
        .sql(SELECT + " where lead.contact_id = ? and lead.status <> 'closed' order by opened_at desc limit 1")
        .param(contact.toString())
        .query(Leads::row)
        .optional();
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

  /** False when it is there already. */
  boolean insert(LeadOpened lead, Assignment given) {
    boolean away = !given.acting().equals(given.responsible());
    return database
            .sql(
                """
                insert into lead (lead_id, contact_id, consent_id, person_name, phone, commune_code, commune_text,
                  best_time, audience, asked, status, opened_at, responsible_id, acting_id, due_at, look_at, earlier, wish,
                  answered, computed)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                Timestamp.from(lead.at()),
                given.responsible().id(),
                away ? given.acting().id() : null,
                Timestamp.from(given.due()),
                Timestamp.from(given.due()),
                lead.earlier(),
                lead.wish(),
                lead.answered() == null ? new String[0] : lead.answered().toArray(String[]::new),
                lead.computed()))
            .update()
        > 0;
  }

  /** What the person corrected; the rest stays. */
  public void write(LeadChanged changed) {
    LeadFacts facts = changed.facts();
    boolean moved = facts.communeText() != null;
    database
        .sql(
            """
            update lead set person_name = coalesce(?, person_name), phone = coalesce(?, phone),
              commune_code = case when ? then ? else commune_code end, commune_text = coalesce(?, commune_text),
              best_time = coalesce(?, best_time), earlier = coalesce(?, earlier), wish = coalesce(?, wish),
              audience = coalesce(?, audience)
            where lead_id = ? and contact_id = ?
            """)
        .params(Sql.values(
            facts.name(), facts.phone(), moved, facts.communeCode(), facts.communeText(), facts.bestTime(),
            facts.earlier(), facts.wish(), changed.audience() == null ? null : changed.audience().key(),
            changed.leadId(), changed.contact().toString()))
        .update();
  }

  /**
   * Takes the person out of their leads and consents. That there was a lead, and a consent and its withdrawal, stays
   * countable, under a name that leads nowhere.
   */
  @Override
  public void erase(Erasure erasure) {
    ContactId contact = erasure.contact();
    Instant at = erasure.at();
    database
        .sql("update lead_event set text = null where lead_id in (select lead_id from lead where contact_id = ?)")
        .param(contact.toString())
        .update();
    String nobody = "erased:" + UUID.nameUUIDFromBytes((contact + "@" + at).getBytes(StandardCharsets.UTF_8));
    database
        .sql(
            """
            update lead set contact_id = ?, person_name = null, phone = null, commune_text = null, best_time = null,
              asked = '{}', earlier = null, wish = null, answered = '{}', computed = null,
              status = 'closed', next_step = 'none', closed_at = coalesce(closed_at, ?)
            where contact_id = ?
            """)
        .params(nobody, Timestamp.from(at), contact.toString())
        .update();
    database
        .sql("update consent set consent_id = 'erased:' || gen_random_uuid(), contact_id = ?, withdrawn_at = coalesce(withdrawn_at, ?) where contact_id = ?")
        .params(nobody, Timestamp.from(at), contact.toString())
        .update();
  }

  static Lead row(ResultSet row, int number) throws SQLException {
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
        "agent".equals(row.getString("holder")),
        new LeadNumber(row.getLong("number")),
        row.getObject("responsible_id", UUID.class),
        row.getObject("acting_id", UUID.class),
        NextStep.of(row.getString("next_step")),
        instant(row.getTimestamp("due_at")),
        row.getInt("tries"),
        row.getInt("alarm"),
        Optional.ofNullable(row.getString("outcome")).map(LeadOutcome::of).orElse(null),
        row.getString("earlier"),
        row.getString("wish"),
        List.of((String[]) row.getArray("answered").getArray()),
        row.getString("computed"),
        instant(row.getTimestamp("given_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
