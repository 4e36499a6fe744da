package vn.danda.channels.web;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundListener;

/** The web chat on a real server at a free port, with a listener that takes each event once, like the real one. */
final class ChatServer implements AutoCloseable {

  final InMemoryWebChatLog log = new InMemoryWebChatLog();
  final List<InboundEvent> events = new CopyOnWriteArrayList<>();
  final WebChatChannel channel = new WebChatChannel(log, Clock.systemUTC(), new SimpleMeterRegistry());
  private final Set<String> seen = new HashSet<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;
  private volatile boolean refuses;

  ChatServer(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("server.port=0");
    all.add("server.address=127.0.0.1");
    all.add("server.shutdown=graceful");
    all.add("spring.threads.virtual.enabled=true");
    all.add("spring.main.banner-mode=off");
    context =
        new SpringApplicationBuilder(Parts.class)
            .initializers((ApplicationContextInitializer<GenericApplicationContext>) this::register)
            .properties(all.toArray(String[]::new))
            .run();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({WebChatController.class, WebChatStreams.class, WebChatPages.class})
  static class Parts {}

  private void register(GenericApplicationContext target) {
    target.registerBean(WebChatLog.class, () -> log);
    target.registerBean(InboundListener.class, () -> this::take);
    target.registerBean(Clock.class, Clock::systemUTC);
  }

  private synchronized void take(List<InboundEvent> arrived) {
    if (refuses) {
      throw new InboundListener.CannotAccept("the store is away", new IllegalStateException());
    }
    arrived.stream().filter(event -> seen.add(event.meta().dedupeKey())).forEach(events::add);
  }

  void refuse() {
    refuses = true;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String token, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  String newToken() throws IOException, InterruptedException {
    return field(post("/chat/sessions", "", "{}"), "token");
  }

  String ticket(String token) throws IOException, InterruptedException {
    return field(post("/chat/tickets", token, "{}"), "ticket");
  }

  static String field(HttpResponse<String> answer, String name) {
    return new JsonMapper().readTree(answer.body()).get(name).asString();
  }

  /** Opens the stream; reading it blocks until the server writes or ends it. */
  Stream open(String token, String lastEventId) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(at("/chat/stream?ticket=" + ticket(token)));
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    return new Stream(client.send(request.build(), BodyHandlers.ofInputStream()));
  }

  record Stream(HttpResponse<InputStream> response, BufferedReader lines) implements AutoCloseable {
    Stream(HttpResponse<InputStream> response) {
      this(response, new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    /** The next {@code id: …} and its {@code data: …}. */
    List<String> next() throws IOException {
      String line = lines.readLine();
      while (line != null && !line.startsWith("id: ")) {
        line = lines.readLine();
      }
      return line == null ? List.of() : List.of(line, lines.readLine());
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
  }

  @Override
  public void close() {
    context.close();
    client.shutdownNow();
  }
}
