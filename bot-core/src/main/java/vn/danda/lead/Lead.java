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
 * @param held whether an agent holds the conversation now
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
    boolean held) {

  /** The best name there is for the person. */
  public String calledName() {
    if (personName != null) {
      return personName;
    }
    return networkName != null ? networkName : "Khách";
  }
}
