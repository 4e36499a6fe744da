package vn.danda.channels;

import java.time.Instant;
import java.util.Map;

/**
 * What is known of a person when we ask whether we may write to them.
 *
 * @param channel the channel's name
 * @param opened when the person last did each of these, by the network's clock; what they never did is left out
 * @param reachable false after they blocked or left us
 */
public record Recipient(String channel, Map<Opening, Instant> opened, boolean reachable) {

  /** What a person does that allows us to write to them. */
  public enum Opening {
    /** Wrote, pressed a button, came in by a link. */
    MESSAGE,
    /** Came in by an advertisement. */
    AD,
    /** Commented on a post. */
    COMMENT
  }

  public Recipient {
    opened = Map.copyOf(opened);
  }
}
