package vn.danda.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.danda.store.embedded.DataFolder;
import vn.danda.store.embedded.EmbeddedPostgres;
import vn.danda.store.embedded.EmbeddedRedis;
import vn.danda.store.embedded.StartRefused;

/**
 * The servers that the settings do not name, started by us: none, one or both. With none the data folder is neither
 * made nor locked, so that several nodes can share a machine.
 */
final class EmbeddedServers implements AutoCloseable {

  private final @Nullable DataFolder folder;
  private final @Nullable EmbeddedRedis redis;
  private final @Nullable EmbeddedPostgres postgres;

  private EmbeddedServers(
      @Nullable DataFolder folder, @Nullable EmbeddedRedis redis, @Nullable EmbeddedPostgres postgres) {
    this.folder = folder;
    this.redis = redis;
    this.postgres = postgres;
  }

  /** Both at the same time: the first start of PostgreSQL takes seconds. */
  static EmbeddedServers start(StoreSettings settings) {
    boolean needsRedis = settings.redis().url().isEmpty();
    boolean needsPostgres = settings.database().url().isBlank();
    if (!needsRedis && !needsPostgres) {
      return new EmbeddedServers(null, null, null);
    }
    DataFolder folder = DataFolder.lock(settings.dataDir());
    var redis = startIf(needsRedis, () -> EmbeddedRedis.start(folder.path()));
    var postgres = startIf(needsPostgres, () -> EmbeddedPostgres.start(folder.path()));
    try {
      return new EmbeddedServers(folder, redis.join().orElse(null), postgres.join().orElse(null));
    } catch (CompletionException e) {
      new EmbeddedServers(folder, startedOrNull(redis), startedOrNull(postgres)).close();
      throw e.getCause() instanceof StartRefused refused ? refused : e;
    }
  }

  Optional<EmbeddedRedis> redis() {
    return Optional.ofNullable(redis);
  }

  Optional<EmbeddedPostgres> postgres() {
    return Optional.ofNullable(postgres);
  }

  /** Spring calls this after everything that was made from us is closed. */
  @Override
  public void close() {
    try {
      if (redis != null) {
        redis.close();
      }
    } finally {
      if (postgres != null) {
        postgres.close();
      }
      release();
    }
  }

  private void release() {
    try {
      if (folder != null) {
        folder.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot let go of the data folder", e);
    }
  }

  private static <T> CompletableFuture<Optional<T>> startIf(boolean needed, Supplier<T> start) {
    return needed
        ? CompletableFuture.supplyAsync(() -> Optional.of(start.get()), task -> Thread.ofVirtual().start(task))
        : CompletableFuture.completedFuture(Optional.empty());
  }

  /** Waits for the other one too, else it would go on starting after we gave up. */
  private static <T> @Nullable T startedOrNull(CompletableFuture<Optional<T>> start) {
    return start.handle((started, failure) -> failure == null ? started.orElse(null) : null).join();
  }
}
