package vn.danda.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.channels.Secret;
import vn.danda.store.embedded.DataFolder;
import vn.danda.store.embedded.EmbeddedPostgres;
import vn.danda.store.embedded.EmbeddedRedis;
import vn.danda.store.embedded.StartRefused;

/**
 * One real Redis and one real PostgreSQL for all tests of a JVM, started at the first use and kept under {@code target}
 * so that only the very first test run waits for them to be unpacked.
 *
 * <pre>{@code
 * UnifiedJedis redis = TestStores.redis();          // empty
 * DataSource database = TestStores.freshDatabase(); // migrated, empty, nobody else's
 *
 * @DynamicPropertySource                            // for a whole application
 * static void stores(DynamicPropertyRegistry registry) { TestStores.register(registry); }
 * }</pre>
 */
public final class TestStores {

  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestStores() {}

  /** The shared Redis, emptied. */
  public static UnifiedJedis redis() {
    Servers.JEDIS.flushAll();
    return Servers.JEDIS;
  }

  /** With the password; for a client or a server of the test's own. */
  public static String redisUrl() {
    return Servers.REDIS.uri().toString();
  }

  /** A database of its own with all migrations done. */
  public static DataSource freshDatabase() {
    return dataSource(Servers.POSTGRES, newDatabase());
  }

  /**
   * Points an application context at a Redis and a database of its own: contexts stay alive between test classes, and
   * their workers would work off what another test put into a Redis they share.
   */
  public static void register(DynamicPropertyRegistry registry) {
    EmbeddedRedis redis = Servers.anotherRedis();
    String url = Servers.POSTGRES.jdbcUrl(newDatabase());
    registry.add("danda.redis.url", () -> redis.uri().toString());
    registry.add("danda.database.url", () -> url);
    registry.add("danda.database.user", Servers.POSTGRES::user);
    registry.add("danda.database.password", Servers.POSTGRES::password);
  }

  /** Settings of a server whose stores are the shared ones and whose own files go into this folder. */
  public static StoreSettings settings(Path folder) {
    return new StoreSettings(
        folder,
        new StoreSettings.Redis(Secret.of(redisUrl()), Duration.ofMillis(150), Duration.ofMillis(750), 8),
        new StoreSettings.Database("", "", Secret.of("")));
  }

  private static String newDatabase() {
    String name = "test_" + COUNT.incrementAndGet();
    // A copy of the files of a small template; quicker than migrating and than writing the copy to the log first.
    execute(Servers.POSTGRES, "create database " + name + " template " + Servers.TEMPLATE_NAME + " strategy file_copy");
    return name;
  }

  private static DataSource dataSource(EmbeddedPostgres postgres, String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl(database));
    source.setUser(postgres.user());
    source.setPassword(postgres.password());
    source.setConnectTimeout(5);
    source.setSocketTimeout(60);
    return source;
  }

  private static void execute(EmbeddedPostgres postgres, String sql) {
    try (Connection connection = dataSource(postgres, "postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Started when first touched; the JVM's end stops them, first in good order and else by the watchdog. */
  private static final class Servers {
    static final DataFolder FOLDER = firstFreeFolder();
    static final EmbeddedRedis REDIS = EmbeddedRedis.start(FOLDER.path());
    static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.start(FOLDER.path());
    static final UnifiedJedis JEDIS = RedisClient.create(REDIS.uri());
    static final String TEMPLATE_NAME = migratedTemplate();
    static final List<EmbeddedRedis> OTHERS = new ArrayList<>();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(Servers::stop));
    }

    /** Another test run may be using the first one. */
    private static DataFolder firstFreeFolder() {
      for (int number = 1; ; number++) {
        try {
          return DataFolder.lock(Path.of("target", "test-stores-" + number));
        } catch (StartRefused e) {
          if (number == 20) {
            throw e;
          }
        }
      }
    }

    static EmbeddedRedis anotherRedis() {
      EmbeddedRedis redis = EmbeddedRedis.start(FOLDER.path().resolve("context-" + (OTHERS.size() + 1)));
      OTHERS.add(redis);
      try (UnifiedJedis client = RedisClient.create(redis.uri())) {
        client.flushAll();
      }
      return redis;
    }

    private static String migratedTemplate() {
      dropLeftOvers();
      execute(POSTGRES, "create database " + TEMPLATE);
      Flyway.configure().dataSource(dataSource(POSTGRES, TEMPLATE)).load().migrate();
      return TEMPLATE;
    }

    private static void dropLeftOvers() {
      try (Connection connection = dataSource(POSTGRES, "postgres").getConnection();
          Statement statement = connection.createStatement()) {
        List<String> names = new ArrayList<>();
        ResultSet found =
            statement.executeQuery(
                "select datname from pg_database where datname = '" + TEMPLATE + "' or datname like 'test\\_%'");
        while (found.next()) {
          names.add(found.getString(1));
        }
        for (String name : names) {
          statement.execute("drop database " + name + " with (force)");
        }
      } catch (SQLException e) {
        throw new IllegalStateException("Cannot drop the last run's databases", e);
      }
    }

    private static void stop() {
      try {
        JEDIS.close();
        REDIS.close();
        OTHERS.forEach(EmbeddedRedis::close);
        POSTGRES.close();
        FOLDER.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
