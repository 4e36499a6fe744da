package vn.danda.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A made-up social network on loopback with one citizen on it: takes the bot's calls and delivers what the citizen does
 * to the bot's door. What a real network does differently is a bug here. Safe for many threads.
 */
abstract class Network implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.builder().build();

  /** Longer than any channel waits for an answer. */
  private static final Duration TOO_LATE = Duration.ofSeconds(12);

  private final String name;
  private final Calls calls;
  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Bubble> phone = new ArrayList<>();
  private final AtomicInteger bubbles = new AtomicInteger();

  /** Different in every run: the bot remembers for a week what it has heard. */
  private final AtomicInteger ids = new AtomicInteger((int) (System.currentTimeMillis() / 1000 % 900_000_000));

  private volatile URI bot = URI.create("http://127.0.0.1:1");
  private volatile Trouble next = Trouble.NONE;
  private volatile boolean blocked;
  private volatile boolean windowClosed;
  private volatile boolean typing;
  private volatile List<Delivery> last = List.of();

  Network(String name, Calls calls) {
    this.name = name;
    this.calls = calls;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  /** A call to the bot's door. */
  record Delivery(String path, String body, Map<String, String> headers) {}

  /** What the network answers. */
  record Answer(int status, String body) {
    static Answer json(Object value) {
      return new Answer(200, JSON.writeValueAsString(value));
    }
  }

  /** The settings that point the bot at this network. */
  abstract Map<String, String> settings();

  /** Whether this call brings a message to a person: these are what can go wrong. */
  abstract boolean isSend(String path, JsonNode body);

  /** Does what the call asks for. */
  abstract Answer answer(String path, JsonNode body);

  abstract Answer tooMany();

  abstract Answer refusedByBlock();

  /** Networks without a window answer as usual. */
  Answer refusedByWindow(String path, JsonNode body) {
    return answer(path, body);
  }

  abstract Delivery text(int id, String words);

  abstract Delivery pressed(int id, Bubble bubble, Bubble.Choice choice);

  abstract Delivery phoneShared(int id);

  /** The citizen blocks or unblocks the bot; empty when the network tells nobody. */
  List<Delivery> blockChanged(int id, boolean nowBlocked) {
    return List.of();
  }

  /** The first sight of the bot. */
  abstract Delivery opened(int id);

  /** A colleague types in the network's own inbox; empty when there is none. */
  List<Delivery> colleagueTypes(int id, String words) {
    return List.of();
  }

  final String name() {
    return name;
  }

  final String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  final void connect(URI toBot) {
    bot = toBot;
  }

  // What the citizen does.

  final void opens() {
    deliver(List.of(opened(ids.incrementAndGet())));
  }

  final void types(String words) {
    show("me", words, List.of());
    deliver(List.of(text(ids.incrementAndGet(), words)));
  }

  final void taps(int bubbleId, int choiceIndex) {
    Bubble bubble = phone().stream().filter(one -> one.id() == bubbleId).findFirst().orElseThrow();
    Bubble.Choice choice = bubble.choices().get(choiceIndex);
    switch (choice.kind()) {
      case "phone" -> sharesPhone();
      case "words" -> types(choice.label());
      default -> {
        show("me", choice.label(), List.of());
        deliver(List.of(pressed(ids.incrementAndGet(), bubble, choice)));
      }
    }
  }

  final void sharesPhone() {
    show("me", "☎ (số điện thoại của tôi)", List.of());
    deliver(List.of(phoneShared(ids.incrementAndGet())));
  }

  final void blocks(boolean nowBlocked) {
    blocked = nowBlocked;
    deliver(blockChanged(ids.incrementAndGet(), nowBlocked));
  }

  final void closesWindow(boolean closed) {
    windowClosed = closed;
  }

  final void colleagueTypes(String words) {
    show("agent", words, List.of());
    deliver(colleagueTypes(ids.incrementAndGet(), words));
  }

  final void deliversAgain() {
    deliver(last);
    deliver(last);
  }

  final void nextGoesWrong(Trouble trouble) {
    next = trouble;
  }

  // What the page shows.

  final List<Bubble> phone() {
    synchronized (phone) {
      return List.copyOf(phone);
    }
  }

  final State state() {
    return new State(name, phone(), typing, blocked, windowClosed, next);
  }

  record State(
      String name, List<Bubble> bubbles, boolean typing, boolean blocked, boolean windowClosed, Trouble next) {}

  protected final void show(String from, String text, List<Bubble.Choice> choices) {
    show(from, text, choices, "chat");
  }

  protected final void show(String from, String text, List<Bubble.Choice> choices, String where) {
    synchronized (phone) {
      phone.add(new Bubble(bubbles.incrementAndGet(), from, text, choices, where));
    }
    typing = false;
  }

  protected final void showTyping(boolean on) {
    typing = on;
  }

  protected final int nextId() {
    return ids.incrementAndGet();
  }

  protected final void deliver(List<Delivery> deliveries) {
    last = deliveries.isEmpty() ? last : deliveries;
    for (Delivery delivery : deliveries) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(bot.resolve(delivery.path()))
              .timeout(Duration.ofSeconds(20))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(delivery.body()));
      delivery.headers().forEach(request::header);
      try {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        calls.add(name, true, "POST " + delivery.path(), answer.statusCode(), delivery.body(), answer.body());
      } catch (IOException away) {
        calls.add(name, true, "POST " + delivery.path(), 0, delivery.body(), "bot không trả lời: " + away);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    String raw = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    JsonNode body = read(raw);
    boolean send = isSend(path, body);
    Trouble trouble = send ? next : Trouble.NONE;
    next = send ? Trouble.NONE : next;
    Answer answer = answer(path, body, send, trouble);
    // The token in Telegram's path says nothing to people and fills the line.
    String shown = path.replaceFirst("/bot[^/]+/", "/bot…/");
    calls.add(name, false, exchange.getRequestMethod() + " " + shown, answer.status(), raw, answer.body());
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      if (trouble == Trouble.LATE_ANSWER) {
        Thread.sleep(TOO_LATE);
      }
      exchange.getResponseHeaders().set("Content-Type", answer.body().startsWith("<") ? "text/html" : "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException callerIsGone) {
      // Whoever gave up waiting is not told any more.
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(String path, JsonNode body, boolean send, Trouble trouble) {
    if (trouble == Trouble.TOO_MANY) {
      return tooMany();
    }
    if (trouble == Trouble.BAD_GATEWAY) {
      return new Answer(502, "<html><h1>502 Bad Gateway</h1></html>");
    }
    if (send && blocked) {
      return refusedByBlock();
    }
    return send && windowClosed ? refusedByWindow(path, body) : answer(path, body);
  }

  /** Forms and uploads are no JSON; nothing in them matters to us. */
  private static JsonNode read(String raw) {
    try {
      return raw.isBlank() ? JSON.createObjectNode() : JSON.readTree(raw);
    } catch (JacksonException notJson) {
      return JSON.createObjectNode();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    http.shutdownNow();
  }
}
