package vn.danda.lead;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.danda.conversation.AgentRef;

/**
 * Somebody who signs in.
 *
 * @param code what citizens see with every reply, for example {@code NA-1234}
 * @param communes codes of the communes the agent takes care of
 * @param demo an account that exists only in demo mode
 */
public record Agent(
    UUID id,
    String userName,
    String fullName,
    String code,
    Set<Role> roles,
    List<String> communes,
    boolean active,
    boolean demo) {

  /** What somebody may do. */
  public enum Role {
    /** Takes leads, talks to people. */
    AGENT,
    /** Writes and publishes entries. */
    CONTENT,
    /** Reads reports, sets targets. */
    OFFICE,
    /** Runs the server, manages accounts. */
    ADMINISTRATOR
  }

  public Agent {
    roles = Set.copyOf(roles);
    communes = List.copyOf(communes);
  }

  /** The agent as conversations know them. */
  public AgentRef ref() {
    return new AgentRef(id, fullName, code);
  }
}
