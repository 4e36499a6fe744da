package vn.danda.store;

import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/** Makes Jedis clients: one host or a cluster, for short commands or for calls that wait. */
final class RedisClients {

  /** Calls that wait are few: one reader per kind of stream, and the subscriptions. */
  private static final int WAITING_CONNECTIONS = 32;

  /**
   * How long a blocking read or a subscription may hear nothing before its connection counts as dead. Longer than any
   * BLOCK we ask for; a subscription ends with an exception then and is simply begun again.
   */
  private static final Duration SILENCE = Duration.ofMinutes(5);

  private final RedisAddress address;
  private final StoreSettings.Redis settings;

  RedisClients(RedisAddress address, StoreSettings.Redis settings) {
    this.address = address;
    this.settings = settings;
  }

  /** For everything that answers at once. */
  UnifiedJedis forCommands() {
    return client(settings.connections());
  }

  /** For XREAD BLOCK and SUBSCRIBE: connections of its own, so that waiting never takes one from those who work. */
  UnifiedJedis forWaiting() {
    return client(WAITING_CONNECTIONS);
  }

  private UnifiedJedis client(int connections) {
    if (address.isCluster()) {
      return RedisClusterClient.builder()
          .nodes(address.hosts())
          .clientConfig(clientConfig())
          .poolConfig(pool(connections))
          .maxAttempts(3)
          .maxTotalRetriesDuration(settings.timeout().multipliedBy(2))
          .build();
    }
    HostAndPort host = address.hosts().iterator().next();
    return RedisClient.builder().hostAndPort(host).clientConfig(clientConfig()).poolConfig(pool(connections)).build();
  }

  private JedisClientConfig clientConfig() {
    return DefaultJedisClientConfig.builder()
        .connectionTimeoutMillis((int) settings.connectTimeout().toMillis())
        .socketTimeoutMillis((int) settings.timeout().toMillis())
        .blockingSocketTimeoutMillis((int) SILENCE.toMillis())
        .user(address.user())
        .password(address.password())
        .database(address.database())
        .ssl(address.tls())
        .clientName("danda")
        .build();
  }

  private ConnectionPoolConfig pool(int connections) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(connections);
    pool.setMaxIdle(connections);
    pool.setMaxWait(settings.timeout());
    // Idle connections are looked at now and then; asking before every command would double the round trips.
    pool.setTestWhileIdle(true);
    pool.setTimeBetweenEvictionRuns(Duration.ofSeconds(30));
    pool.setMinEvictableIdleDuration(Duration.ofMinutes(2));
    return pool;
  }
}
