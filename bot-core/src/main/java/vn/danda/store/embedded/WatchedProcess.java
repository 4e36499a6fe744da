package vn.danda.store.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server program as a child process that cannot outlive this JVM. Between the JVM and the program stands a shell that
 * reads from a pipe whose other end only the JVM holds: when the JVM ends, even by kill -9, the system closes the pipe
 * and the shell asks the program to stop.
 *
 * <p>A program that dies although nobody asked it to is started again. Safe to use from several threads.
 */
final class WatchedProcess implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WatchedProcess.class);

  /**
   * Arguments: pid file, signal that stops the program, the program and its arguments. INT and TERM are ignored by the
   * shell itself, because whoever stops the whole group of processes must not take the watchdog away first.
   */
  private static final String WATCHDOG =
      """
      pidfile=$1; signal=$2; shift 2
      rm -f "$pidfile"; echo $$ > "$pidfile"
      exec 3<&0
      "$@" 3<&- </dev/null & child=$!
      trap '' INT TERM HUP
      echo $$ $child > "$pidfile"
      (cat <&3 >/dev/null; kill -$signal $child 2>/dev/null) & pipe=$!
      exec 3<&-
      wait $child; code=$?
      kill -9 $pipe 2>/dev/null
      exit $code
      """;

  private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
  private static final Duration PREDECESSOR_STOPS_WITHIN = Duration.ofSeconds(5);
  private static final Duration RESTART_AFTER = Duration.ofMillis(300);
  private static final long LOG_KEPT_BYTES = 10_000_000;

  private final String name;
  private final Path folder;
  private final List<String> command;
  private Process process;
  private boolean stopping;
  private boolean restarting;

  private WatchedProcess(String name, Path folder, List<String> command) throws IOException {
    this.name = name;
    this.folder = folder;
    this.command = command;
    this.process = launch();
  }

  /**
   * Starts the program in its own session, so that Ctrl-C in the terminal reaches the JVM first, which stops the
   * program last. Its output goes to {@code NAME.log} in the folder.
   */
  static WatchedProcess start(String name, Path folder, String stopSignal, List<String> program) {
    List<String> command = new ArrayList<>();
    onPath("setsid").ifPresent(command::add);
    command.addAll(List.of("sh", "-c", WATCHDOG, "danda-watchdog", pidFile(name, folder).toString(), stopSignal));
    command.addAll(program);
    try {
      startLogAnewWhenLong(logFile(name, folder));
      return new WatchedProcess(name, folder, List.copyOf(command));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + name, e);
    }
  }

  /**
   * Waits for the program that a JVM before us left behind: its watchdog is stopping it. Nothing is left of it when this
   * returns, so it may be called only by the holder of the data folder's lock.
   */
  static void awaitPredecessor(String name, Path folder) {
    for (ProcessHandle left : predecessors(name, folder)) {
      log.info("{} of the server before is still stopping, waiting pid={}", name, left.pid());
      if (!endsWithin(left, PREDECESSOR_STOPS_WITHIN)) {
        left.destroy();
      }
      if (!endsWithin(left, STOP_WITHIN)) {
        left.destroyForcibly();
        endsWithin(left, STOP_WITHIN);
      }
    }
  }

  static Optional<String> onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** False when the program ended within this time. */
  boolean livesFor(Duration time) throws InterruptedException {
    return !current().waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** From now on the program is started again when it dies. */
  synchronized void keepAlive() {
    restarting = true;
    process.onExit().thenRunAsync(this::startAgain, soon());
  }

  /** The end of what the program said, for a message about why it does not start. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(logFile(name, folder));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }

  /** Asks the program to stop and waits until it has. */
  @Override
  public void close() {
    Process last;
    synchronized (this) {
      stopping = true;
      last = process;
    }
    try (var pipe = last.getOutputStream()) {
      pipe.flush();
    } catch (IOException e) {
      log.debug("{} had ended before it was asked to", name);
    }
    if (!endsWithin(last.toHandle(), STOP_WITHIN)) {
      log.warn("{} does not stop, killing it", name);
      last.descendants().forEach(ProcessHandle::destroyForcibly);
      last.destroyForcibly();
    }
  }

  private synchronized Process current() {
    return process;
  }

  private synchronized void startAgain() {
    if (stopping || !restarting) {
      return;
    }
    log.error("{} ended with code {}, starting it again; its log is {}", name, process.exitValue(), logFile(name, folder));
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      log.debug("the pipe to {} was closed already", name);
    }
    try {
      process = launch();
      process.onExit().thenRunAsync(this::startAgain, soon());
    } catch (IOException e) {
      log.error("{} cannot be started again", name, e);
    }
  }

  private Process launch() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile(name, folder).toFile()));
    // Our environment holds tokens and passwords; a child needs none of them.
    builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"));
    return builder.start();
  }

  private static Executor soon() {
    return CompletableFuture.delayedExecutor(RESTART_AFTER.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static List<ProcessHandle> predecessors(String name, Path folder) {
    Path pidFile = pidFile(name, folder);
    if (!Files.exists(pidFile)) {
      return List.of();
    }
    try {
      return Stream.of(Files.readString(pidFile).strip().split("\\s+"))
          .filter(pid -> !pid.isEmpty())
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
          .filter(handle -> worksIn(folder, handle))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + pidFile, e);
    }
  }

  /** A process number is given out again, in a container even the same ones at every start. */
  private static boolean worksIn(Path folder, ProcessHandle handle) {
    return handle.info().commandLine().filter(line -> line.contains(folder.toString())).isPresent();
  }

  private static boolean endsWithin(ProcessHandle handle, Duration time) {
    try {
      handle.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void startLogAnewWhenLong(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) > LOG_KEPT_BYTES) {
      Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path pidFile(String name, Path folder) {
    return folder.resolve(name + ".pid");
  }

  private static Path logFile(String name, Path folder) {
    return folder.resolve(name + ".log");
  }
}
