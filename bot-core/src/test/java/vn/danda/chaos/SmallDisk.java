package vn.danda.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A disk of 64 MB in memory, which we can fill to the last byte; or none. */
record SmallDisk(@Nullable Path folder) implements AutoCloseable {

  static boolean canBeMade() {
    return Signals.run("sh", "-c", "[ \"$(id -u)\" = 0 ] && command -v mount") == 0;
  }

  static SmallDisk make() throws IOException {
    Path folder = Files.createTempDirectory("danda-small-disk");
    if (Signals.run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder.toString()) != 0) {
      throw new IOException("Cannot mount " + folder);
    }
    return new SmallDisk(folder);
  }

  static SmallDisk none() {
    return new SmallDisk(null);
  }

  void fill() throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      // As it should be.
    }
  }

  void free() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() throws IOException {
    if (folder != null) {
      Signals.run("umount", "-l", folder.toString());
      Files.delete(folder);
    }
  }
}
