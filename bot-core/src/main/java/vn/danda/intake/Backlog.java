package vn.danda.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;

/** How much waits in the streams of all shards, for the dashboard: inbound, outbound, records, and what was parked. */
@Component
class Backlog {

  Backlog(UnifiedJedis redis, MeterRegistry meters) {
    gauge(redis, meters, "inbound", RedisKeys::inbound);
    gauge(redis, meters, "outbound", RedisKeys::outbound);
    gauge(redis, meters, "records", RedisKeys::records);
    gauge(redis, meters, "dead", RedisKeys::dead);
  }

  private static void gauge(UnifiedJedis redis, MeterRegistry meters, String stream, Function<Shard, String> key) {
    Gauge.builder("danda.backlog", () -> length(redis, key)).tag("stream", stream).register(meters);
  }

  private static double length(UnifiedJedis redis, Function<Shard, String> key) {
    try {
      return Shard.ALL.stream().mapToLong(shard -> redis.xlen(key.apply(shard))).sum();
    } catch (JedisException away) {
      return Double.NaN;
    }
  }
}
