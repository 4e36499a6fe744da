package vn.danda.lead;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.store.Sql;

/**
 * Looks after leads whose time has come: reminds whoever acts, then tells the one above, and goes on until somebody does
 * something. Safe on several nodes: each lead is looked at by one of them, and every look sets the next.
 */
@Component
public class LeadWatch {

  private static final int BATCH = 100;

  /** Duty time of whoever was told last, until the next look. */
  private static final Duration AFTER_REMINDER = Duration.ofHours(2);

  private static final Duration AFTER_ESCALATION = Duration.ofHours(4);
  private static final Logger log = LoggerFactory.getLogger(LeadWatch.class);

  private final JdbcClient database;
  private final Leads leads;
  private final LeadHistory history;
  private final LeadAlerts alerts;
  private final StaffBook staffBook;
  private final Clock clock;

  LeadWatch(JdbcClient database, Leads leads, LeadHistory history, LeadAlerts alerts, StaffBook staffBook, Clock clock) {
    this.database = database;
    this.leads = leads;
    this.history = history;
    this.alerts = alerts;
    this.staffBook = staffBook;
    this.clock = clock;
  }

  /** Looks at what is due, some at a time; returns how many. */
  @Transactional
  public int look() {
    Instant now = clock.instant();
    List<UUID> due =
        database
            .sql(
                """
                select lead_id from lead where status <> 'closed' and look_at <= ?
                order by look_at limit ? for update skip locked
                """)
            .params(Timestamp.from(now), BATCH)
            .query((row, n) -> row.getObject("lead_id", UUID.class))
            .list();
    if (!due.isEmpty()) {
      Staff staff = staffBook.read();
      due.forEach(id -> leads.find(id).ifPresent(lead -> overdue(staff, lead, now)));
      log.info("overdue leads looked at: {}", due.size());
    }
    return due.size();
  }

  private void overdue(Staff staff, Lead lead, Instant now) {
    Agent responsible = somebody(staff, lead.responsibleId(), lead);
    Agent acting = lead.actingId() == null ? responsible : somebody(staff, lead.actingId(), lead);
    boolean firstTime = lead.alarm() == 0;
    Agent told = firstTime ? acting : Assignment.above(staff, acting, responsible, lead.communeCode()).orElse(acting);
    Instant next = staff.calendar(told).add(now, firstTime ? AFTER_REMINDER : AFTER_ESCALATION);
    database
        .sql("update lead set alarm = alarm + 1, acting_id = ?, look_at = ? where lead_id = ?")
        .params(Sql.values(told.id().equals(lead.responsibleId()) ? null : told.id(), Timestamp.from(next), lead.id()))
        .update();
    history.write(
        "watch:" + lead.id() + ":" + now.toEpochMilli(), lead.id(), now, firstTime ? "reminded" : "escalated", null, told.id(), null);
    alerts.whenOnDuty(staff, lead, told, firstTime ? "desk_alert_overdue" : "desk_alert_escalated", now);
  }

  /** Whoever it was given to, while they work here; else the nearest who decides. */
  private static Agent somebody(Staff staff, @Nullable UUID id, Lead lead) {
    return staff
        .find(id)
        .filter(Agent::active)
        .orElseGet(() -> staff.supervisorsOf(lead.communeCode()).getFirst());
  }
}
