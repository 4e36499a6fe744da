package vn.danda.channels.zalo;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Fixtures;
import vn.danda.channels.ChannelNotes;

/** Notes of one channel in memory, all of the time the test says. */
final class MemoryNotes implements ChannelNotes {

  private final Map<String, Note> notes = new ConcurrentHashMap<>();
  Instant now = Fixtures.RECEIVED;

  @Override
  public void put(String channel, String name, String text) {
    notes.put(name, new Note(text, now));
  }

  @Override
  public Map<String, Note> of(String channel) {
    return Map.copyOf(notes);
  }

  @Nullable String text(String channel, String name) {
    Note note = of(channel).get(name);
    return note == null ? null : note.text();
  }
}
