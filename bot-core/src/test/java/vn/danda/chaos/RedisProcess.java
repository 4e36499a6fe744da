package vn.danda.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import vn.danda.store.embedded.EmbeddedRedis;

/** The redis-server of the Maven artifact, configured as in {@code deploy/redis}, killed and started when we say so. */
final class RedisProcess implements AutoCloseable {

  private final Path program;
  private final Path folder;
  private final Map<String, String> environment;
  private final int port;
  private Process process;

  /**
   * @param folder where its data is
   * @param fsync {@code always} or {@code everysec}
   * @param environment for example a library to load before all others
   */
  RedisProcess(Path program, Path folder, String fsync, Map<String, String> environment) {
    this.program = program;
    this.folder = folder;
    this.environment = environment;
    this.port = freePort();
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("redis.conf"),
          """
          bind 127.0.0.1
          port %d
          dir "%s"
          databases 1
          appendonly yes
          appendfsync %s
          no-appendfsync-on-rewrite no
          auto-aof-rewrite-percentage 0
          save ""
          maxmemory-policy noeviction
          hash-max-ziplist-value 4096
          """
              .formatted(port, folder, fsync));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacks the program by letting the server's own launcher start it once. */
  static Path unpack(Path folder) {
    EmbeddedRedis.start(folder).close();
    return folder.resolve("redis-6.2").resolve("redis-server");
  }

  int port() {
    return port;
  }

  Path appendOnlyFile() {
    return folder.resolve("appendonly.aof");
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Starts it and does not wait. */
  void begin() {
    ProcessBuilder builder = new ProcessBuilder(program.toString(), folder.resolve("redis.conf").toString());
    builder.environment().putAll(environment);
    process = Children.start(builder, folder.resolveSibling(folder.getFileName() + ".log"));
  }

  /** Starts it and waits until it has read its file. */
  void start() throws InterruptedException {
    begin();
    for (int i = 0; i < 3000 && !answers(); i++) {
      Thread.sleep(10);
    }
    if (!answers()) {
      throw new IllegalStateException("Redis does not start in " + folder);
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As {@code maxmemory} takes it; below what is used, every write is refused. */
  void limitMemory(String size) {
    try (Jedis jedis = client()) {
      jedis.configSet("maxmemory", size);
    }
  }

  boolean answers() {
    try (Jedis jedis = client()) {
      return jedis.ping().equals("PONG");
    } catch (JedisException notYet) {
      return false;
    }
  }

  /** A connection of one's own, to be closed. */
  Jedis client() {
    return new Jedis(
        new HostAndPort("127.0.0.1", port),
        DefaultJedisClientConfig.builder()
            .resp2()
            .autoNegotiateProtocol(false)
            .connectionTimeoutMillis(500)
            .socketTimeoutMillis(2000)
            .build());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress("127.0.0.1", 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
