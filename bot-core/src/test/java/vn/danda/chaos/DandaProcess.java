package vn.danda.chaos;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged server as a process of its own, with embedded stores in one data folder through all its lives. */
final class DandaProcess implements AutoCloseable {

  static final String SECRET = "bi-mat";

  private static final Duration READY_WITHIN = Duration.ofMinutes(3);

  private final Path jar;
  private final Path folder;
  private final String botApi;
  private final int port;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private Process process;

  DandaProcess(Path jar, Path folder, String botApi) throws IOException {
    this.jar = jar;
    this.folder = folder;
    this.botApi = botApi;
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
  }

  URI door(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Starts it and waits until it says it is ready; how long that took. */
  Duration start() throws IOException, InterruptedException {
    long began = System.nanoTime();
    String java = ProcessHandle.current().info().command().orElse("java");
    ProcessBuilder builder =
        new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-jar", jar.toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "SERVER_PORT", Integer.toString(port),
                "DANDA_DATA_DIR", folder.resolve("data").toString(),
                "DANDA_REDIS_URL", "",
                "DANDA_DATABASE_URL", "",
                "DANDA_TELEGRAM_TOKEN", FakeBotApi.TOKEN,
                "DANDA_TELEGRAM_MODE", "webhook",
                "DANDA_TELEGRAM_WEBHOOK_SECRET", SECRET,
                "DANDA_TELEGRAM_API_URL", botApi));
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
    process = builder.start();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() - began > READY_WITHIN.toNanos()) {
        throw new IllegalStateException("The server does not start; see " + folder.resolve("server.log"));
      }
      Thread.sleep(50);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** kill -9, and nothing of it is left. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  private boolean ready() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(door("/actuator/health/readiness")).timeout(Duration.ofSeconds(2)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Resident megabytes of the server and of each kind of its children. */
  String memory() {
    List<ProcessHandle> children = process.descendants().toList();
    return "server %d MB, redis-server %d MB, postgres %d MB (shared pages counted once)"
        .formatted(
            megabytes(Stream.of(process.toHandle())),
            megabytes(children.stream().filter(child -> runs(child, "redis-server"))),
            megabytes(children.stream().filter(child -> runs(child, "postgres"))));
  }

  private static boolean runs(ProcessHandle handle, String program) {
    return handle.info().command().map(command -> command.endsWith("/" + program)).orElse(false);
  }

  private static long megabytes(Stream<ProcessHandle> handles) {
    return handles.mapToLong(handle -> kilobytes(Path.of("/proc/" + handle.pid() + "/smaps_rollup"))).sum() / 1024;
  }

  /** Proportional set size: a page that n processes share counts 1/n for each. */
  private static long kilobytes(Path rollup) {
    try (Stream<String> lines = Files.lines(rollup)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException gone) {
      return 0;
    }
  }

  /** In good order, so that nothing of it runs when the folder is deleted. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
