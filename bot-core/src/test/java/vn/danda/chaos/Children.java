package vn.danda.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Processes of ours. None of them outlives this JVM, unless that is killed itself. */
final class Children {

  private static final Set<Process> LIVING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVING.forEach(Process::destroyForcibly)));
  }

  private Children() {}

  /** What it says is appended to the log. */
  static Process start(ProcessBuilder builder, Path log) {
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      Process process = builder.start();
      LIVING.add(process);
      process.onExit().thenAccept(LIVING::remove);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
