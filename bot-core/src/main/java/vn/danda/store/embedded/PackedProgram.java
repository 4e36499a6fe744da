package vn.danda.store.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A server program that lies in a jar on the class path (also in a jar inside the executable jar) and is unpacked once.
 * Which build was unpacked is written beside it, so that a newer jar replaces it and an interrupted unpacking is done
 * again.
 */
record PackedProgram(URL source) {

  /** The first of these resources that exists; a refusal that names the machine when there is none. */
  static PackedProgram find(String what, List<String> candidates) {
    ClassLoader loader = PackedProgram.class.getClassLoader();
    return candidates.stream()
        .map(loader::getResource)
        .filter(Objects::nonNull)
        .findFirst()
        .map(PackedProgram::new)
        .orElseThrow(() -> noneFor(what));
  }

  static boolean isMac() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
  }

  static boolean isArm() {
    return System.getProperty("os.arch", "").equals("aarch64");
  }

  /** The program as one executable file. */
  Path unpackFile(Path file) {
    return unpackOnce(file, partly -> {
      try (InputStream in = source.openStream()) {
        copy(in, partly, 0755);
      }
    });
  }

  /** The program as a folder, from a tar archive packed with xz. */
  Path unpackFolder(Path folder) {
    return unpackOnce(folder, partly -> {
      try (var tar = new TarArchiveInputStream(new XZInputStream(source.openStream()))) {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
          unpackEntry(tar, entry, partly);
        }
      }
    });
  }

  private Path unpackOnce(Path target, Unpacking unpacking) {
    Path stampFile = target.resolveSibling(target.getFileName() + ".build");
    Path partly = target.resolveSibling(target.getFileName() + ".partly");
    try {
      String stamp = stamp();
      if (Files.exists(target) && Files.exists(stampFile) && Files.readString(stampFile).equals(stamp)) {
        return target;
      }
      delete(partly);
      unpacking.into(partly);
      writeThrough();
      Files.deleteIfExists(stampFile);
      delete(target);
      move(partly, target);
      Files.writeString(stampFile, stamp);
      return target;
    } catch (IOException e) {
      throw new StartRefused(
          "Không giải nén được chương trình vào " + target + " (đĩa đầy hoặc không có quyền ghi?).",
          "Unpacking to " + target + " failed (disk full, or not allowed to write?).",
          e);
    }
  }

  /** Size and checksum, as the jar's own directory has them: reading them costs nothing. */
  private String stamp() throws IOException {
    if (source.openConnection() instanceof JarURLConnection jar) {
      return jar.getJarEntry().getSize() + "-" + Long.toHexString(jar.getJarEntry().getCrc());
    }
    return Long.toString(source.openConnection().getContentLengthLong());
  }

  private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
    Path path = folder.resolve(entry.getName()).normalize();
    if (!path.startsWith(folder)) {
      throw new IOException("Entry outside the archive's folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    if (isForCompilers(entry.getName())) {
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      copy(tar, path, entry.getMode() & 0777);
    }
  }

  /** A quarter of PostgreSQL's archive serves only people who compile against it. */
  private static boolean isForCompilers(String name) {
    return name.endsWith(".a") || name.contains("/pgxs/") || name.contains("/pkgconfig/");
  }

  private static void copy(InputStream in, Path file, int mode) throws IOException {
    Files.createDirectories(file.getParent());
    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString((mode & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
  }

  /**
   * A program that is half there after a power failure must not look unpacked. One sync for all: syncing the eight
   * hundred files one by one takes seconds. Best effort: without the command the system writes within half a minute.
   */
  private static void writeThrough() throws IOException {
    Optional<String> sync = WatchedProcess.onPath("sync");
    if (sync.isEmpty()) {
      return;
    }
    try {
      new ProcessBuilder(sync.get()).start().waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static StartRefused noneFor(String what) {
    String machine = System.getProperty("os.name") + "/" + System.getProperty("os.arch");
    return new StartRefused(
        "Không có sẵn " + what + " cho máy này (" + machine + ").",
        "There is no embedded " + what + " for this machine (" + machine
            + "); name a server of your own with DANDA_REDIS_URL and DANDA_DATABASE_URL.");
  }

  private interface Unpacking {
    void into(Path target) throws IOException;
  }
}
