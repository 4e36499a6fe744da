package vn.danda.channels;

import java.time.Duration;
import java.util.Optional;

/**
 * Keeps what a network gives only once: a token pair that changes at every use. Shared by all nodes; the server
 * implements it on its stores. Safe for many threads.
 */
public interface TokenVault {

  /** What was saved last for this channel and can be opened with this key. */
  Optional<String> load(String channel, Secret key);

  /**
   * Locks the tokens up with the key and returns only when they are on disk.
   *
   * @throws RuntimeException when that is not possible now
   */
  void save(String channel, Secret key, String tokens);

  /** Makes this node the only one that may fetch new tokens; false when another one is doing it. */
  boolean lock(String channel, Duration atMost);

  /** Gives the lock up, if this node holds it. */
  void unlock(String channel);
}
