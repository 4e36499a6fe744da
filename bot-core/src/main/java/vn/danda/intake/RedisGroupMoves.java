package vn.danda.intake;

import java.util.Optional;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.channels.telegram.GroupMoves;
import vn.danda.store.RedisKeys;

/** Where Telegram groups have gone, for all nodes and for good. */
@Component
class RedisGroupMoves implements GroupMoves {

  private final UnifiedJedis redis;

  RedisGroupMoves(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public Optional<String> of(String chatId) {
    return Optional.ofNullable(redis.get(RedisKeys.groupMoved(chatId)));
  }

  @Override
  public void moved(String from, String to) {
    redis.set(RedisKeys.groupMoved(from), to);
  }
}
