package vn.danda.delivery;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.resps.StreamEntry;
import vn.danda.channels.ContactId;
import vn.danda.channels.web.WebChatLog;
import vn.danda.conversation.PersonalStore;
import vn.danda.conversation.Presence;
import vn.danda.store.Announcements;
import vn.danda.store.Announcements.Topic;
import vn.danda.store.Bells;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;

/** Each visitor's log is a Redis stream; an announcement wakes the node that has the visitor's stream open. */
@Component
public class RedisWebChatLog implements WebChatLog, PersonalStore {

  private static final String LONGEST = "500";
  private static final String KEPT_SECONDS = Long.toString(Duration.ofDays(30).toSeconds());
  private static final long TYPING_SECONDS = 6;
  private static final RedisScript APPEND = RedisScript.named("web_append");

  private final UnifiedJedis redis;
  private final Announcements announcements;
  private final Presence presence;
  private final Bells bells = new Bells();
  private final String secret;

  RedisWebChatLog(UnifiedJedis redis, Announcements announcements, Presence presence) {
    this.redis = redis;
    this.presence = presence;
    this.announcements = announcements;
    this.secret = keptSecret(redis);
    announcements.listen(Topic.WEB, bells::ring);
  }

  @Override
  public void append(ContactId visitor, String key, String json) {
    APPEND.run(
        redis,
        List.of(RedisKeys.webSeen(visitor, key), RedisKeys.webLog(visitor)),
        List.of(json, LONGEST, KEPT_SECONDS));
    announcements.announce(Topic.WEB, visitor.externalId());
  }

  /** Empties the visitor's log; what is said afterwards begins a new one. */
  @Override
  public void erase(Erasure erasure) {
    redis.del(RedisKeys.webLog(erasure.contact()));
  }

  @Override
  public List<Line> since(ContactId visitor, String lastId, int most) {
    String from = lastId.isEmpty() ? "-" : "(" + lastId;
    List<StreamEntry> entries = redis.xrange(RedisKeys.webLog(visitor), from, "+", most);
    return entries.stream().map(RedisWebChatLog::line).toList();
  }

  @Override
  public void await(ContactId visitor, String lastId, Duration atMost) throws InterruptedException {
    try (Bells.Bell bell = bells.hang(visitor.externalId())) {
      // A line may have come between the caller's look and our sign-up.
      if (since(visitor, lastId, 1).isEmpty()) {
        bell.await(atMost);
      }
    }
  }

  @Override
  public void personTypes(ContactId visitor) {
    redis.set(RedisKeys.webTyping(visitor), "1", SetParams.setParams().ex(TYPING_SECONDS));
    announcements.announce(Topic.WEB, visitor.externalId());
  }

  @Override
  public boolean isPersonTyping(ContactId visitor) {
    return redis.exists(RedisKeys.webTyping(visitor));
  }

  @Override
  public void visitorTypes(ContactId visitor) {
    presence.contactTypes(visitor);
  }

  @Override
  public void putTicket(String ticket, ContactId visitor, Duration validFor) {
    redis.set(RedisKeys.webTicket(ticket), visitor.toString(), SetParams.setParams().ex(validFor.toSeconds()));
  }

  @Override
  public Optional<ContactId> takeTicket(String ticket) {
    if (!ticket.matches("[A-Za-z0-9_-]{16,64}")) {
      return Optional.empty();
    }
    return Optional.ofNullable(redis.getDel(RedisKeys.webTicket(ticket))).map(ContactId::parse);
  }

  @Override
  public String secret() {
    return secret;
  }

  private static String keptSecret(UnifiedJedis redis) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    redis.setnx(RedisKeys.WEB_SECRET, Base64.getEncoder().encodeToString(random));
    return redis.get(RedisKeys.WEB_SECRET);
  }

  private static Line line(StreamEntry entry) {
    return new Line(entry.getID().toString(), entry.getFields().getOrDefault("j", "{}"));
  }
}
