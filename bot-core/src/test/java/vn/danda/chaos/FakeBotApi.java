package vn.danda.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telegram's Bot API on loopback, as slow as the real one. It notes a message when it has arrived, before it answers:
 * what it took from a server that dies meanwhile has been sent.
 */
final class FakeBotApi implements AutoCloseable {

  static final String TOKEN = "7000000001:demo-token";

  private static final Pattern CHAT = Pattern.compile("\"chat_id\":\"?(\\d+)");
  private static final Pattern ENTRY = Pattern.compile("\"basis:([a-z0-9-]+)\"");
  private static final Duration FASTEST = Duration.ofMillis(50);
  private static final Duration SLOWEST = Duration.ofMillis(400);

  private final HttpServer server;
  private final List<Said> said = new CopyOnWriteArrayList<>();

  /** A message that arrived; {@code entry} is the FAQ entry it answers with, or empty. */
  record Said(long chat, String entry, long nanos) {}

  FakeBotApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Said> said() {
    return List.copyOf(said);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher chat = CHAT.matcher(body);
    if (exchange.getRequestURI().getPath().toLowerCase(java.util.Locale.ROOT).endsWith("/sendmessage") && chat.find()) {
      Matcher entry = ENTRY.matcher(body);
      said.add(new Said(Long.parseLong(chat.group(1)), entry.find() ? entry.group(1) : "", System.nanoTime()));
    }
    think();
    byte[] answer = "{\"ok\":true,\"result\":{\"message_id\":1}}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    try (exchange) {
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (IOException callerIsDead) {
      // That is what this is about.
    }
  }

  private static void think() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(FASTEST.toMillis(), SLOWEST.toMillis()));
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
