package vn.danda.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The proxy in front of several nodes, as {@code deploy/proxy} sets one up: each request to the next node; when that one
 * refuses, breaks off or says 503, to the one after it, for five seconds. Delivering twice is harmless: events are known
 * by their ids.
 */
final class RoundRobin implements AutoCloseable {

  private static final Duration TRIES_FOR = Duration.ofSeconds(5);

  private final HttpServer server;
  private final List<NodeProcess> nodes;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger askedAgain = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  RoundRobin(List<NodeProcess> nodes) {
    try {
      this.nodes = nodes;
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1024);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::pass);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI door() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/telegram");
  }

  /** How many requests another node was asked for. */
  int askedAgain() {
    return askedAgain.get();
  }

  private void pass(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      exchange.sendResponseHeaders(status(exchange, body), -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int status(HttpExchange exchange, byte[] body) throws InterruptedException {
    long until = System.nanoTime() + TRIES_FOR.toNanos();
    int status = 502;
    for (int tried = 0; tried == 0 || System.nanoTime() < until; tried++) {
      if (tried >= nodes.size()) {
        Thread.sleep(50);
      }
      try {
        status = ask(nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size())), exchange, body);
      } catch (IOException refused) {
        status = 502;
      }
      if (status != 502 && status != 503) {
        return status;
      }
      askedAgain.incrementAndGet();
    }
    return status;
  }

  private int ask(NodeProcess node, HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.door(exchange.getRequestURI().getPath()))
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofByteArray(body));
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      if (header.getKey().startsWith("X-") || header.getKey().equals("Content-type")) {
        request.header(header.getKey(), header.getValue().getFirst());
      }
    }
    HttpResponse<Void> response = http.send(request.build(), BodyHandlers.discarding());
    return response.statusCode();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
