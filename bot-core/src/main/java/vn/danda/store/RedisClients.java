package vn.danda.store;

import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/** Makes Jedis clients: one host or a cluster, for short commands, for reads that wait and for subscriptions. */
final class RedisClients {

  /** Readers that wait are few: one per shard. */
  private static final int WAITING_CONNECTIONS = 32;

  private static final int LISTENING_CONNECTIONS = 4;

  /** How long a blocking read may hear nothing before its connection counts as dead; longer than any BLOCK we ask for. */
  private static final Duration SILENCE = Duration.ofSeconds(3);

  /** The same for a subscription, where silence is normal; it ends with an exception then and is simply begun again. */
  private static final Duration NO_NEWS = Duration.ofMinutes(5);

  private final RedisAddress address;
  private final StoreSettings.Redis settings;

  RedisClients(RedisAddress address, StoreSettings.Redis settings) {
    this.address = address;
    this.settings = settings;
  }

  /** For everything that answers at once. */
  UnifiedJedis forCommands() {
    if (address.isCluster()) {
      return cluster(settings.connections(), SILENCE);
    }
    JedisClientConfig config = clientConfig(SILENCE);
    return RedisClient.builder()
        .clientConfig(config)
        .connectionProvider(GuardedConnections.to(host(), config, pool(settings.connections())))
        .build();
  }

  /** For XREAD BLOCK: connections of its own, so that waiting never takes one from those who work. */
  UnifiedJedis forWaiting() {
    return unguarded(WAITING_CONNECTIONS, SILENCE);
  }

  /** For SUBSCRIBE. */
  UnifiedJedis forListening() {
    return unguarded(LISTENING_CONNECTIONS, NO_NEWS);
  }

  private UnifiedJedis unguarded(int connections, Duration silence) {
    if (address.isCluster()) {
      return cluster(connections, silence);
    }
    return RedisClient.builder()
        .hostAndPort(host())
        .clientConfig(clientConfig(silence))
        .poolConfig(pool(connections))
        .build();
  }

  /** No fuse: one master that is away is no reason to refuse what the others can do. */
  private UnifiedJedis cluster(int connections, Duration silence) {
    return RedisClusterClient.builder()
        .nodes(address.hosts())
        .clientConfig(clientConfig(silence))
        .poolConfig(pool(connections))
        .maxAttempts(3)
        .maxTotalRetriesDuration(settings.timeout())
        .build();
  }

  private HostAndPort host() {
    return address.hosts().iterator().next();
  }

  private JedisClientConfig clientConfig(Duration silence) {
    return DefaultJedisClientConfig.builder()
        .connectionTimeoutMillis((int) settings.connectTimeout().toMillis())
        .socketTimeoutMillis((int) settings.timeout().toMillis())
        .blockingSocketTimeoutMillis((int) silence.toMillis())
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
