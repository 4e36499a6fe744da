package vn.danda.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** The page with the citizen's phone and the raw calls. On loopback only: it hands out what the calls carry. */
final class SimulatorPage implements AutoCloseable {

  private static final Map<String, String> TYPES =
      Map.of(
          "/simulator.html", "text/html; charset=utf-8",
          "/simulator.css", "text/css; charset=utf-8",
          "/simulator.js", "text/javascript; charset=utf-8");

  private final Simulator simulator;
  private final Calls calls;
  private final HttpServer server;

  SimulatorPage(Simulator simulator, Calls calls, int port) throws IOException {
    this.simulator = simulator;
    this.calls = calls;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::file);
    server.createContext("/state", this::state);
    server.createContext("/act", this::act);
    server.start();
  }

  URI address() {
    return URI.create(origin() + "/");
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What the page shows; {@code calls} only those after the last it has. */
  private record State(List<Network.State> networks, List<Calls.Call> calls, String bot) {}

  private void state(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    int after = query.matches("after=\\d{1,9}") ? Integer.parseInt(query.substring(6)) : 0;
    List<Network.State> networks = simulator.networks().stream().map(Network::state).toList();
    byte[] json = Network.JSON.writeValueAsBytes(new State(networks, calls.after(after), simulator.bot().toString()));
    answer(exchange, 200, "application/json", json);
  }

  private void act(HttpExchange exchange) throws IOException {
    JsonNode wish = Network.JSON.readTree(exchange.getRequestBody().readAllBytes());
    // A page of another site may post here, but not with this header unless we allow it.
    boolean ours = "1".equals(exchange.getRequestHeaders().getFirst("X-Simulator"));
    boolean done = ours && exchange.getRequestMethod().equals("POST") && act(wish);
    answer(exchange, done ? 204 : 400, "text/plain", new byte[0]);
  }

  private boolean act(JsonNode wish) {
    Network network =
        simulator.networks().stream().filter(one -> one.name().equals(wish.path("network").asString())).findFirst().orElse(null);
    if (network == null) {
      return false;
    }
    String words = wish.path("text").asString("");
    switch (wish.path("do").asString("")) {
      case "open" -> network.opens();
      case "say" -> network.types(words);
      case "tap" -> network.taps(wish.path("bubble").asInt(), wish.path("choice").asInt());
      case "phone" -> network.sharesPhone();
      case "again" -> network.deliversAgain();
      case "block" -> network.blocks(wish.path("on").asBoolean());
      case "window" -> network.closesWindow(wish.path("on").asBoolean());
      case "trouble" -> network.nextGoesWrong(Trouble.valueOf(wish.path("what").asString()));
      case "colleague" -> network.colleagueTypes(words);
      case "comment" -> simulator.messenger.comments(words);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void file(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String file = path.equals("/") ? "/simulator.html" : path;
    String type = TYPES.get(file);
    try (InputStream in = type == null ? null : SimulatorPage.class.getResourceAsStream("/simulator" + file)) {
      if (in == null) {
        answer(exchange, 404, "text/plain", new byte[0]);
      } else {
        answer(exchange, 200, type, in.readAllBytes());
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
