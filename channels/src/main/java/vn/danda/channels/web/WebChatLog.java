package vn.danda.channels.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.danda.channels.ContactId;

/** What each visitor's page shows, in order, shared by all nodes. Implemented by the server. Safe for many threads. */
public interface WebChatLog {

  /** One line; {@code id} is later than that of every line before it. */
  record Line(String id, String json) {}

  /** Puts a line at the end; a second one with the same key changes nothing. */
  void append(ContactId visitor, String key, String json);

  /** Lines after {@code lastId} (from the beginning when it is empty), at most {@code most}. */
  List<Line> since(ContactId visitor, String lastId, int most);

  /** Returns when there may be a line after {@code lastId}, or after {@code atMost}. */
  void await(ContactId visitor, String lastId, Duration atMost) throws InterruptedException;

  /** A person of the office types to the visitor: shown for some seconds, and never kept. */
  default void personTypes(ContactId visitor) {}

  default boolean isPersonTyping(ContactId visitor) {
    return false;
  }

  /** The visitor types, while a person of the office talks to them. */
  default void visitorTypes(ContactId visitor) {}

  /** Keeps a ticket that opens one stream. */
  void putTicket(String ticket, ContactId visitor, Duration validFor);

  /** Whose ticket it is; it can be taken once. */
  Optional<ContactId> takeTicket(String ticket);

  /** A long random secret shared by all nodes and kept for good: it signs the visitors' tokens. */
  String secret();
}
