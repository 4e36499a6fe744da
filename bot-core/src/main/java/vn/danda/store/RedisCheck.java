package vn.danda.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import vn.danda.store.embedded.StartRefused;

/**
 * Asks Redis, before the first message is taken, whether it keeps what it acknowledges. A network is told 200 once Redis
 * has the message, so a Redis that forgets at power failure, or throws keys out when full, loses people's messages.
 */
final class RedisCheck {

  /** What to ask for, and what must be the answer. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          "appendonly", "yes",
          "appendfsync", "always",
          "no-appendfsync-on-rewrite", "no",
          "maxmemory-policy", "noeviction");

  private RedisCheck() {}

  /** Every node of a cluster, or the one server. */
  static void refuseForgetful(UnifiedJedis redis, RedisAddress address) {
    try {
      if (redis instanceof RedisClusterClient cluster) {
        cluster.getClusterNodes().forEach((node, pool) -> {
          try (Connection connection = pool.getResource(); Jedis jedis = new Jedis(connection)) {
            refuse(node, jedis::configGet);
          }
        });
      } else {
        refuse(address.toString(), redis::configGet);
      }
    } catch (JedisDataException e) {
      throw notAsked(address, e);
    } catch (JedisException e) {
      throw unreachable(address, e);
    }
  }

  /** One question for each setting: Redis 6.2 takes no more at a time. */
  private static void refuse(String node, Function<String, Map<String, String>> configGet) {
    Map<String, String> wrong = new TreeMap<>();
    REQUIRED.forEach(
        (key, value) -> {
          String found = configGet.apply(key).get(key);
          if (!value.equals(found)) {
            wrong.put(key, value + "   (" + found + ")");
          }
        });
    if (wrong.isEmpty()) {
      return;
    }
    String lines =
        wrong.entrySet().stream().map(e -> "  " + e.getKey() + " " + e.getValue()).collect(Collectors.joining("\n"));
    throw new StartRefused(
        "Redis " + node + " có thể làm mất tin nhắn đã nhận, nên máy chủ không khởi động.",
        "The Redis at " + node + " may lose messages it has acknowledged. Set in its redis.conf (now in brackets):\n" + lines);
  }

  private static StartRefused notAsked(RedisAddress address, JedisDataException cause) {
    return new StartRefused(
        "Redis " + address + " không cho hỏi cấu hình hoặc từ chối đăng nhập.",
        "The Redis at " + address + " refused CONFIG GET or the sign-in: " + cause.getMessage()
            + ". Check the user and password; allow the user +config|get and +info.",
        cause);
  }

  static StartRefused unreachable(RedisAddress address, JedisException cause) {
    return new StartRefused(
        "Không kết nối được Redis " + address + ".",
        "No connection to the Redis at " + address + " (" + cause.getMessage()
            + "). Start it, correct DANDA_REDIS_URL, or leave that empty to use the embedded one.",
        cause);
  }
}
