package vn.danda.lead;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.channels.ContactId;
import vn.danda.conversation.ConversationEvent.AgentGivesBack;
import vn.danda.conversation.ConversationEvent.LeadClosed;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.ConversationRecord.LeadChanged;
import vn.danda.conversation.ConversationRecord.LeadOpened;
import vn.danda.knowledge.Audience;
import vn.danda.store.Sql;

/**
 * What is done for leads, so that none is forgotten: each has somebody responsible, a next step and a due time from the
 * moment it is there until it is closed (the database refuses anything else). Every deed carries the id of what led to
 * it; the same deed a second time changes nothing.
 */
@Component
public class LeadCare {

  private final JdbcClient database;
  private final Leads leads;
  private final StaffBook staffBook;
  private final Postbox postbox;
  private final LeadHistory history;
  private final LeadAlerts alerts;
  private final Duration firstCallWithin;

  LeadCare(
      JdbcClient database,
      Leads leads,
      StaffBook staffBook,
      Postbox postbox,
      LeadHistory history,
      LeadAlerts alerts,
      @Value("${danda.lead.first-call-within:4h}") Duration firstCallWithin) {
    this.database = database;
    this.leads = leads;
    this.staffBook = staffBook;
    this.postbox = postbox;
    this.history = history;
    this.alerts = alerts;
    this.firstCallWithin = firstCallWithin;
  }

  /** How a deed ended. */
  public enum Done {
    YES,
    /** The same deed came before. */
    BEFORE,
    /** The lead is closed. */
    CLOSED
  }

  /** A lead was left: it is given to somebody, who is told. */
  @Transactional
  public void opened(LeadOpened opened) {
    Staff staff = staffBook.read();
    Assignment given = Assignment.of(staff, opened.communeCode(), opened.audience(), firstCallWithin, opened.at());
    if (leads.insert(opened, given) && history.write(opened.leadId() + ":opened", opened.leadId(), opened.at(), "opened", null, given.responsible().id(), null)) {
      leads.find(opened.leadId()).ifPresent(lead -> alerts.whenOnDuty(staff, lead, given.acting(), "desk_alert_new", opened.at()));
    }
  }

  /** The person corrected what they left. Whoever took the lead is told; one nobody took may belong to another group's agent. */
  @Transactional
  public void changed(LeadChanged changed) {
    Optional<Lead> before = leads.find(changed.leadId());
    if (before.isEmpty() || before.get().status() == Leads.Status.CLOSED) {
      return;
    }
    leads.write(changed);
    Lead now = leads.lock(changed.leadId());
    Staff staff = staffBook.read();
    if (now.agentId() != null) {
      staff.find(now.agentId()).ifPresent(agent -> alerts.now(agent, "desk_alert_changed", now, changed.key(), changed.at()));
      return;
    }
    boolean fits = staff.agentsOf(now.communeCode(), group(now)).stream().anyMatch(agent -> agent.id().equals(now.responsibleId()));
    Assignment given = Assignment.of(staff, now.communeCode(), group(now), firstCallWithin, changed.at());
    if (!fits && !given.responsible().id().equals(now.responsibleId())
        && history.write(changed.key() + ":moved", now.id(), changed.at(), "transferred", null, given.responsible().id(), null)) {
      postbox.forgetAlerts(now.id());
      give(now.id(), given);
      leads.find(now.id()).ifPresent(lead -> alerts.whenOnDuty(staff, lead, given.acting(), "desk_alert_new", changed.at()));
    }
  }

  /** An agent who takes the conversation takes the lead; the conversation's order of events decided who. */
  @Transactional
  public void taken(HolderChanged changed) {
    if (changed.agent() == null || changed.lead() == null) {
      return;
    }
    UUID agent = changed.agent().id();
    String key = changed.lead() + ":" + changed.version() + ":taken";
    if (history.has(key)) {
      // Told again: since then it may have been handed on.
      return;
    }
    // Two who take it within one moment: the conversation is the later one's, and so is the lead.
    int rows =
        database
            .sql(
                """
                update lead set status = 'taken', agent_id = ?, responsible_id = ?, acting_id = null, taken_at = ?, alarm = 0
                where lead_id = ? and (status = 'open' or (status = 'taken' and taken_at <= ?))
                """)
            .params(agent, agent, Timestamp.from(changed.at()), changed.lead(), Timestamp.from(changed.at()))
            .update();
    if (rows > 0) {
      postbox.forgetAlerts(changed.lead());
      history.write(key, changed.lead(), changed.at(), "taken", agent, null, null);
    }
  }

