package vn.danda.simulator;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.danda.DandaApplication;

/** The made-up networks, the real bot pointed at them, and the page that shows both. */
final class Simulator implements AutoCloseable {

  private final Calls calls = new Calls();
  final TelegramNetwork telegram = new TelegramNetwork(calls);
  final GraphNetwork messenger = new GraphNetwork(calls);
  final ZaloNetwork zalo = new ZaloNetwork(calls);
  private final SimulatorPage page;
  private final ConfigurableApplicationContext bot;
  private final URI botAddress;

  /** {@code settings} are the bot's besides those that point it at the networks; port 0 takes any free one. */
  Simulator(Map<String, ?> settings, int botPort, int pagePort) throws IOException {
    int port = botPort == 0 ? freePort() : botPort;
    botAddress = URI.create("http://127.0.0.1:" + port);
    networks().forEach(network -> network.connect(botAddress));
    page = new SimulatorPage(this, calls, pagePort);
    bot = start(settings, port);
  }

  private ConfigurableApplicationContext start(Map<String, ?> settings, int port) {
    Map<String, Object> all = new HashMap<>(settings);
    networks().forEach(network -> all.putAll(network.settings()));
    all.put("server.port", port);
    all.put("server.address", "127.0.0.1");
    all.put("danda.demo", true);
    all.put("danda.public-url", "http://127.0.0.1:" + port);
    // The page shows the web chat in a frame, as an office's site does.
    all.put("danda.web.allowed-origins", page.origin());
    return new SpringApplicationBuilder(DandaApplication.class)
        .run(all.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue()).toArray(String[]::new));
  }

  List<Network> networks() {
    return List.of(telegram, messenger, zalo);
  }

  URI bot() {
    return botAddress;
  }

  URI page() {
    return page.address();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  @Override
  public void close() {
    bot.close();
    page.close();
    networks().forEach(Network::close);
  }

  /** Arguments: port of the page (8090), port of the bot (8080). Runs until Ctrl-C. */
  public static void main(String[] arguments) throws IOException {
    int pagePort = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8090;
    int botPort = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8080;
    Simulator simulator = new Simulator(Map.of(), botPort, pagePort);
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    System.out.println("\n  Máy mô phỏng: mở " + simulator.page() + " (dừng: Ctrl-C)\n");
  }
}
