package vn.danda.channels.messenger;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.Sent;

/**
 * An agent's name and picture above what the agent writes. A persona is made at Meta once per agent. Whatever fails
 * here, the message goes out without one: the name then stands in its text.
 */
final class MessengerPersonas {

  private static final Logger log = LoggerFactory.getLogger(MessengerPersonas.class);

  /** Out of the 7 s of the whole send: a name in the text is better than words that come too late. */
  private static final Duration LONGEST_MAKING = Duration.ofSeconds(2);

  private final GraphCalls graph;
  private final PersonaStore store;
  private final @Nullable URI picture;

  /** {@code picture} is where Meta can fetch it; without one there are no personas, Meta demands a picture. */
  MessengerPersonas(GraphCalls graph, PersonaStore store, @Nullable URI picture) {
    this.graph = graph;
    this.store = store;
    this.picture = picture;
  }

  Optional<String> of(@Nullable String agent) {
    if (agent == null || picture == null) {
      return Optional.empty();
    }
    try {
      return store.find(agent).or(() -> make(agent, picture));
    } catch (RuntimeException storeIsAway) {
      log.warn("no persona: {}", storeIsAway.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  void forget(String agent) {
    try {
      store.forget(agent);
    } catch (RuntimeException storeIsAway) {
      log.warn("persona not forgotten: {}", storeIsAway.getClass().getSimpleName());
    }
  }

  private Optional<String> make(String agent, URI where) {
    SendResult made =
        MessengerErrors.toResult(
            graph.post("/me/personas", MessengerSender.persona(agent, where.toString()), LONGEST_MAKING), "id");
    if (made instanceof Sent(String id) && id != null) {
      store.keep(agent, id);
      return Optional.of(id);
    }
    log.warn("no persona made: {}", made);
    return Optional.empty();
  }
}
