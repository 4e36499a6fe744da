package vn.danda.channels.messenger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.InboundEvent;

/**
 * What one event of theirs gives.
 *
 * @param notKept why it gives none, for the counter; null when it gives some
 */
record Reading(List<InboundEvent> events, @Nullable String notKept) {

  static Reading of(InboundEvent... events) {
    return new Reading(List.of(events), null);
  }

  static Reading notKept(String why) {
    return new Reading(List.of(), why);
  }
}
