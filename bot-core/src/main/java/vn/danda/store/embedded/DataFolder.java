package vn.danda.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder in which the embedded servers keep their data, held by this JVM alone. The system drops the lock when the
 * JVM ends in whatever way, so a stale lock cannot exist.
 */
public final class DataFolder implements AutoCloseable {

  /**
   * What this JVM holds. Asking the system a second time would not only be pointless: when a process closes any handle
   * of a file, POSIX drops all the locks that the process has on it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates the folder if need be; refuses when another server works on it. */
  public static DataFolder lock(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      Path real = path.toRealPath();
      if (!HELD.add(real)) {
        throw alreadyInUse(path);
      }
      return new DataFolder(real, lockFile(real));
    } catch (IOException e) {
      throw new StartRefused(
          "Không tạo hoặc ghi được thư mục dữ liệu " + path + ".",
          "The data folder " + path + " cannot be created or written; set DANDA_DATA_DIR to one that can.",
          e);
    }
  }

  public Path path() {
    return path;
  }

  /** Lets another server have the folder; a JVM that ends does the same by ending. */
  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(path);
  }

  private static FileChannel lockFile(Path path) throws IOException {
    FileChannel channel = null;
    boolean locked = false;
    try {
      channel =
          FileChannel.open(path.resolve("danda.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      locked = channel.tryLock() != null;
      if (!locked) {
        throw alreadyInUse(path);
      }
      return channel;
    } finally {
      if (!locked) {
        HELD.remove(path);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  private static StartRefused alreadyInUse(Path path) {
    return new StartRefused(
        "Một máy chủ Dân Dã khác đang chạy trên thư mục dữ liệu " + path + ". Hãy dừng máy chủ đó trước.",
        "Another Dân Dã server is running on the data folder "
            + path
            + ". Stop it first, or set DANDA_DATA_DIR to another folder.");
  }
}
