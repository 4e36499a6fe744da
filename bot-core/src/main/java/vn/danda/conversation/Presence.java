package vn.danda.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.channels.ContactId;
import vn.danda.store.RedisKeys;

/**
 * Who of the staff looks at a conversation at the moment, and who types in it, so that two do not answer one person. For
 * eyes only: nothing may depend on it, and all of it is gone within seconds of the page that said it. Safe for many
 * threads and nodes.
 */
@Component
public class Presence implements PersonalStore {

  /** Pages say it anew more often than this. */
  private static final Duration LOOKS_FOR = Duration.ofSeconds(25);

  /** Whoever types says so every three seconds. */
  private static final Duration TYPES_FOR = Duration.ofSeconds(7);

  private static final String LOOKS = "looks:";
  private static final String TYPES = "types:";
  private static final String CONTACT = "contact";

  private final UnifiedJedis redis;
  private final News news;
  private final Clock clock;

  Presence(UnifiedJedis redis, News news, Clock clock) {
    this.redis = redis;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Who is there now.
   *
   * @param contactTyped when the contact was last seen typing, if that was a moment ago; else null
   */
  public record Present(Set<UUID> looking, Set<UUID> typing, @Nullable Instant contactTyped) {
    public Present {
      looking = Set.copyOf(looking);
      typing = Set.copyOf(typing);
    }
  }

  public void looks(ContactId contact, UUID agent) {
    say(contact, LOOKS + agent, LOOKS_FOR);
  }

  public void types(ContactId contact, UUID agent) {
    say(contact, TYPES + agent, TYPES_FOR);
  }

  public void contactTypes(ContactId contact) {
    say(contact, CONTACT, TYPES_FOR);
  }

  public Present of(ContactId contact) {
    Set<UUID> looking = new TreeSet<>();
    Set<UUID> typing = new TreeSet<>();
    Instant contactTyped = null;
    Instant now = clock.instant();
    for (Map.Entry<String, String> said : redis.hgetAll(RedisKeys.presence(contact)).entrySet()) {
      if (isOver(said.getValue(), now)) {
        continue;
      }
      String who = said.getKey();
      if (who.startsWith(LOOKS)) {
        looking.add(UUID.fromString(who.substring(LOOKS.length())));
      } else if (who.startsWith(TYPES)) {
        typing.add(UUID.fromString(who.substring(TYPES.length())));
      } else {
        contactTyped = Instant.ofEpochMilli(Long.parseLong(said.getValue())).minus(TYPES_FOR);
      }
    }
    return new Present(looking, typing, contactTyped);
  }

  @Override
  public void erase(Erasure erasure) {
    redis.del(RedisKeys.presence(erasure.contact()));
  }

  private void say(ContactId contact, String who, Duration lasts) {
    String key = RedisKeys.presence(contact);
    Instant now = clock.instant();
    String before = redis.hget(key, who);
    redis.hset(key, who, Long.toString(now.plus(lasts).toEpochMilli()));
    redis.expire(key, LOOKS_FOR.toSeconds());
    if (before == null || isOver(before, now)) {
      news.of(contact);
    }
  }

  private static boolean isOver(String until, Instant now) {
    return Long.parseLong(until) < now.toEpochMilli();
  }
}
