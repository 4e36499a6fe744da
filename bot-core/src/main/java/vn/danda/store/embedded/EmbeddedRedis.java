package vn.danda.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A redis-server 6.2 of our own on a free port of 127.0.0.1, with a password made anew at every start. What it
 * acknowledged is on the disk: append-only file, fsync before every answer, no eviction.
 */
public final class EmbeddedRedis implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);

  /** Redis 7 would rewrite the data in a way 6.2 cannot read, hence the version in the folder's name. */
  private static final String VERSION = "6.2";

  private static final String NAME = "redis";

  /** Reading a large append-only file takes its time; a million entries were read in about two seconds. */
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);

  private static final int PORTS_TRIED = 3;

  private final URI uri;
  private final WatchedProcess process;

  private EmbeddedRedis(URI uri, WatchedProcess process) {
    this.uri = uri;
    this.process = process;
  }

  /** Starts it on this data folder and waits until it answers. The caller holds the folder's lock. */
  public static EmbeddedRedis start(Path dataFolder) {
    long started = System.nanoTime();
    Path folder = dataFolder.toAbsolutePath().normalize().resolve("redis-" + VERSION);
    create(folder);
    Path program = program().unpackFile(folder.resolve("redis-server"));
    WatchedProcess.awaitPredecessor(NAME, folder);
    for (int attempt = 1; ; attempt++) {
      String password = Loopback.newPassword();
      int port = Loopback.freePort();
      Path configuration = writeConfiguration(folder, port, password);
      var process = WatchedProcess.start(NAME, folder, "TERM", List.of(program.toString(), configuration.toString()));
      if (answers(process, port, password)) {
        process.keepAlive();
        log.info("redis ready port={} folder={} after={} ms", port, folder, (System.nanoTime() - started) / 1_000_000);
        return new EmbeddedRedis(URI.create("redis://:" + password + "@" + Loopback.HOST + ":" + port), process);
      }
      process.close();
      if (attempt == PORTS_TRIED) {
        throw doesNotStart(process);
      }
    }
  }

  /** With the password in it: never log it. */
  public URI uri() {
    return uri;
  }

  /** Stops it and waits until it has written everything; close the clients first. */
  @Override
  public void close() {
    process.close();
  }

  static PackedProgram program() {
    if (PackedProgram.isMac()) {
      return PackedProgram.find(
          "Redis",
          List.of(PackedProgram.isArm() ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64"));
    }
    return PackedProgram.find(
        "Redis", List.of(PackedProgram.isArm() ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64"));
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + folder, e);
    }
  }

  /** In a file, because a password on the command line is seen by everybody on the machine. */
  private static Path writeConfiguration(Path folder, int port, String password) {
    Path file = folder.resolve("redis.conf");
    String text =
        """
        # Written at every start; changes made here are lost.
        bind %s
        port %d
        requirepass %s
        dir "%s"
        daemonize no
        databases 1
        appendonly yes
        appendfsync always
        no-appendfsync-on-rewrite no
        aof-load-truncated yes
        save ""
        maxmemory-policy noeviction
        hash-max-ziplist-value 4096
        tcp-keepalive 60
        """
            .formatted(Loopback.HOST, port, password, folder);
    try {
      PrivateFile.write(file, text);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  private static boolean answers(WatchedProcess process, int port, String password) {
    var config =
        DefaultJedisClientConfig.builder()
            .resp2()
            .autoNegotiateProtocol(false)
            .password(password)
            .connectionTimeoutMillis(500)
            .socketTimeoutMillis(2000)
            .build();
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    try {
      while (process.livesFor(Duration.ofMillis(10)) && System.nanoTime() < deadline) {
        if (answers(new HostAndPort(Loopback.HOST, port), config)) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static boolean answers(HostAndPort address, DefaultJedisClientConfig config) {
    try (Jedis jedis = new Jedis(address, config)) {
      return jedis.ping().equals("PONG");
    } catch (JedisException e) {
      return false; // not listening yet, or still reading its file
    }
  }

  private static StartRefused doesNotStart(WatchedProcess process) {
    return new StartRefused(
        "redis-server đi kèm không khởi động được. Nhật ký của nó:",
        "The embedded redis-server does not start. The end of its log:\n" + process.lastWords());
  }
}
