package vn.danda.store.embedded;

import java.nio.file.Path;

/** A JVM of its own for tests that kill it: starts both servers, says where they are, then waits to be killed. */
final class HelperServer {

  private HelperServer() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    DataFolder lock = DataFolder.lock(folder);
    try (EmbeddedRedis redis = EmbeddedRedis.start(lock.path());
        EmbeddedPostgres postgres = EmbeddedPostgres.start(lock.path())) {
      System.out.println("READY " + redis.uri() + " " + postgres.jdbcUrl() + " " + postgres.password());
      System.in.read();
    }
  }
}
