package vn.danda.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** With real processes: what people stored is there again after a stop, and after kill -9. */
@Timeout(120)
class EmbeddedServersTest {

  /** One for all: making a database cluster is the slow part. Each test uses keys and tables of its own. */
  @TempDir private static Path folder;

  @Test
  void dataIsThereAfterAStopAndAStart() throws Exception {
    try (var redis = EmbeddedRedis.start(folder);
        var postgres = EmbeddedPostgres.start(folder);
        Jedis jedis = new Jedis(redis.uri());
        Connection connection = connect(postgres.jdbcUrl(), postgres.password())) {
      jedis.set("stopped", "Nghi Lộc");
      execute(connection, "create table stopped (name text)");
      execute(connection, "insert into stopped values ('Đặng Thị Ngọ')");
    }
    try (var redis = EmbeddedRedis.start(folder);
        var postgres = EmbeddedPostgres.start(folder);
        Jedis jedis = new Jedis(redis.uri());
        Connection connection = connect(postgres.jdbcUrl(), postgres.password())) {
      assertThat(jedis.get("stopped")).isEqualTo("Nghi Lộc");
      assertThat(text(connection, "select name from stopped")).isEqualTo("Đặng Thị Ngọ");
    }
  }

  @Test
  void everyCommitGoesToTheDiskAndVietnameseIsUnderstood() throws Exception {
    try (var redis = EmbeddedRedis.start(folder);
        var postgres = EmbeddedPostgres.start(folder);
        Jedis jedis = new Jedis(redis.uri());
        Connection connection = connect(postgres.jdbcUrl(), postgres.password())) {
      assertThat(jedis.configGet("appendfsync")).containsEntry("appendfsync", "always");
      assertThat(jedis.configGet("maxmemory-policy")).containsEntry("maxmemory-policy", "noeviction");
      assertThat(text(connection, "show fsync")).isEqualTo("on");
      assertThat(text(connection, "show synchronous_commit")).isEqualTo("on");
      assertThat(text(connection, "show server_version")).startsWith("18.");
      assertThat(text(connection, "select upper('đặng')")).isEqualTo("ĐẶNG");
      assertThat(
              text(
                  connection,
                  "select string_agg(n, ' ' order by n collate \"vi-x-icu\") from unnest(array['Đô','Dy','Em','Ăn']) n"))
          .isEqualTo("Ăn Dy Đô Em");
    }
  }

  @Test
  void onlyThisMachineWithThePasswordGetsIn() throws Exception {
    try (var redis = EmbeddedRedis.start(folder);
        var postgres = EmbeddedPostgres.start(folder);
        Jedis stranger = new Jedis("127.0.0.1", redis.uri().getPort())) {
      assertThatThrownBy(() -> stranger.get("lead")).hasMessageContaining("NOAUTH");
      assertThatThrownBy(() -> connect(postgres.jdbcUrl(), "danda")).isInstanceOf(SQLException.class);
      for (String secret : List.of("redis-6.2/redis.conf", "postgresql-18/password")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void afterKillNineTheChildrenEndAndTheNextStartGoesOnAtOnce() throws Exception {
    Helper first = Helper.start(folder);
    try (Jedis jedis = new Jedis(first.redisUrl());
        Connection connection = connect(first.jdbcUrl(), first.password())) {
      execute(connection, "create table killed (number int)");
      for (int i = 0; i < 50; i++) {
        jedis.rpush("killed", Integer.toString(i));
        execute(connection, "insert into killed values (" + i + ")");
      }
      first.process().destroyForcibly().waitFor();
    }
    Helper second = Helper.start(folder);
    try (Jedis jedis = new Jedis(second.redisUrl());
        Connection connection = connect(second.jdbcUrl(), second.password())) {
      assertThat(jedis.llen("killed")).isEqualTo(50);
      assertThat(text(connection, "select count(*) from killed")).isEqualTo("50");
    } finally {
      second.process().destroyForcibly().waitFor();
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> programsIn(folder).isEmpty());
  }

  @Test
  void aServerThatDiesIsStartedAgainWithItsData() throws Exception {
    try (var redis = EmbeddedRedis.start(folder);
        var postgres = EmbeddedPostgres.start(folder)) {
      try (Jedis jedis = new Jedis(redis.uri());
          Connection connection = connect(postgres.jdbcUrl(), postgres.password())) {
        jedis.set("died", "kept");
        execute(connection, "create table died as select 'kept' as name");
      }
      programsIn(folder).forEach(ProcessHandle::destroyForcibly);
      await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
        try (Jedis jedis = new Jedis(redis.uri());
            Connection connection = connect(postgres.jdbcUrl(), postgres.password())) {
          assertThat(jedis.get("died")).isEqualTo("kept");
          assertThat(text(connection, "select name from died")).isEqualTo("kept");
        }
      });
    }
    assertThat(programsIn(folder)).isEmpty();
  }

  @Test
  void aSecondServerOnTheSameFolderIsRefused() throws Exception {
    DataFolder held = DataFolder.lock(folder);
    assertThatThrownBy(() -> DataFolder.lock(folder))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("Một máy chủ Dân Dã khác đang chạy")
        .hasMessageContaining("Another Dân Dã server is running");
    Helper other = Helper.launch(folder);
    assertThat(other.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(other.process().exitValue()).isNotZero();
    held.close();
    DataFolder.lock(folder).close();
  }

  /** The two programs themselves, not their watchdogs and not PostgreSQL's workers. */
  private static List<ProcessHandle> programsIn(Path folder) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(handle -> handle.info().command().filter(c -> c.startsWith(folder.toString())).isPresent())
          .toList();
    }
  }

  private static Connection connect(String url, String password) throws SQLException {
    return DriverManager.getConnection(url, "danda", password);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private record Helper(Process process, String redisUrl, String jdbcUrl, String password) {

    static Helper launch(Path folder) throws IOException {
      String java = ProcessHandle.current().info().command().orElseThrow();
      Process process =
          new ProcessBuilder(
                  java, "-cp", System.getProperty("java.class.path"), HelperServer.class.getName(), folder.toString())
              .redirectError(folder.resolve("helper.log").toFile())
              .start();
      return new Helper(process, "", "", "");
    }

    static Helper start(Path folder) throws IOException {
      Process process = launch(folder).process();
      BufferedReader output = process.inputReader(UTF_8);
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("READY ")) {
          String[] words = line.split(" ");
          return new Helper(process, words[1], words[2], words[3]);
        }
      }
      throw new IOException("The helper did not start: " + Files.readString(folder.resolve("helper.log")));
    }
  }
}
