package vn.danda.channels.telegram;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Moves of groups, for one test. */
final class MovesInMemory implements GroupMoves {

  private final Map<String, String> moves = new ConcurrentHashMap<>();

  @Override
  public Optional<String> of(String chatId) {
    return Optional.ofNullable(moves.get(chatId));
  }

  @Override
  public void moved(String from, String to) {
    moves.put(from, to);
  }
}
