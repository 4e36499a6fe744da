package vn.danda.channels.telegram;

import java.util.Optional;

/**
 * Where groups have gone: a group that becomes a "supergroup" gets another id, and the old one is dead for good. Kept by
 * the server so that every node and every later start knows it. Safe for many threads.
 */
public interface GroupMoves {

  /** The group's id today, or empty when it did not move. */
  Optional<String> of(String chatId);

  /** Remembers that {@code from} is {@code to} from now on. */
  void moved(String from, String to);
}
