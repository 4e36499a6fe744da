package vn.danda.intake;

import java.util.HashMap;
import java.util.Map;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.ConversationRecord.LeadOpened;

/** The leads as {@code Leads.write} puts them into the database, and the lists agents see of them. */
final class LeadBook {

  private record Row(String queue, @Nullable Instant takenAt) {}

  private final Map<String, Row> rows = new HashMap<>();

  void write(ConversationRecord record) {
    if (record instanceof LeadOpened lead) {
      rows.putIfAbsent(lead.leadId().toString(), new Row("waiting", null));
    } else if (record instanceof HolderChanged changed && changed.agent() != null && changed.lead() != null) {
      String agent = changed.agent().code();
      rows.computeIfPresent(
          changed.lead().toString(),
          (id, row) ->
              row.takenAt() == null || !row.takenAt().isAfter(changed.at()) ? new Row(agent, changed.at()) : row);
    }
  }

  /** Which list each lead is in. */
  Map<String, String> queues() {
    Map<String, String> queues = new HashMap<>();
    rows.forEach((id, row) -> queues.put(id, row.queue()));
    return queues;
  }
}