  /** What became of a call or a meeting; {@code wished} is when the person wants the next step, or null. */
  @Transactional
  public Done outcome(
      UUID leadId, LeadOutcome outcome, @Nullable Instant wished, @Nullable String note, Agent agent, String key, Instant at) {
    Lead lead = leads.lock(leadId);
    if (lead.status() == Leads.Status.CLOSED) {
      return history.has(key) ? Done.BEFORE : Done.CLOSED;
    }
    if (!history.write(key, leadId, at, "outcome", agent.id(), null, words(outcome, note))) {
      return Done.BEFORE;
    }
    Staff staff = staffBook.read();
    // Who records what became of a lead nobody took has taken it on by that: one person sees to it, not two.
    Agent responsible = lead.agentId() == null ? agent : staff.find(lead.responsibleId()).orElse(agent);
    LeadPlan plan = LeadPlan.after(outcome, lead.tries(), wished, staff.calendar(responsible), at);
    if (plan.step() == NextStep.NONE) {
      close(lead, outcome, agent, key, at);
      return Done.YES;
    }
    Agent acting =
        plan.step() == NextStep.DECIDE
            ? Assignment.above(staff, responsible, responsible, lead.communeCode()).orElse(responsible)
            : responsible;
    database
        .sql(
            """
            update lead set status = 'taken', agent_id = coalesce(agent_id, ?), responsible_id = ?, taken_at = coalesce(taken_at, ?),
              outcome = ?, next_step = ?, due_at = ?, look_at = ?, tries = ?, alarm = 0, acting_id = ?
            where lead_id = ?
            """)
        .params(Sql.values(
            agent.id(), responsible.id(), Timestamp.from(at), outcome.column(), plan.step().column(), timestamp(plan.due()),
            timestamp(plan.due()), plan.tries(), acting.equals(responsible) ? null : acting.id(), leadId))
        .update();
    postbox.forgetAlerts(leadId);
    if (!acting.equals(responsible)) {
      leads.find(leadId).ifPresent(now -> alerts.whenOnDuty(staff, now, acting, "desk_alert_decide", at));
    }
    return Done.YES;
  }

  /** A note for whoever sees to the lead next. */
  @Transactional
  public Done note(UUID leadId, String text, Agent agent, String key, Instant at) {
    return history.write(key, leadId, at, "note", agent.id(), null, text) ? Done.YES : Done.BEFORE;
  }

  /** Handed on: the new one is responsible, is told, and the conversation goes back to the bot until they take it. */
  @Transactional
  public Done transfer(UUID leadId, Agent to, String reason, Agent by, String key, Instant at) {
    Lead lead = toHandOn(leadId, reason);
    if (lead.status() == Leads.Status.CLOSED) {
      return history.has(key) ? Done.BEFORE : Done.CLOSED;
    }
    if (!history.write(key, leadId, at, "transferred", by.id(), to.id(), reason)) {
      return Done.BEFORE;
    }
    Staff staff = staffBook.read();
    handOn(staff, lead, Assignment.to(staff, to, lead.communeCode(), group(lead), firstCallWithin, at), key, at);
    return Done.YES;
  }

