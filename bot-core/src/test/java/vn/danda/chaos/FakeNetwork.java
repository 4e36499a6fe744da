package vn.danda.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Telegram's Bot API on loopback, as slow as the way there: half of the time passes before it takes a message and notes
 * it, half before the server hears so. What it took from a server that dies meanwhile has been sent. It can be {@link
 * #busy}: then one message in a hundred is told to come back in a second.
 */
final class FakeNetwork implements AutoCloseable {

  static final String TOKEN = "7000000001:demo-token";
  static final String SECRET = "bi-mat";

  private static final Duration BETWEEN_LATER = Duration.ofMillis(2600);

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] TAKEN = "{\"ok\":true,\"result\":{\"message_id\":1}}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DONE = "{\"ok\":true,\"result\":true}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LATER =
      "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\",\"parameters\":{\"retry_after\":1}}"
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final Duration delay;
  private volatile boolean busy;
  private final AtomicLong lastLater = new AtomicLong();
  private final Map<Long, List<Said>> said = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final FetchedUpdates fetched = new FetchedUpdates();

  /** A message that arrived: what it says, shortened to what tells it from the script's others. */
  record Said(String mark, JsonNode body, long nanos) {}

  /**
   * @param delay of a call, on average; single ones take between nothing and twice as much
   */
  FakeNetwork(Duration delay) throws IOException {
    this.delay = delay;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  void busy() {
    busy = true;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was said to the chat, oldest first. */
  List<Said> saidTo(long chat) {
    List<Said> all = said.getOrDefault(chat, List.of());
    synchronized (all) {
      return List.copyOf(all);
    }
  }

  int count() {
    return count.get();
  }

  /** Where an update is handed in that the server fetches: 200 once it has said that it has it. */
  URI door() {
    return URI.create(url() + "/in");
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestURI().getPath().equals("/in")) {
      try (exchange) {
        exchange.sendResponseHeaders(fetched.isFetched(body) ? 200 : 503, -1);
      }
      return;
    }
    long half = ThreadLocalRandom.current().nextLong(delay.toMillis() + 1);
    pause(half);
    String method = exchange.getRequestURI().getPath().toLowerCase(Locale.ROOT);
    byte[] answer = method.endsWith("/sendmessage") ? TAKEN : method.endsWith("/getupdates") ? fetched.from(body) : DONE;
    if (method.endsWith("/sendmessage")) {
      if (busy && isToComeBack()) {
        answer = LATER;
      } else {
        note(JSON.readTree(body));
      }
    }
    pause(half);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    try (exchange) {
      exchange.sendResponseHeaders(answer == LATER ? 429 : 200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (IOException callerIsDead) {
      // That is what this is about.
    }
  }

  /** Which one is left to chance; the code counts three within five seconds as the account's. */
  private boolean isToComeBack() {
    long now = System.nanoTime();
    long last = lastLater.get();
    return now - last > BETWEEN_LATER.toNanos()
        && ThreadLocalRandom.current().nextInt(20) == 0
        && lastLater.compareAndSet(last, now);
  }

  private void note(JsonNode body) {
    List<Said> chat = said.computeIfAbsent(body.path("chat_id").asLong(), id -> new ArrayList<>());
    synchronized (chat) {
      chat.add(new Said(mark(body), body.path("reply_markup"), System.nanoTime()));
    }
    count.incrementAndGet();
  }

  /** Letters only: numbers differ from person to person. */
  private static String mark(JsonNode body) {
    String text = body.path("text").asString();
    StringBuilder letters = new StringBuilder();
    text.codePoints().filter(Character::isLetter).limit(90).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
