package vn.danda.lead;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ContactId;
import vn.danda.conversation.AgentRef;
import vn.danda.knowledge.Audience;

/**
 * Somebody who signs in.
 *
 * @param code what citizens see with every reply, for example {@code NA-1234}
 * @param communes codes of the communes the agent takes care of
 * @param audiences the groups the agent takes; empty = all
 * @param deputy who acts while the agent is away, or null
 * @param desk the agent's own chat with us, or null
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
    boolean demo,
    Set<Audience> audiences,
    @Nullable UUID deputy,
    @Nullable ContactId desk) {

  /** The office's desk, the last in every chain of responsibility: an account nobody signs in with. */
  static final UUID DESK = UUID.fromString("00000000-0000-0000-0000-00000000de5c");

  private static final Set<Role> TAKE_LEADS = Set.of(Role.AGENT, Role.SUPERVISOR, Role.OFFICE, Role.ADMINISTRATOR);

  /** What somebody may do. */
  public enum Role {
    /** Takes leads, talks to people. */
    AGENT,
    /** Decides what agents cannot; for their communes, or with none for the whole office. */
    SUPERVISOR,
    /** Writes entries, and lets through what others wrote. */
    CONTENT,
    /** Lets through or sends back what others wrote, and writes nothing. */
    REVIEWER,
    /** Reads reports, sets targets. */
    OFFICE,
    /** Reads who saw and did what, and nothing else. */
    AUDITOR,
    /** Runs the server, manages accounts. */
    ADMINISTRATOR
  }

  public Agent {
    roles = Set.copyOf(roles);
    communes = List.copyOf(communes);
    audiences = Set.copyOf(audiences);
  }

  /** For every group, without deputy and without a chat of their own. */
  public Agent(
      UUID id, String userName, String fullName, String code, Set<Role> roles, List<String> communes, boolean active, boolean demo) {
    this(id, userName, fullName, code, roles, communes, active, demo, Set.of(), null, null);
  }

  /** Whether leads may be theirs at all; who only writes content or audits has none. */
  public boolean takesLeads() {
    return roles.stream().anyMatch(TAKE_LEADS::contains);
  }

  /** Whether this is the account nobody signs in with. */
  public boolean isDesk() {
    return id.equals(DESK);
  }

  /** The agent as conversations know them. */
  public AgentRef ref() {
    return new AgentRef(id, fullName, code, desk);
  }
}
