package vn.danda.intake;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.channels.telegram.PollingLock;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;

/** One node polls Telegram at a time. */
@Component
class RedisPollingLock implements PollingLock {

  private static final RedisScript TAKE = RedisScript.named("lease");
  private static final RedisScript RELEASE = RedisScript.named("release");
  private static final String KEY = RedisKeys.polling("telegram");

  private final UnifiedJedis redis;
  private final String node;

  RedisPollingLock(UnifiedJedis redis, NodeName node) {
    this.redis = redis;
    this.node = node.value();
  }

  @Override
  public boolean hold(Duration forAtLeast) {
    Object taken = TAKE.run(redis, List.of(KEY), List.of(node, Long.toString(forAtLeast.toMillis())));
    return Long.valueOf(1).equals(taken);
  }

  @Override
  public void release() {
    RELEASE.run(redis, List.of(KEY), List.of(node));
  }
}
