package vn.danda.channels.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.danda.channels.ContactId;

/**
 * What each visitor's chat shows, line after line, kept where every node sees it. Implemented by the server; called from
 * many threads at once. A failure of the store is thrown as a {@link RuntimeException}.
 *
 * <p>Ids are {@code digits} or {@code digits-digits}, ascending per visitor (the form of a Redis stream id). An empty
 * last id means "from the beginning"; a last id that is no longer kept means "everything kept after it".
 */
public interface WebChatLog {

  /**
   * Adds one line, once per visitor and key.
   *
   * @return the line's id; for a key that was there already the id it got then, and nothing is added
   */
  String append(ContactId visitor, String key, String json);

  /** The oldest lines after {@code lastId}, at most {@code max}, ascending. */
  List<Line> since(ContactId visitor, String lastId, int max);

  /**
   * Blocks the (virtual) thread until there may be a line after {@code lastId}, the time is over, or the thread is
   * interrupted (then the interrupt flag is set on return). May return early for no reason.
   */
  void await(ContactId visitor, String lastId, Duration atMost);

  /** Keeps a ticket for one opening of the stream. */
  void putTicket(String ticket, ContactId visitor, Duration ttl);

  /** Whose ticket it is, and takes it away in the same step; empty when unknown, used or too old. */
  Optional<ContactId> takeTicket(String ticket);

  /** One line as {@link #append} got it. */
  record Line(String id, String json) {}
}