  /** Handed on to whoever sees to that commune: the person lives there, not where it was thought. */
  @Transactional
  public Done moveTo(UUID leadId, String communeCode, String communeName, String reason, Agent by, String key, Instant at) {
    Lead lead = toHandOn(leadId, reason);
    if (lead.status() == Leads.Status.CLOSED) {
      return history.has(key) ? Done.BEFORE : Done.CLOSED;
    }
    Staff staff = staffBook.read();
    Assignment given = Assignment.of(staff, communeCode, group(lead), firstCallWithin, at);
    if (!history.write(key, leadId, at, "transferred", by.id(), given.responsible().id(), communeName + ": " + reason)) {
      return Done.BEFORE;
    }
    database
        .sql("update lead set commune_code = ?, commune_text = ? where lead_id = ?")
        .params(communeCode, communeName, leadId)
        .update();
    handOn(staff, lead, given, key, at);
    return Done.YES;
  }

  private Lead toHandOn(UUID lead, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("Handing on a lead needs a reason");
    }
    return leads.lock(lead);
  }

  /** {@code lead} as it was before. */
  private void handOn(Staff staff, Lead lead, Assignment given, String key, Instant at) {
    give(lead.id(), given);
    postbox.forgetAlerts(lead.id());
    staff.find(lead.agentId())
        .ifPresent(holder -> postbox.post(new AgentGivesBack(key + ":back", lead.contact(), at, holder.ref())));
    leads.find(lead.id()).ifPresent(now -> alerts.whenOnDuty(staff, now, given.acting(), "desk_alert_transferred", at));
  }

  /** The person does not want to be called any more: their leads are closed and whoever saw to them is told. */
  @Transactional
  public void withdrawn(ContactId contact, String key, Instant at) {
    database
        .sql("update consent set withdrawn_at = ? where contact_id = ? and withdrawn_at is null")
        .params(Timestamp.from(at), contact.toString())
        .update();
    Staff staff = staffBook.read();
    for (Lead lead : leads.openLeadsOf(contact)) {
      if (history.write(key + ":" + lead.id(), lead.id(), at, "withdrawn", null, null, null)) {
        closeRow(lead.id(), LeadOutcome.WITHDRAWN, at);
        staff.find(lead.actingId()).or(() -> staff.find(lead.responsibleId()))
            .ifPresent(agent -> alerts.now(agent, "desk_alert_withdrawn", lead, key, at));
      }
    }
  }

  /** How the person found it; asked once per lead, the first answer counts. */
  @Transactional
  public void rated(UUID lead, int stars, Instant at) {
    database
        .sql(
            """
            insert into rating (lead_id, agent_id, stars, at) select lead_id, agent_id, ?, ? from lead where lead_id = ?
            on conflict (lead_id) do nothing
            """)
        .params(stars, Timestamp.from(at), lead)
        .update();
  }

  private void give(UUID lead, Assignment given) {
    boolean away = !given.acting().equals(given.responsible());
    database
        .sql(
            """
            update lead set status = 'open', agent_id = null, taken_at = null, responsible_id = ?, acting_id = ?,
              due_at = ?, look_at = ?, alarm = 0 where lead_id = ?
            """)
        .params(Sql.values(
            given.responsible().id(), away ? given.acting().id() : null, Timestamp.from(given.due()),
            Timestamp.from(given.due()), lead))
        .update();
  }

  private void close(Lead lead, LeadOutcome outcome, Agent agent, String key, Instant at) {
    closeRow(lead.id(), outcome, at);
    database
        .sql("update lead set agent_id = coalesce(agent_id, ?) where lead_id = ?")
        .params(agent.id(), lead.id())
        .update();
    postbox.post(new LeadClosed(key + ":closed", lead.contact(), at, lead.id(), agent.ref(), outcome.talked()));
  }

  private void closeRow(UUID lead, LeadOutcome outcome, Instant at) {
    postbox.forgetAlerts(lead);
    database
        .sql("update lead set status = 'closed', closed_at = ?, outcome = ?, next_step = 'none' where lead_id = ?")
        .params(Timestamp.from(at), outcome.column(), lead)
        .update();
  }

  private static String words(LeadOutcome outcome, @Nullable String note) {
    return note == null || note.isBlank() ? outcome.label() : outcome.label() + ": " + note.strip();
  }

  private static @Nullable Audience group(Lead lead) {
    return lead.audience() == null ? null : Audience.of(lead.audience());
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
