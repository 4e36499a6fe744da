package vn.danda.store;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;

/**
 * Whether the stores answer. Without Redis no message can be taken in, so it is part of readiness; without the database
 * the bot goes on and the records wait, so that is only told.
 */
@Configuration(proxyBeanMethods = false)
class StoreHealth {

  @Bean
  HealthIndicator redisHealthIndicator(UnifiedJedis redis) {
    return () -> of(() -> "PONG".equals(redis.ping()));
  }

  @Bean
  HealthIndicator databaseHealthIndicator(JdbcClient database) {
    return () -> of(() -> database.sql("select 1").query(Integer.class).single() == 1);
  }

  private static Health of(Check check) {
    try {
      return check.answers() ? Health.up().build() : Health.down().build();
    } catch (RuntimeException away) {
      return Health.down().withDetail("because", away.getClass().getSimpleName()).build();
    }
  }

  private interface Check {
    boolean answers();
  }
}
