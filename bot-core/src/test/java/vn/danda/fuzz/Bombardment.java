package vn.danda.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.DandaApplication;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;

/** A server in this JVM, with all doors open, under mutated bodies. */
final class Bombardment {

  private static final int THREADS = 8;
  private static final int BODIES_PER_VISITOR = 18;

  private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failed = new AtomicInteger();
  private final Map<Integer, Long> heap = new TreeMap<>();
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Door> doors = Door.all();
  private String server = "";

  /**
   * What came of it.
   *
   * @param answers by door and status
   * @param failures answers of 500 and above but 503, and connections broken off, with the body that did it
   * @param errors what the server logged as an error or with an exception
   * @param heapMegabytes after a full collection, by number of bodies
   */
  record Outcome(Map<String, AtomicInteger> answers, int failures, List<String> errors, Map<Integer, Long> heapMegabytes) {

    /** How much the heap is larger at the end than when a tenth was done, in percent; less than 0 when smaller. */
    double heapGrowth() {
      List<Long> sizes = List.copyOf(heapMegabytes.values());
      return 100.0 * (sizes.getLast() - sizes.getFirst()) / sizes.getFirst();
    }
  }

  static Outcome run(int bodies, long seed) throws Exception {
    return new Bombardment().bombard(bodies, seed);
  }

  private Outcome bombard(int bodies, long seed) throws Exception {
    HttpServer network = network();
    try (ConfigurableApplicationContext context = start(network)) {
      listen();
      server = "http://127.0.0.1:" + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
      for (int part = 0; part < 10; part++) {
        post(bodies / 10, seed * 100 + part);
        awaitRest(context.getBean(UnifiedJedis.class));
        heap.put((part + 1) * (bodies / 10), heapMegabytes());
      }
    } finally {
      network.stop(0);
    }
    return new Outcome(new TreeMap<>(answers), failed.get(), List.copyOf(errors), heap);
  }

  /** What was taken in is thought about and recorded, which may fail too. */
  private static void awaitRest(UnifiedJedis redis) throws InterruptedException {
    for (int waited = 0; waited < 600; waited++) {
      long left = Shard.ALL.stream().mapToLong(shard -> redis.xlen(RedisKeys.inbound(shard)) + redis.xlen(RedisKeys.records(shard))).sum();
      if (left == 0) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("After a minute events or records still wait");
  }

  private ConfigurableApplicationContext start(HttpServer network) throws IOException {
    Map<String, Object> settings = new HashMap<>();
    settings.put("danda.data-dir", data());
    settings.put("danda.redis.url", "");
    settings.put("danda.database.url", "");
    // Strangers come faster than the networks take answers, and what waits would look like a leak.
    settings.put("danda.delivery.published-pace-kept", false);
    String api = "http://127.0.0.1:" + network.getAddress().getPort();
    doors.forEach(door -> door.settings().forEach((name, value) -> settings.put(name, value.replace(Door.API, api))));
    settings.put("server.port", 0);
    return new SpringApplicationBuilder(DandaApplication.class)
        .run(settings.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue()).toArray(String[]::new));
  }

  /** Stores of its own, empty; only what is unpacked stays for the next run. */
  private static Path data() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "fuzz")).toAbsolutePath();
    Files.deleteIfExists(folder.resolve("redis-6.2/appendonly.aof"));
    FileSystemUtils.deleteRecursively(folder.resolve("postgresql-18/cluster"));
    return folder;
  }

  /** Takes every message at once. */
  private static HttpServer network() throws IOException {
    // Read by each channel in its own way.
    byte[] taken =
        """
        {"ok":true,"result":{"message_id":1},
         "recipient_id":"1","message_id":"m_1","success":true,"id":"1","name":"page",
         "error":0,"message":"Success","data":{"message_id":"z_1"},
         "access_token":"access","refresh_token":"refresh","expires_in":"90000"}"""
            .getBytes(StandardCharsets.UTF_8);
    HttpServer network = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 256);
    network.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    network.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, taken.length);
          exchange.getResponseBody().write(taken);
          exchange.close();
        });
    network.start();
    return network;
  }

  /** After the start, which sets logging up anew. */
  private void listen() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            // The fake network knows nothing of webhooks, and the watch says so.
            boolean ofTheServer = !event.getLoggerName().startsWith("vn.danda.watch.");
            if (ofTheServer && (event.getLevel().isGreaterOrEqual(Level.ERROR) || event.getThrowableProxy() != null) && errors.size() < 50) {
              String thrown = event.getThrowableProxy() == null ? "" : " " + event.getThrowableProxy().getClassName() + " " + event.getThrowableProxy().getMessage();
              errors.add(event.getLoggerName() + ": " + event.getFormattedMessage() + thrown);
            }
          }
        };
    appender.setContext(context);
    appender.start();
    context.getLogger("ROOT").addAppender(appender);
  }

  private void post(int bodies, long seed) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int t = 0; t < THREADS; t++) {
        Random random = new Random(seed * THREADS + t);
        threads.execute(() -> postAll(bodies / THREADS, random));
      }
      threads.shutdown();
      threads.awaitTermination(6, TimeUnit.HOURS);
    }
  }

  private void postAll(int bodies, Random random) {
    Mutation mutation = new Mutation(random);
    String visitor = "";
    for (int i = 0; i < bodies; i++) {
      if (i % BODIES_PER_VISITOR == 0) {
        visitor = newVisitor();
      }
      Door door = doors.get(random.nextInt(doors.size()));
      post(door, mutation.of(door.seeds()), visitor);
    }
  }

  private void post(Door door, byte[] body, String visitor) {
    String answer;
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server + door.path()))
              .timeout(Duration.ofSeconds(30))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + visitor)
              .POST(BodyPublishers.ofByteArray(body));
      door.headers().apply(body).forEach(request::header);
      int status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
      // 503 is a promise to take it later, not a failure; it is counted like all others.
      answer = Integer.toString(status);
      if (status >= 500 && status != 503) {
        fail(door, body, answer);
      }
    } catch (IOException e) {
      answer = e.getClass().getSimpleName();
      fail(door, body, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    answers.computeIfAbsent(door.path() + " " + answer, key -> new AtomicInteger()).incrementAndGet();
  }

  private void fail(Door door, byte[] body, String answer) {
    if (failed.incrementAndGet() <= 20) {
      System.err.println(door.path() + " answered " + answer + " to " + HexFormat.of().formatHex(body, 0, Math.min(4000, body.length)));
    }
  }

  private String newVisitor() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server + "/chat/sessions")).POST(BodyPublishers.ofString("{}")).build();
      HttpResponse<String> session = http.send(request, BodyHandlers.ofString());
      return session.body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    } catch (IOException e) {
      throw new IllegalStateException("No session for a visitor", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static long heapMegabytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }
}
