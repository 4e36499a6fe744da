package vn.danda.intake;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;

/**
 * Decides which shards this node works. Live nodes share them by rendezvous hashing, and a lease in Redis says who has a
 * shard now. Leases only save work: that a turn happens once is the commit script's doing, so a lease that is lost or
 * held twice does no harm.
 */
@Component
class ShardLeases {

  /** A node that died is replaced this long after its last renewal, at the latest. */
  static final Duration LEASE = Duration.ofSeconds(5);

  /** A node is alive when it showed itself within this time. */
  private static final Duration ALIVE = Duration.ofSeconds(3);

  private static final Duration FORGOTTEN = Duration.ofMinutes(1);

  private static final RedisScript SHOW = RedisScript.named("show_node");
  private static final RedisScript TAKE = RedisScript.named("lease");
  private static final RedisScript RELEASE = RedisScript.named("release");

  private final UnifiedJedis redis;
  private final String node;

  /** Whom we saw last; on a Redis Cluster the list may be on a master that is away while our shards are not. */
  private volatile List<String> lastSeen = List.of();

  ShardLeases(UnifiedJedis redis, NodeName node) {
    this.redis = redis;
    this.node = node.value();
  }

  /** Shows this node to the others, takes and renews what is its share, gives back the rest; the shards it may work. */
  Set<Shard> renew(Set<Shard> held) {
    List<String> live = live(held);
    Set<Shard> ours = new TreeSet<>(Comparator.comparingInt(Shard::number));
    for (Shard shard : Shard.ALL) {
      boolean share = owner(shard, live).equals(node);
      try {
        if (share && take(shard)) {
          ours.add(shard);
        } else if (!share && held.contains(shard)) {
          release(shard);
        }
      } catch (JedisException away) {
        // Whoever has it can do nothing with it now; when its Redis is back it goes on where it was.
        if (share && held.contains(shard)) {
          ours.add(shard);
        }
      }
    }
    return ours;
  }

  /** Gives everything back and leaves, so that the other nodes need not wait for leases to run out. */
  void leave() {
    redis.zrem(RedisKeys.NODES, node);
    Shard.ALL.forEach(this::release);
  }

  private List<String> live(Set<Shard> held) {
    try {
      lastSeen = live();
    } catch (JedisException away) {
      if (held.isEmpty()) {
        throw away;
      }
    }
    return lastSeen.contains(node) ? lastSeen : List.of(node);
  }

  /** By the clock of Redis: a node whose own goes wrong is neither taken for dead nor, once dead, for alive. */
  private List<String> live() {
    Object answer =
        SHOW.run(
            redis,
            List.of(RedisKeys.NODES),
            List.of(node, Long.toString(ALIVE.toMillis()), Long.toString(FORGOTTEN.toMillis())));
    return ((List<?>) answer).stream().map(String.class::cast).toList();
  }

  private boolean take(Shard shard) {
    Object taken = TAKE.run(redis, List.of(RedisKeys.lease(shard)), List.of(node, Long.toString(LEASE.toMillis())));
    return Long.valueOf(1).equals(taken);
  }

  private void release(Shard shard) {
    RELEASE.run(redis, List.of(RedisKeys.lease(shard)), List.of(node));
  }

  private static String owner(Shard shard, List<String> nodes) {
    return nodes.stream().max(Comparator.comparingLong((String n) -> weight(shard, n)).thenComparing(n -> n)).orElseThrow();
  }

  /** Spreads well and is the same on every node. */
  private static long weight(Shard shard, String node) {
    long mixed = (node + "/" + shard).hashCode() * 0x9E3779B97F4A7C15L;
    mixed ^= mixed >>> 32;
    return mixed * 0xD6E8FEB86659FD93L >>> 1;
  }
}
