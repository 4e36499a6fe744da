package vn.danda.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.channels.Secret;
import vn.danda.channels.TokenVault;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;

/**
 * Tokens in Redis, which has them on disk when it answers, and a second copy in the database, which is backed up. Both
 * are encrypted (AES-256-GCM) with a key that stands in the settings only. The database may be away: the copy is made
 * when it is back.
 */
@Component
class StoredTokens implements TokenVault {

  private static final Logger log = LoggerFactory.getLogger(StoredTokens.class);
  private static final RedisScript TAKE = RedisScript.named("lease");
  private static final RedisScript RELEASE = RedisScript.named("release");

  private final UnifiedJedis redis;
  private final JdbcClient database;
  private final Clock clock;
  private final String node = UUID.randomUUID().toString();
  private final Set<String> channels = ConcurrentHashMap.newKeySet();

  StoredTokens(UnifiedJedis redis, JdbcClient database, Clock clock) {
    this.redis = redis;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<String> load(String channel, Secret key) {
    channels.add(channel);
    String locked = redis.get(RedisKeys.tokens(channel));
    return locked != null ? open(locked, key) : copied(channel).flatMap(copy -> open(copy, key));
  }

  @Override
  public void save(String channel, Secret key, String tokens) {
    channels.add(channel);
    String salt = KeyGenerators.string().generateKey();
    String locked = salt + ":" + Encryptors.delux(key.reveal(), salt).encrypt(tokens);
    redis.set(RedisKeys.tokens(channel), locked);
    copy(channel, locked);
  }

  @Override
  public boolean lock(String channel, Duration atMost) {
    Object taken =
        TAKE.run(redis, List.of(RedisKeys.tokensLock(channel)), List.of(node, Long.toString(atMost.toMillis())));
    return Long.valueOf(1).equals(taken);
  }

  @Override
  public void unlock(String channel) {
    RELEASE.run(redis, List.of(RedisKeys.tokensLock(channel)), List.of(node));
  }

  /** For a database that was away when tokens were saved. */
  @Scheduled(fixedDelay = 600_000, initialDelay = 600_000)
  void copyAll() {
    for (String channel : channels) {
      String locked = redis.get(RedisKeys.tokens(channel));
      if (locked != null && !locked.equals(copied(channel).orElse(null))) {
        copy(channel, locked);
      }
    }
  }

  private void copy(String channel, String locked) {
    try {
      database
          .sql(
              """
              insert into channel_tokens (channel, locked, saved_at) values (?, ?, ?)
              on conflict (channel) do update set locked = excluded.locked, saved_at = excluded.saved_at
              """)
          .params(channel, locked, Timestamp.from(clock.instant()))
          .update();
    } catch (DataAccessException away) {
      log.warn("second copy of the {} tokens not made: {}", channel, away.getClass().getSimpleName());
    }
  }

  private Optional<String> copied(String channel) {
    try {
      return database
          .sql("select locked from channel_tokens where channel = ?")
          .param(channel)
          .query(String.class)
          .optional();
    } catch (DataAccessException away) {
      log.warn("second copy of the {} tokens not read: {}", channel, away.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static Optional<String> open(String locked, Secret key) {
    int colon = locked.indexOf(':');
    try {
      return Optional.of(
          Encryptors.delux(key.reveal(), locked.substring(0, colon)).decrypt(locked.substring(colon + 1)));
    } catch (RuntimeException anotherKey) {
      log.error("stored tokens cannot be opened with the key in the settings");
      return Optional.empty();
    }
  }
}
