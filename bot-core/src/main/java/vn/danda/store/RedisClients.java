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
    if (address.isCluster()) {
      return cluster(settings.connections());
    }
    return RedisClient.builder()
        .clientConfig(clientConfig())
        .connectionProvider(GuardedConnections.to(host(), clientConfig(), pool(settings.connections())))
        .build();
  }

  /** For XREAD BLOCK and SUBSCRIBE: connections of its own, so that waiting never takes one from those who work. */
  UnifiedJedis forWaiting() {
    if (address.isCluster()) {
      return cluster(WAITING_CONNECTIONS);
    }
    return RedisClient.builder()
        .hostAndPort(host())
        .clientConfig(clientConfig())
        .poolConfig(pool(WAITING_CONNECTIONS))
        .build();
  }

  /** No fuse: one master that is away is no reason to refuse what the others can do. */
  private UnifiedJedis cluster(int connections) {
    return RedisClusterClient.builder()
        .nodes(address.hosts())
        .clientConfig(clientConfig())
        .poolConfig(pool(connections))
        .maxAttempts(3)
        .maxTotalRetriesDuration(settings.timeout())
        .build();
  }

  private HostAndPort host() {
    return address.hosts().iterator().next();
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
    pool.setMaxWait(settings.connectTimeout());
    // Idle connections are looked at now and then; asking before every command would double the round trips.
    pool.setTestWhileIdle(true);
    pool.setTimeBetweenEvictionRuns(Duration.ofSeconds(30));
    pool.setMinEvictableIdleDuration(Duration.ofMinutes(2));
    return pool;
  }
}
