package vn.danda.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.resps.StreamEntry;
import vn.danda.conversation.PersonalStore;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;

/**
 * What Redis knows of a person: messages waiting to be sent to them or about them, what was parked, every key that names
 * them. What stays for ten minutes is the emptied conversation (a turn under way needs its count) and the last word that
 * all is erased.
 */
@Component
class RedisTraces implements PersonalStore {

  private static final Duration LAST_WORD = Duration.ofMinutes(10);
  private static final int PAGE = 500;

  private final UnifiedJedis redis;

  RedisTraces(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public void erase(Erasure erasure) {
    for (Shard shard : Shard.ALL) {
      sweep(RedisKeys.outbound(shard), RedisKeys.sending(shard), erasure);
      sweep(RedisKeys.dead(shard), null, erasure);
    }
    Shard home = Shard.of(erasure.contact());
    redis.zrem(RedisKeys.timers(home), erasure.contact().toString());
    deleteKeysOf(home, erasure);
    if (erasure.confirmation() == null) {
      redis.del(RedisKeys.conversation(erasure.contact()));
    } else {
      redis.expire(RedisKeys.conversation(erasure.contact()), LAST_WORD.toSeconds());
    }
  }

  private void sweep(String stream, @Nullable String sending, Erasure erasure) {
    String from = "-";
    List<StreamEntry> page;
    do {
      page = redis.xrange(stream, from, "+", PAGE);
      for (StreamEntry entry : page) {
        from = "(" + entry.getID();
        if (names(entry.getFields(), erasure)) {
          redis.xdel(stream, new StreamEntryID[] {entry.getID()});
          if (sending != null) {
            redis.hdel(sending, entry.getID().toString());
          }
        }
      }
    } while (page.size() == PAGE);
  }

  private static boolean names(Map<String, String> fields, Erasure erasure) {
    String all = String.join("\n", fields.values());
    boolean lastWord = erasure.confirmation() != null && all.contains("\"" + erasure.confirmation() + "#");
    return !lastWord && erasure.words().stream().anyMatch(all::contains);
  }

  /** Seen keys and the like carry the network's id of the person. */
  private void deleteKeysOf(Shard shard, Erasure erasure) {
    String tag = RedisKeys.inbound(shard).replaceFirst(":inbound$", "");
    String pattern = tag + ":*" + escaped(erasure.contact().externalId()) + "*";
    String stays = RedisKeys.conversation(erasure.contact());
    ScanParams params = new ScanParams().match(pattern).count(1_000);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> found = redis.scan(cursor, params);
      found.getResult().stream().filter(key -> !key.equals(stays)).forEach(redis::del);
      cursor = found.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
  }

  private static String escaped(String externalId) {
    return externalId.replaceAll("([*?\\[\\]\\\\])", "\\\\$1");
  }
}
