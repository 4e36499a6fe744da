package vn.danda.intake;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;

/**
 * Events a server may have died of. One is counted in Redis before it is thought about and cleared right afterwards, so
 * that a count says "died while thinking about it" and nothing else: a server that is killed or loses its stores before or
 * after says nothing about the event. Safe for many threads.
 */
final class Suspects {

  /** An event that was being thought about when a server died this often is not tried again. */
  static final int MOST_DEATHS = 3;

  private final UnifiedJedis redis;

  /** Counted by this process and not yet cleared, because Redis went away in between: it lives, so it counts them once. */
  private final Set<String> counted = ConcurrentHashMap.newKeySet();

  Suspects(UnifiedJedis redis) {
    this.redis = redis;
  }

  /** Counts that it is being thought about; false when that ended badly too often. */
  boolean mayBeThought(Shard shard, String entry) {
    return !counted.add(shard + "/" + entry) || redis.hincrBy(RedisKeys.deaths(shard), entry, 1) < MOST_DEATHS;
  }

  /** Whoever thought about it is alive. */
  void cleared(Shard shard, String entry) {
    redis.hincrBy(RedisKeys.deaths(shard), entry, -1);
    counted.remove(shard + "/" + entry);
  }

  /** What the node before us had in hand is done. */
  void noneLeft(Shard shard) {
    redis.del(RedisKeys.deaths(shard));
    counted.removeIf(one -> one.startsWith(shard + "/"));
  }
}
