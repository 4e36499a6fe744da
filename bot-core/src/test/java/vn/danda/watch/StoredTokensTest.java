package vn.danda.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.channels.Secret;
import vn.danda.store.RedisKeys;
import vn.danda.store.TestStores;

/** The tokens on a real Redis and a real database. */
class StoredTokensTest {

  private static final Secret KEY = Secret.of("khoa-cua-ung-dung");
  private static final String TOKENS = "{\"access\":\"a1\",\"refresh\":\"bi-mat\"}";

  private final UnifiedJedis redis = TestStores.redis();
  private final DataSource source = TestStores.freshDatabase();
  private final JdbcClient database = JdbcClient.create(source);
  private final StoredTokens one = node(database);
  private final StoredTokens two = node(database);

  @Test
  void whatOneNodeSavesTheOtherLoads() {
    one.save("zalo", KEY, TOKENS);

    assertThat(two.load("zalo", KEY)).contains(TOKENS);
    assertThat(two.load("other", KEY)).isEmpty();
  }

  @Test
  void neitherStoreHoldsThemReadable() {
    one.save("zalo", KEY, TOKENS);

    assertThat(redis.get(RedisKeys.tokens("zalo"))).doesNotContain("bi-mat");
    assertThat(database.sql("select locked from channel_tokens").query(String.class).single()).doesNotContain("bi-mat");
    assertThat(two.load("zalo", Secret.of("khoa-khac"))).isEmpty();
  }

  @Test
  void whenRedisIsLostTheSecondCopyGoesOn() {
    one.save("zalo", KEY, TOKENS);
    redis.flushAll();

    assertThat(two.load("zalo", KEY)).contains(TOKENS);
  }

  @Test
  void aDatabaseThatIsAwayDoesNotStopSavingAndGetsItsCopyLater() {
    PGSimpleDataSource nobody = new PGSimpleDataSource();
    nobody.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
    nobody.setConnectTimeout(1);
    StoredTokens cutOff = node(JdbcClient.create(nobody));

    cutOff.save("zalo", KEY, TOKENS);
    assertThat(two.load("zalo", KEY)).contains(TOKENS);
    two.copyAll();
    redis.flushAll();

    assertThat(one.load("zalo", KEY)).contains(TOKENS);
  }

  @Test
  void oneNodeAtATimeMayFetchAndALockOfADeadOneRunsOut() {
    assertThat(one.lock("zalo", Duration.ofSeconds(30))).isTrue();
    assertThat(two.lock("zalo", Duration.ofSeconds(30))).isFalse();
    two.unlock("zalo");
    assertThat(two.lock("zalo", Duration.ofSeconds(30))).as("only the holder gives it back").isFalse();

    redis.pexpire(RedisKeys.tokensLock("zalo"), 1);

    org.awaitility.Awaitility.await().until(() -> two.lock("zalo", Duration.ofSeconds(30)));
    two.unlock("zalo");
    assertThat(one.lock("zalo", Duration.ofSeconds(30))).isTrue();
  }

  private StoredTokens node(JdbcClient database) {
    return new StoredTokens(redis, database, Clock.systemUTC());
  }
}
