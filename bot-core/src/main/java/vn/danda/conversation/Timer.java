package vn.danda.conversation;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something a conversation wants to come back to by itself. Part of its state, so it is set, changed and taken off by the
 * same commit as everything else of a turn; when its time has come the conversation gets a {@link
 * ConversationEvent.TimerRang}, once.
 *
 * @param kind what for, for example {@code lead-resume}; a conversation has at most one of each kind. Not an enum: a
 *     node that does not know a newer node's kind must still be able to read the state
 * @param at when it rings, at the earliest; about a second later at the latest
 * @param argument what the kind needs to know, or null; nothing personal
 */
public record Timer(String kind, Instant at, @Nullable String argument) {

  private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,31}");

  public Timer {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("Not a kind of timer: '" + kind + "'");
    }
  }

  boolean isDue(Instant now) {
    return !at.isAfter(now);
  }
}
