package vn.danda.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.StreamEntryID;
import vn.danda.store.embedded.StartRefused;

class StoreConfigurationTest {

  @TempDir private Path folder;

  private final ApplicationContextRunner server =
      new ApplicationContextRunner()
          .withUserConfiguration(StoreConfiguration.class, TimeConfiguration.class)
          .withConfiguration(
              AutoConfigurations.of(
                  DataSourceAutoConfiguration.class,
                  JdbcTemplateAutoConfiguration.class,
                  JdbcClientAutoConfiguration.class));

  @Test
  void withoutSettingsBothStoresAreStartedAndStoppedAfterTheirPools() {
    server
        .withPropertyValues("danda.data-dir=" + folder)
        .run(
            context -> {
              assertThat(context.getBean(UnifiedJedis.class).ping()).isEqualTo("PONG");
              assertThat(context.getBean(JdbcClient.class).sql("select 1").query(Integer.class).single()).isEqualTo(1);
              assertThat(context.getBean(Clock.class).getZone()).isEqualTo(ZoneOffset.UTC);
            });
    assertThat(folder.resolve("postgresql-18/cluster/postmaster.pid")).doesNotExist();
    assertThat(folder.resolve("postgresql-18/postgresql.log")).content().contains("database system is shut down");
    assertThat(folder.resolve("postgresql-18/postgresql.log")).content().doesNotContain("terminating connection");
  }

  @Test
  void namedServersAreUsedAndTheDataFolderIsLeftAlone() {
    named()
        .run(
            context -> {
              assertThat(context.getBean(UnifiedJedis.class).ping()).isEqualTo("PONG");
              assertThat(context.getBean(JdbcClient.class).sql("select 1").query(Integer.class).single()).isEqualTo(1);
            });
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void waitingForAStreamOutlivesTheTimeoutOfCommands() {
    named()
        .withPropertyValues("danda.redis.timeout=200ms")
        .run(
            context -> {
              UnifiedJedis blocking = context.getBean(StoreConfiguration.BLOCKING, UnifiedJedis.class);
              assertThat(
                      blocking.xread(XReadParams.xReadParams().block(600), Map.of("nothing", new StreamEntryID(0, 0))))
                  .isNullOrEmpty();
            });
  }

  @Test
  void aRedisThatMayForgetIsRefusedAndToldWhatToSet() {
    UnifiedJedis redis = TestStores.redis();
    redis.configSet("appendfsync", "everysec");
    try {
      named()
          .run(
              context ->
                  assertThat(context)
                      .getFailure()
                      .rootCause()
                      .isInstanceOf(StartRefused.class)
                      .hasMessageContaining("có thể làm mất tin nhắn")
                      .hasMessageContaining("appendfsync always   (everysec)")
                      .hasMessageNotContaining("noeviction"));
    } finally {
      redis.configSet("appendfsync", "always");
    }
  }

  @Test
  void anUnreachableRedisIsSaidInASentenceWithoutThePassword() {
    named()
        .withPropertyValues("danda.redis.url=redis://:very-secret@127.0.0.1:1")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .cause()
                    .hasStackTraceContaining("Không kết nối được Redis")
                    .hasStackTraceContaining("DANDA_REDIS_URL")
                    .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("very-secret")));
  }

  @Test
  void severalHostsAreACluster() {
    RedisAddress address = RedisAddress.parse("rediss://bot:pw@a:7001, b:7002,c");
    assertThat(address.isCluster()).isTrue();
    assertThat(address.hosts()).extracting(Object::toString).containsExactly("a:7001", "b:7002", "c:6379");
    assertThat(address.user()).isEqualTo("bot");
    assertThat(address.tls()).isTrue();
    assertThat(RedisAddress.parse("redis://localhost").isCluster()).isFalse();
  }

  @Test
  void aMalformedAddressIsRefusedWithoutPrintingIt() {
    assertThatThrownBy(() -> RedisAddress.parse("redis://:pass word@host"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("redis://[user]")
        .hasMessageNotContaining("pass word");
  }

  @Test
  void freshDatabasesShareNothing() throws Exception {
    JdbcClient one = JdbcClient.create(TestStores.freshDatabase());
    JdbcClient two = JdbcClient.create(TestStores.freshDatabase());
    one.sql("create table only_here (n int)").update();
    assertThat(two.sql("select to_regclass('only_here')::text").query(String.class).optional()).isEmpty();
    assertThat(Files.exists(Path.of("target/test-stores-1"))).isTrue();
  }

  private static String stackTrace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private ApplicationContextRunner named() {
    var source = (org.postgresql.ds.PGSimpleDataSource) TestStores.freshDatabase();
    return server.withPropertyValues(
        "danda.data-dir=" + folder,
        "danda.redis.url=" + TestStores.redisUrl(),
        "danda.database.url=" + source.getUrl(),
        "danda.database.user=" + source.getUser(),
        "danda.database.password=" + source.getPassword());
  }
}
