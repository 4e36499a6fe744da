package vn.danda.lead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ContactId;

/**
 * A person who left what an agent needs to call.
 *
 * @param networkName how the network names the person; shown when they gave no name
 * @param asked what they asked before, oldest first, personal data masked
 * @param agentId who took it on, or null
 * @param held whether an agent holds the conversation now
 * @param responsibleId whose lead it is from the first moment on; null only for leads closed long ago
 * @param actingId who acts while the responsible one is away or does nothing, or null
 * @param dueAt when the next step is due; null when closed
 * @param tries how many calls in a row nobody answered
 * @param alarm how often it was overdue since the last deed
 * @param outcome what became of it last, or null
 * @param consentAt when the person agreed to be called
 */
public record Lead(
    UUID id,
    ContactId contact,
    @Nullable String personName,
    @Nullable String networkName,
    @Nullable String phone,
    @Nullable String communeCode,
    @Nullable String communeText,
    @Nullable String bestTime,
    @Nullable String audience,
    List<String> asked,
    Leads.Status status,
    @Nullable UUID agentId,
    @Nullable String agentName,
    Instant openedAt,
    @Nullable Instant takenAt,
    boolean held,
    LeadNumber number,
    @Nullable UUID responsibleId,
    @Nullable UUID actingId,
    NextStep nextStep,
    @Nullable Instant dueAt,
    int tries,
    int alarm,
    @Nullable LeadOutcome outcome,
    @Nullable String earlier,
    @Nullable String wish,
    List<String> answered,
    @Nullable String computed,
    @Nullable Instant consentAt) {

  /** Whether a name is known at all. */
  public boolean hasName() {
    return personName != null || networkName != null;
  }

  /** The best name there is for the person. */
  public String calledName() {
    if (personName != null) {
      return personName;
    }
    return networkName != null ? networkName : "Khách";
  }
}
