package vn.danda.chaos;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One node of the server, as a process of its own on a port that it keeps through all its lives. It runs what this JVM
 * was started with, without the tests; {@code danda.aot} names a cache that shortens its start.
 */
final class NodeProcess implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofMinutes(10);

  /** A supervisor starts again what does not come up, for example because the database was just being started too. */
  private static final int STARTS = 10;

  /** Below the ports the system gives to whoever connects: a node that is dead must find its port free again. */
  private static final AtomicInteger NEXT_PORT = new AtomicInteger(21_000 + (int) (ProcessHandle.current().pid() % 500) * 8);

  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private final String name;
  private final Path folder;
  private final Map<String, String> environment;
  private final @Nullable Path override;
  private final int port = NEXT_PORT.getAndIncrement();
  private volatile Process process;
  private volatile boolean ready;

  /**
   * @param override classes and scripts that take the place of the server's own, or null
   */
  NodeProcess(String name, Path folder, Map<String, String> environment, @Nullable Path override) {
    this.name = name;
    this.folder = folder;
    this.environment = environment;
    this.override = override;
  }

  String name() {
    return name;
  }

  URI door(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** It was ready, and nobody has stopped it since. */
  boolean isReady() {
    return ready && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Starts it with these system properties and does not wait. */
  void begin(String... properties) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    String aot = System.getProperty("danda.aot", "");
    if (!aot.isEmpty() && override == null) {
      command.add("-XX:AOTCache=" + aot);
    }
    for (String property : properties) {
      command.add("-D" + property);
    }
    command.addAll(List.of("-cp", override == null ? classPath() : override + File.pathSeparator + classPath()));
    command.add("vn.danda.DandaApplication");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("SERVER_PORT", Integer.toString(port));
    builder.environment().put("DANDA_DATA_DIR", folder.resolve(name).toString());
    ready = false;
    process = Children.start(builder, log());
  }

  /** Waits until it says that it is ready; how long that took. False in {@link #isReady} when it died instead. */
  Duration awaitReady() throws InterruptedException {
    long began = System.nanoTime();
    while (!saysReady()) {
      if (!process.isAlive()) {
        return Duration.ofNanos(System.nanoTime() - began);
      }
      if (System.nanoTime() - began > READY_WITHIN.toNanos()) {
        throw new IllegalStateException(name + " is not ready after " + READY_WITHIN + "; see " + log());
      }
      Thread.sleep(50);
    }
    ready = true;
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Starts it, as often as a supervisor would, and waits. */
  void start() throws InterruptedException {
    for (int i = 0; i < STARTS; i++) {
      begin();
      awaitReady();
      if (ready) {
        return;
      }
      Thread.sleep(Duration.ofSeconds(2));
    }
    throw new IllegalStateException(name + " does not start; see " + log());
  }

  /** kill -9, and nothing of it is left. */
  void kill() throws InterruptedException {
    ready = false;
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, and waits until it has gone by itself. */
  void stop() throws InterruptedException {
    ready = false;
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException(name + " did not stop within 60 s");
    }
  }

  /** SIGSTOP or SIGCONT. */
  void signal(String signal) {
    Signals.send(signal, process.pid());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean endsWithin(Duration time) throws InterruptedException {
    boolean ended = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    ready &= !ended;
    return ended;
  }

  private Path log() {
    return folder.resolve(name + ".log");
  }

  private boolean saysReady() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(door("/actuator/health/readiness")).timeout(Duration.ofSeconds(2)).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** What this JVM was started with, without the tests. */
  static String classPath() {
    String ours = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(ours.split(File.pathSeparator))
        .filter(one -> !one.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
