package vn.danda.channels.messenger;

import java.util.Optional;

/**
 * Remembers, for all nodes, which persona at Meta shows which agent. Can be rebuilt: a persona that is forgotten is made
 * once more at the agent's next message.
 */
public interface PersonaStore {

  /** {@code agent} is the name as citizens see it. */
  Optional<String> find(String agent);

  void keep(String agent, String personaId);

  void forget(String agent);
}
