package vn.danda.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import vn.danda.store.Shard;
import vn.danda.store.embedded.EmbeddedPostgres;

/**
 * Several nodes on one Redis and one PostgreSQL, each a process of its own, each store behind a cable of ours. Its folder
 * is deleted when it is closed, unless somebody should look at it.
 */
final class Installation implements AutoCloseable {

  final FakeNetwork network;
  final RedisProcess redis;
  final TcpProxy redisCable;
  final TcpProxy databaseCable;
  final List<NodeProcess> nodes = new ArrayList<>();
  private final EmbeddedPostgres postgres;
  private final Path folder;
  private final boolean polls;
  private boolean kept;

  /**
   * How an installation is built.
   *
   * @param override classes and scripts that take the place of the server's own, or null
   * @param redisData where Redis keeps its data, for example a disk that can be filled; null = beside all else
   * @param polls the server fetches updates instead of being brought them
   */
  record Plan(int nodes, FakeNetwork network, @Nullable Path override, @Nullable Path redisData, boolean polls) {}

  /** Starts everything; only the first node is ready then: it makes the tables and the first accounts. */
  static Installation start(Plan plan) throws IOException, InterruptedException {
    Installation installation = new Installation(plan);
    installation.nodes.getFirst().start();
    installation.nodes.stream().skip(1).forEach(node -> node.begin());
    return installation;
  }

  private Installation(Plan plan) throws IOException, InterruptedException {
    network = plan.network();
    polls = plan.polls();
    folder = Files.createTempDirectory("danda-chaos-stores");
    redis = new RedisProcess(RedisProcess.unpack(folder(folder.resolve("programs"))), plan.redisData() == null ? folder.resolve("redis") : plan.redisData(), "always", Map.of());
    redis.start();
    redisCable = new TcpProxy(redis.port());
    postgres = EmbeddedPostgres.start(folder(folder.resolve("database")));
    databaseCable = new TcpProxy(port(postgres.jdbcUrl()));
    for (int i = 1; i <= plan.nodes(); i++) {
      nodes.add(new NodeProcess("node-" + i, folder, environment(), plan.override()));
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("DANDA_REDIS_URL", "redis://127.0.0.1:" + redisCable.port());
    environment.put("DANDA_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + databaseCable.port() + "/danda");
    environment.put("DANDA_DATABASE_USER", postgres.user());
    environment.put("DANDA_DATABASE_PASSWORD", postgres.password());
    environment.put("DANDA_TELEGRAM_TOKEN", FakeNetwork.TOKEN);
    environment.put("DANDA_TELEGRAM_MODE", polls ? "polling" : "webhook");
    environment.put("DANDA_TELEGRAM_WEBHOOK_SECRET", FakeNetwork.SECRET);
    environment.put("DANDA_TELEGRAM_API_URL", network.url());
    // People write more here than Telegram takes for one account.
    environment.put("DANDA_PUBLISHED_PACE_KEPT", "false");
    environment.put("DANDA_FAREWELL", "2s");
    return environment;
  }

  /** Any node, whether it lives or not: nobody tells the network. Or where they fetch it. */
  Doors doors() {
    return polls ? new Doors.One(network.door()) : new Doors.Random(List.copyOf(nodes));
  }

  /** A door of the first node, which is ready first. */
  URI firstDoor() {
    return polls ? network.door() : nodes.getFirst().door("/webhooks/telegram");
  }

  /** A node that is ready, while another one is too; waits until there is one. */
  NodeProcess oneOfSeveralReady(Random random) throws InterruptedException {
    while (true) {
      List<NodeProcess> ready = nodes.stream().filter(NodeProcess::isReady).toList();
      if (ready.size() > 1) {
        return ready.get(random.nextInt(ready.size()));
      }
      Thread.sleep(20);
    }
  }

  /** kill -9 of PostgreSQL; its watchdog starts it again. */
  void killDatabase() throws IOException {
    Path pid = folder.resolve("database/postgresql-18/cluster/postmaster.pid");
    if (Files.exists(pid)) {
      Signals.send("KILL", Long.parseLong(Files.readAllLines(pid).getFirst().strip()));
    }
  }

  /** One number out of the database; waits while that is starting. */
  long ask(String sql) throws InterruptedException {
    SQLException last = null;
    for (int i = 0; i < 100; i++) {
      try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
          Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery(sql)) {
        found.next();
        return found.getLong(1);
      } catch (SQLException e) {
        last = e;
        Thread.sleep(200);
      }
    }
    throw new IllegalStateException(sql, last);
  }

  /** Entries of all streams of this name, for example {@code records}; -1 while Redis is away. */
  long waiting(String stream) {
    try (Jedis jedis = redis.client()) {
      return Shard.ALL.stream().mapToLong(shard -> jedis.xlen("{" + shard + "}:" + stream)).sum();
    } catch (JedisException away) {
      return -1;
    }
  }

  /** Leaves the logs and the data where they are, and says where. */
  void keep() {
    kept = true;
    System.err.println("logs and data are in " + folder);
  }

  static Path folder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int port(String jdbcUrl) {
    return Integer.parseInt(jdbcUrl.replaceAll(".*:(\\d+)/.*", "$1"));
  }

  @Override
  public void close() throws IOException {
    nodes.forEach(NodeProcess::close);
    redisCable.close();
    databaseCable.close();
    redis.close();
    postgres.close();
    if (!kept) {
      delete(folder);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
