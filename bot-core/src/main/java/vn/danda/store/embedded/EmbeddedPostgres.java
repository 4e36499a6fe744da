package vn.danda.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 18 of our own on a free port of 127.0.0.1, with a password that only the data folder knows. Commits go
 * through to the disk. Text is UTF-8 and sorted by code point (the same everywhere, so that indexes survive a change of
 * the system's libraries); ask for {@code collate "vi-x-icu"} where a person reads a sorted list.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

  /** A newer major version does not read the files of an older one, hence the version in the folder's name. */
  private static final String VERSION = "18";

  private static final String NAME = "postgresql";
  private static final String USER = "danda";
  private static final String DATABASE = "danda";
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final int PORTS_TRIED = 3;

  private final int port;
  private final String password;
  private final WatchedProcess process;

  private EmbeddedPostgres(int port, String password, WatchedProcess process) {
    this.port = port;
    this.password = password;
    this.process = process;
  }

  /** Starts it on this data folder and waits until it answers. The caller holds the folder's lock. */
  public static EmbeddedPostgres start(Path dataFolder) {
    long started = System.nanoTime();
    Path folder = dataFolder.toAbsolutePath().normalize().resolve("postgresql-" + VERSION);
    Path cluster = folder.resolve("cluster");
    try {
      Files.createDirectories(folder);
      Path programs = program().unpackFolder(folder.resolve("programs"));
      WatchedProcess.awaitPredecessor(NAME, folder);
      PostgresUser user = PostgresUser.forFolder(folder, programs.resolve("bin/postgres"));
      String password = password(folder);
      if (!Files.exists(cluster.resolve("PG_VERSION"))) {
        initialise(folder, programs, user, password);
      }
      forgetStrangersPid(cluster);
      EmbeddedPostgres postgres = run(folder, programs, user, password);
      postgres.createDatabaseOnce();
      log.info(
          "postgresql ready port={} folder={} after={} ms", postgres.port, folder, (System.nanoTime() - started) / 1_000_000);
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start PostgreSQL in " + folder, e);
    }
  }

  public String jdbcUrl() {
    return jdbcUrl(DATABASE);
  }

  /** The address of another database of the same server. */
  public String jdbcUrl(String database) {
    return jdbcUrl(port, database);
  }

  public String user() {
    return USER;
  }

  /** Never log it. */
  public String password() {
    return password;
  }

  /** Stops it and waits until it has; open connections are closed (fast shutdown), so close the pools first. */
  @Override
  public void close() {
    process.close();
  }

  private static PackedProgram program() {
    return PackedProgram.find(
        "PostgreSQL",
        PackedProgram.isMac()
            ? List.of("postgres-darwin-arm_64.txz", "postgres-darwin-x86_64.txz")
            : List.of(PackedProgram.isArm() ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz"));
  }

  private static String password(Path folder) throws IOException {
    Path file = folder.resolve("password");
    if (!Files.exists(file)) {
      PrivateFile.write(file, Loopback.newPassword());
    }
    return Files.readString(file);
  }

  /** Made beside its place and then moved, so that an interrupted initdb is not taken for a cluster. */
  private static void initialise(Path folder, Path programs, PostgresUser user, String password) throws IOException {
    Path fresh = folder.resolve("cluster.partly");
    PackedProgram.delete(fresh);
    PackedProgram.delete(folder.resolve("cluster"));
    // The directory and the password file must belong to whom PostgreSQL runs as.
    Files.createDirectory(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path passwordFile = folder.resolve("password.initdb");
    PrivateFile.write(passwordFile, password);
    user.own(fresh);
    user.own(passwordFile);
    try {
      List<String> command =
          user.run(
              programs.resolve("bin/initdb").toString(),
              "--pgdata=" + fresh,
              "--username=" + USER,
              "--pwfile=" + passwordFile,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              // One sync of the file system instead of a thousand of files; only Linux can.
              "--sync-method=" + (PackedProgram.isMac() ? "fsync" : "syncfs"));
      Path output = folder.resolve("initdb.log");
      Process initdb =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
      if (!initdb.waitFor(2, TimeUnit.MINUTES) || initdb.exitValue() != 0) {
        initdb.destroyForcibly();
        throw doesNotStart(Files.readString(output));
      }
      Files.move(fresh, folder.resolve("cluster"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted during initdb", e);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  /**
   * After kill -9 of PostgreSQL itself its pid file stays, and in a container the same number soon belongs to somebody
   * else, which PostgreSQL takes for a server still running. Our lock and the watchdog's pid file say that none is;
   * a number that really is a postgres is left for PostgreSQL to judge.
   */
  private static void forgetStrangersPid(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    boolean isPostgres =
        Files.readAllLines(file).stream()
            .findFirst()
            .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
            .flatMap(handle -> handle.info().command())
            .filter(command -> command.endsWith("/postgres"))
            .isPresent();
    if (!isPostgres) {
      Files.delete(file);
    }
  }

  private static EmbeddedPostgres run(Path folder, Path programs, PostgresUser user, String password) {
    for (int attempt = 1; ; attempt++) {
      int port = Loopback.freePort();
      var process = WatchedProcess.start(NAME, folder, "INT", user.run(command(folder, programs, port)));
      if (answers(process, port, password)) {
        process.keepAlive();
        return new EmbeddedPostgres(port, password, process);
      }
      process.close();
      if (attempt == PORTS_TRIED) {
        throw doesNotStart(process.lastWords());
      }
    }
  }

  private static String[] command(Path folder, Path programs, int port) {
    return new String[] {
      programs.resolve("bin/postgres").toString(),
      "-D", folder.resolve("cluster").toString(),
      "-c", "listen_addresses=" + Loopback.HOST,
      "-c", "port=" + port,
      "-c", "unix_socket_directories=",
      "-c", "max_connections=60",
      "-c", "shared_buffers=64MB",
      "-c", "max_wal_size=256MB",
      "-c", "timezone=UTC",
      // One process less by three; on a laptop's disk they gain nothing.
      "-c", "io_method=sync",
      // What people wrote must not get into a log: no values, no statements.
      "-c", "log_error_verbosity=terse",
      "-c", "log_min_error_statement=panic",
      "-c", "log_parameter_max_length_on_error=0",
    };
  }

  private static boolean answers(WatchedProcess process, int port, String password) {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    try {
      while (process.livesFor(Duration.ofMillis(10)) && System.nanoTime() < deadline) {
        try (Connection connection = connect(port, "postgres", password)) {
          return connection.isValid(2);
        } catch (SQLException e) {
          // not listening yet, or still going over its log after a crash
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void createDatabaseOnce() {
    try (Connection connection = connect(port, "postgres", password);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("create database " + DATABASE);
      }
    } catch (SQLException e) {
      process.close();
      throw new IllegalStateException("Cannot create the database " + DATABASE, e);
    }
  }

  private static Connection connect(int port, String database, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(jdbcUrl(port, database), properties);
  }

  private static String jdbcUrl(int port, String database) {
    return "jdbc:postgresql://" + Loopback.HOST + ":" + port + "/" + database;
  }

  private static StartRefused doesNotStart(String output) {
    return new StartRefused(
        "PostgreSQL đi kèm không khởi động được. Nhật ký của nó:",
        "The embedded PostgreSQL does not start. The end of its log:\n" + output);
  }
}
