package vn.danda.delivery;

import java.util.Optional;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.channels.messenger.PersonaStore;
import vn.danda.store.RedisKeys;

/** Which persona at Meta shows which agent, for all nodes. */
@Component
class RedisPersonas implements PersonaStore {

  private final UnifiedJedis redis;

  RedisPersonas(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public Optional<String> find(String agent) {
    return Optional.ofNullable(redis.hget(RedisKeys.PERSONAS, agent));
  }

  @Override
  public void keep(String agent, String personaId) {
    redis.hset(RedisKeys.PERSONAS, agent, personaId);
  }

  @Override
  public void forget(String agent) {
    redis.hdel(RedisKeys.PERSONAS, agent);
  }
}
