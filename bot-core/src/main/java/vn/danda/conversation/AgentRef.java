package vn.danda.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ContactId;

/**
 * The agent who acts, as citizens see them.
 *
 * @param code shown with every reply, for example {@code NA-1234}
 * @param desk the agent's own chat with us, where they are told what happens, or null when they have linked none
 */
public record AgentRef(UUID id, String name, String code, @Nullable ContactId desk) {

  public AgentRef(UUID id, String name, String code) {
    this(id, name, code, null);
  }

  /** How a citizen reads who is speaking. */
  public String signature() {
    return name + " (" + code + ")";
  }
}
