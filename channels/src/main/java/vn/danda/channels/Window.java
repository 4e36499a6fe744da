package vn.danda.channels;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether one person may be written to at one moment, by whom, until when, and why.
 *
 * @param permits for each purpose that is allowed now the ways to send, best first; others are left out
 * @param why one Vietnamese sentence, for the agent
 */
public record Window(Map<Purpose, List<Permit>> permits, String why) {

  /** How a conversation stands. */
  public enum Standing {
    /** The bot and people may write. */
    OPEN,
    /** Only a signed-in person may. */
    HUMAN_ONLY,
    /** Nobody may. */
    CLOSED
  }

  public Window {
    permits = Map.copyOf(permits);
  }

  public Standing standing() {
    if (permits.containsKey(Purpose.BOT)) {
      return Standing.OPEN;
    }
    return permits.containsKey(Purpose.AGENT) ? Standing.HUMAN_ONLY : Standing.CLOSED;
  }

  /** The leave to send something of this purpose now; empty when it must not be sent. */
  public Optional<Permit> permit(Purpose purpose) {
    return permits.getOrDefault(purpose, List.of()).stream().findFirst();
  }

  /**
   * Until when something of this purpose may be sent, in whatever way, if the person does nothing more; null when that
   * does not end by itself, or is not allowed even now.
   */
  public @Nullable Instant until(Purpose purpose) {
    List<Permit> ways = permits.getOrDefault(purpose, List.of());
    Instant last = null;
    for (Permit way : ways) {
      if (way.until() == null) {
        return null;
      }
      last = last == null || way.until().isAfter(last) ? way.until() : last;
    }
    return last;
  }
}
