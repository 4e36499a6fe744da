package vn.danda.intake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.danda.store.Shard;

/** How often this process tried entries that broke. Safe for many threads. */
final class Tries {

  /** A second try helps when memory was short for a moment; what breaks three times breaks always. */
  static final int MOST = 3;

  private final Map<String, Integer> failed = new ConcurrentHashMap<>();

  /** Counts a failure; whether the entry is to be tried again. */
  boolean again(Shard shard, String entry) {
    return failed.merge(shard + "/" + entry, 1, Integer::sum) < MOST;
  }

  void forget(Shard shard, String entry) {
    if (!failed.isEmpty()) {
      failed.remove(shard + "/" + entry);
    }
  }
}
