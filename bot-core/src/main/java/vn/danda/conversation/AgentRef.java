package vn.danda.conversation;

import java.util.UUID;

/**
 * The agent who acts, as citizens see them.
 *
 * @param code shown with every reply, for example {@code NA-1234}
 */
public record AgentRef(UUID id, String name, String code) {

  /** How a citizen reads who is speaking. */
  public String signature() {
    return name + " (" + code + ")";
  }
}
