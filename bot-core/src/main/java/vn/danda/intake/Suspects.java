package vn.danda.intake;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;

/**
 * Events a server may have died of. One is counted in Redis before it is thought about and cleared right afterwards, so
 * that a count says "died while thinking about it" and nothing else: a server that is killed or loses its stores before or
 * after says nothing about the event. Safe for many threads.
 *
 * <p>Other shards' events are thought about at the same moment, and a server also dies for reasons of its own. So from the
 * second death on an event is thought about while no other such one is, and a few deaths more are needed.
 */
final class Suspects {

  /** From so many deaths on, an event is thought about while no other such one is. */
  static final int SUSPECT_DEATHS = 2;

  /** An event that was being thought about when a server died this often is not tried again. */
  static final int MOST_DEATHS = 5;

  private final UnifiedJedis redis;
  private final Lock alone = new ReentrantLock();

  /** Counted by this process and not yet cleared, because Redis went away in between: it lives, so it counts them once. */
  private final Set<String> counted = ConcurrentHashMap.newKeySet();

  Suspects(UnifiedJedis redis) {
    this.redis = redis;
  }

  /** What comes of thinking about it; null when that ended badly too often. */
  <T> @Nullable T watch(Shard shard, String entry, Supplier<T> thinking) {
    int deaths = deaths(shard, entry);
    if (deaths >= MOST_DEATHS) {
      return null;
    }
    if (deaths < SUSPECT_DEATHS) {
      return count(shard, entry, thinking);
    }
    alone.lock();
    try {
      return count(shard, entry, thinking);
    } finally {
      alone.unlock();
    }
  }

  private int deaths(Shard shard, String entry) {
    String deaths = redis.hget(RedisKeys.deaths(shard), entry);
    return (deaths == null ? 0 : Integer.parseInt(deaths)) - (counted.contains(name(shard, entry)) ? 1 : 0);
  }

  private <T> T count(Shard shard, String entry, Supplier<T> thinking) {
    if (counted.add(name(shard, entry))) {
      redis.hincrBy(RedisKeys.deaths(shard), entry, 1);
    }
    T thought = thinking.get();
    // Whoever thought about it is alive.
    redis.hincrBy(RedisKeys.deaths(shard), entry, -1);
    counted.remove(name(shard, entry));
    return thought;
  }

  /** What the node before us had in hand is done. */
  void noneLeft(Shard shard) {
    redis.del(RedisKeys.deaths(shard));
    counted.removeIf(one -> one.startsWith(shard + "/"));
  }

  private static String name(Shard shard, String entry) {
    return shard + "/" + entry;
  }
}
