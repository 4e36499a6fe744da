package vn.danda.channels.messenger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Personas in memory. */
final class KeptPersonas implements PersonaStore {

  final Map<String, String> kept = new HashMap<>();

  @Override
  public Optional<String> find(String agent) {
    return Optional.ofNullable(kept.get(agent));
  }

  @Override
  public void keep(String agent, String personaId) {
    kept.put(agent, personaId);
  }

  @Override
  public void forget(String agent) {
    kept.remove(agent);
  }
}
