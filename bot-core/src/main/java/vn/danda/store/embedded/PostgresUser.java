package vn.danda.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. This finds the words to put before its command so that it does not: nothing for an
 * ordinary user; for root a user namespace in which it is nobody (its files stay root's), or, where such namespaces are
 * forbidden (many containers), the user nobody, who is then given the folder.
 */
record PostgresUser(List<String> prefix, int uid) {

  private static final int NOBODY = 65534;
  private static final int AS_WE_ARE = -1;

  /** Tries the ways with the program itself, because each fails on some machines. */
  static PostgresUser forFolder(Path folder, Path program) {
    try {
      int owner = uidOf(folder);
      if (uidOf(Path.of("/proc/self")) != 0) {
        return new PostgresUser(List.of(), AS_WE_ARE);
      }
      return owner == 0 ? withoutRoot(folder, program) : asOwner(owner, program);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot find out who owns " + folder, e);
    }
  }

  List<String> run(String... command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(List.of(command));
    return all;
  }

  /** Gives a file, or a folder with all that is in it, to the user PostgreSQL runs as. */
  void own(Path path) throws IOException {
    if (uid == AS_WE_ARE) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.toList()) {
        Files.setAttribute(each, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static PostgresUser withoutRoot(Path folder, Path program) throws IOException {
    Optional<PostgresUser> namespace =
        WatchedProcess.onPath("unshare").map(unshare -> new PostgresUser(List.of(unshare, "-U"), AS_WE_ARE));
    if (namespace.isPresent() && namespace.get().canRun(program)) {
      return namespace.get();
    }
    PostgresUser nobody = asOwner(NOBODY, program);
    nobody.own(folder);
    return nobody;
  }

  /** A folder that an ordinary user began, or that was once given to nobody, stays theirs. */
  private static PostgresUser asOwner(int uid, Path program) throws IOException {
    Optional<PostgresUser> user =
        WatchedProcess.onPath("setpriv")
            .map(
                setpriv ->
                    new PostgresUser(List.of(setpriv, "--reuid=" + uid, "--regid=" + uid, "--clear-groups"), uid));
    if (user.isPresent() && user.get().canRun(program)) {
      return user.get();
    }
    throw new StartRefused(
        "PostgreSQL không chạy bằng quyền root. Hãy chạy máy chủ bằng một người dùng thường, đặt DANDA_DATA_DIR vào "
            + "thư mục mà mọi người dùng vào được, hoặc đặt DANDA_DATABASE_URL.",
        "PostgreSQL does not run as root. Run the server as an ordinary user, set DANDA_DATA_DIR to a folder that every "
            + "user can enter, or set DANDA_DATABASE_URL. (Tried: unshare -U, setpriv --reuid=" + uid + ".)");
  }

  private boolean canRun(Path program) throws IOException {
    Process process =
        new ProcessBuilder(run(program.toString(), "--version"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int uidOf(Path path) throws IOException {
    return Files.exists(path) ? (Integer) Files.getAttribute(path, "unix:uid") : -1;
  }
}
