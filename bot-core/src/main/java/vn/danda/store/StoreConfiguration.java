package vn.danda.store;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The clients of both stores. Inject {@link UnifiedJedis} for commands, {@code @Qualifier(BLOCKING)} beside it for reads
 * that wait, {@code @Qualifier(LISTENING)} for subscriptions; the database is Spring's {@code JdbcClient}.
 *
 * <p>The order of stopping follows from the order of making: pools first, then the servers we started ourselves.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
public class StoreConfiguration {

  /** Names the client for XREAD BLOCK. */
  public static final String BLOCKING = "blockingJedis";

  /** Names the client for SUBSCRIBE. */
  public static final String LISTENING = "listeningJedis";

  @Bean
  EmbeddedServers embeddedServers(StoreSettings settings) {
    return EmbeddedServers.start(settings);
  }

  @Bean
  RedisClients redisClients(StoreSettings settings, EmbeddedServers embedded) {
    return new RedisClients(address(settings, embedded), settings.redis());
  }

  @Bean
  @Primary
  UnifiedJedis jedis(StoreSettings settings, EmbeddedServers embedded, RedisClients clients) {
    RedisAddress address = address(settings, embedded);
    UnifiedJedis jedis;
    try {
      jedis = clients.forCommands();
    } catch (JedisException e) {
      throw RedisCheck.unreachable(address, e);
    }
    try {
      RedisCheck.refuseForgetful(jedis, address);
      return jedis;
    } catch (RuntimeException e) {
      jedis.close();
      throw e;
    }
  }

  /** Made after the other one, so that an unreachable Redis is refused with a sentence and not here. */
  @Bean
  @Qualifier(BLOCKING)
  UnifiedJedis blockingJedis(RedisClients clients, UnifiedJedis jedis) {
    return clients.forWaiting();
  }

  @Bean
  @Qualifier(LISTENING)
  UnifiedJedis listeningJedis(RedisClients clients, UnifiedJedis jedis) {
    return clients.forListening();
  }

  @Bean
  JdbcConnectionDetails databaseConnection(StoreSettings settings, EmbeddedServers embedded) {
    StoreSettings.Database database = settings.database();
    return embedded
        .postgres()
        .<JdbcConnectionDetails>map(
            postgres -> new DatabaseConnection(postgres.jdbcUrl(), postgres.user(), postgres.password()))
        .orElseGet(() -> new DatabaseConnection(database.url(), database.user(), database.password().reveal()));
  }

  private static RedisAddress address(StoreSettings settings, EmbeddedServers embedded) {
    return RedisAddress.parse(
        embedded.redis().map(redis -> redis.uri().toString()).orElseGet(settings.redis().url()::reveal));
  }
}
