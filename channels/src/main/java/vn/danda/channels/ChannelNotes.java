package vn.danda.channels;

import java.time.Instant;
import java.util.Map;

/**
 * Small things a channel noticed, for its {@link SelfCheck}; seen by all nodes. Never personal data. Losing a note harms
 * nobody, so writing one never fails and may be left out when the same was written a moment ago.
 */
public interface ChannelNotes {

  /** What was noticed, and when last. */
  record Note(String text, Instant at) {}

  void put(String channel, String name, String text);

  /** All notes of a channel by their names; empty when they cannot be read now. */
  Map<String, Note> of(String channel);
}
