package vn.danda.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Leave to send one message now; {@link WindowRules} gives it. A channel carries out what it says and decides nothing.
 *
 * @param until when it ends, or null when it does not end by itself
 * @param tag what the network must be told for this message, for example {@code HUMAN_AGENT}, or null
 * @param paid the network charges the account for it
 * @param why the rule in one Vietnamese sentence, for the agent
 */
public record Permit(@Nullable Instant until, @Nullable String tag, boolean paid, String why) {

  /** For what shows nothing, such as stopping a button that spins. */
  public static final Permit ALWAYS = new Permit(null, null, false, "");

  /** The network takes it as an ordinary answer. */
  boolean isPlain() {
    return tag == null && !paid;
  }
}
