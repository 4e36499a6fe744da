package vn.danda.lead;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Leads printed on paper for a day in the field. A sheet is out until the outcome of its leads is entered; what is still
 * out can be listed.
 */
@Component
public class PaperSheets {

  private final JdbcClient database;

  PaperSheets(JdbcClient database) {
    this.database = database;
  }

  /** A lead on paper that nobody has entered an outcome for since. */
  public record Out(LeadNumber number, String agentName, Instant printedAt) {}

  public void printed(List<Lead> leads, UUID by, Instant at) {
    leads.forEach(
        lead ->
            database
                .sql("insert into paper_lead (lead_id, printed_by, printed_at) values (?, ?, ?) on conflict do nothing")
                .params(lead.id(), by, Timestamp.from(at))
                .update());
  }

  /** Of the leads the area covers, the longest out first. */
  public List<Out> out(Area area, int limit) {
    return database
        .sql(
            """
            select lead.number, agent.full_name, max(printed_at) as printed_at from paper_lead
            join lead using (lead_id) join agent on agent.agent_id = printed_by
            where lead.status <> 'closed' and %s and not exists (
              select 1 from lead_event e
              where e.lead_id = paper_lead.lead_id and e.kind = 'outcome' and e.at > paper_lead.printed_at)
            group by lead.number, agent.full_name order by 3 limit :limit
            """
                .formatted(Leads.COVERED))
        .params(Leads.covered(area))
        .param("limit", limit)
        .query((row, n) -> new Out(new LeadNumber(row.getLong(1)), row.getString(2), row.getTimestamp(3).toInstant()))
        .list();
  }
}
