package vn.danda.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import vn.danda.channels.ChannelNotes;
import vn.danda.store.RedisKeys;

/** Notes in Redis, so that every node shows the same. The same note is written at most once a minute per node. */
@Component
class RedisChannelNotes implements ChannelNotes {

  private static final Duration SAME_AGAIN = Duration.ofMinutes(1);
  private static final Logger log = LoggerFactory.getLogger(RedisChannelNotes.class);

  private final UnifiedJedis redis;
  private final Clock clock;
  private final Map<String, Note> written = new ConcurrentHashMap<>();

  RedisChannelNotes(UnifiedJedis redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  @Override
  public void put(String channel, String name, String text) {
    Note note = new Note(text, clock.instant());
    Note before = written.get(channel + ":" + name);
    if (before != null && before.text().equals(text) && note.at().isBefore(before.at().plus(SAME_AGAIN))) {
      return;
    }
    written.put(channel + ":" + name, note);
    try {
      redis.hset(RedisKeys.notes(channel), name, note.at().toEpochMilli() + " " + text);
    } catch (JedisException away) {
      log.debug("note not kept: {}", away.getClass().getSimpleName());
    }
  }

  @Override
  public Map<String, Note> of(String channel) {
    try {
      Map<String, Note> notes = new HashMap<>();
      redis.hgetAll(RedisKeys.notes(channel)).forEach((name, value) -> notes.put(name, note(value)));
      return notes;
    } catch (JedisException away) {
      return Map.of();
    }
  }

  private static Note note(String value) {
    int space = value.indexOf(' ');
    return new Note(value.substring(space + 1), Instant.ofEpochMilli(Long.parseLong(value.substring(0, space))));
  }
}
