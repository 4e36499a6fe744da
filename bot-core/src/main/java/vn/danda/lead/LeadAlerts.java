package vn.danda.lead;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.danda.channels.ContactId;
import vn.danda.conversation.ConversationEvent.Told;

/**
 * Tells agents in their own chat that a lead needs them: its number and commune, nothing about the person, because it
 * leaves for a network abroad. Who has linked no chat sees it in the console.
 */
@Component
class LeadAlerts {

  private final Postbox postbox;

  LeadAlerts(Postbox postbox) {
    this.postbox = postbox;
  }

  /** At the agent's next duty time, unless the lead is seen to before. */
  void whenOnDuty(Staff staff, Lead lead, Agent agent, String what, Instant at) {
    if (agent.desk() != null) {
      Told told = told(agent, agent.desk(), what, lead, Long.toString(at.toEpochMilli()), at);
      postbox.post(told, staff.calendar(agent).nextOpening(at), lead.id());
    }
  }

  /** At once, whatever the hour. */
  void now(Agent agent, String what, Lead lead, String key, Instant at) {
    if (agent.desk() != null) {
      postbox.post(told(agent, agent.desk(), what, lead, key, at));
    }
  }

  private static Told told(Agent agent, ContactId desk, String what, Lead lead, String key, Instant at) {
    // Only the official name: what a person typed themselves may be anything.
    String commune =
        lead.communeCode() == null ? "chưa rõ xã" : Optional.ofNullable(lead.communeText()).orElse("chưa rõ xã");
    return new Told(
        what + ":" + lead.id() + ":" + key, desk, at, what,
        Map.of("number", lead.number().toString(), "commune", commune), agent.id(), null);
  }
}
