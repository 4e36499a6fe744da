import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Web-chat pages that stay open and agents at their lists, beside whatever else the server does.
 * {@code java Streams.java SERVER [streams 1000] [consoles 100] [seconds 60] [messages a second 10]}, for example {@code
 * java Streams.java http://127.0.0.1:8080}. The consoles sign in with the demo account.
 *
 * <p>Prints how many streams were open at the end, how long an answer took to reach its page, how long a console's list
 * took, and what was answered. Ends with 2 when a stream broke, an answer did not come, or a console was refused.
 */
public final class Streams {

  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
  private static final Pattern TICKET = Pattern.compile("\"ticket\":\"([^\"]+)\"");
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final String QUESTION = "Mỗi tháng đóng thấp nhất là bao nhiêu?";

  private final URI server;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Page> pages = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> answerTimes = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> consoleTimes = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean ending;

  /** A page, and when it asked what has not been answered yet; 0 = nothing. */
  private static final class Page {
    final String token;
    volatile long askedAt;

    Page(String token) {
      this.token = token;
    }
  }

  public static void main(String[] arguments) throws Exception {
    Streams all = new Streams(URI.create(arguments[0]));
    int[] numbers = {1000, 100, 60, 10};
    for (int i = 1; i < arguments.length; i++) {
      numbers[i - 1] = Integer.parseInt(arguments[i]);
    }
    System.exit(all.run(numbers[0], numbers[1], numbers[2], numbers[3]) ? 0 : 2);
  }

  private Streams(URI server) {
    if (!List.of("127.0.0.1", "localhost").contains(server.getHost())) {
      throw new IllegalArgumentException("Only this machine may be measured, not " + server.getHost());
    }
    this.server = server;
  }

  private boolean run(int streams, int consoles, int seconds, int rate) throws Exception {
    for (int i = 0; i < streams; i++) {
      openPage();
    }
    for (int waited = 0; open.get() < streams && waited < 300; waited++) {
      Thread.sleep(100);
    }
    int opened = open.get();
    for (int i = 0; i < consoles; i++) {
      String cookie = signIn();
      Thread.ofVirtual().start(() -> look(cookie));
    }
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(1000 / Math.max(1, rate));
      ask(pages.get(ThreadLocalRandom.current().nextInt(pages.size())));
    }
    for (int waited = 0; unanswered() > 0 && waited < 100; waited++) {
      Thread.sleep(100);
    }
    int stillOpen = open.get();
    ending = true;
    System.out.printf(
        Locale.ROOT,
        "| %d streams opened, %d open after %d s, %d broken | asked %d, unanswered %d, to the page p50 %.0f p99 %.0f max %.0f ms | %d consoles, %d lists, p50 %.0f p99 %.0f max %.0f ms | %s |%n",
        opened, stillOpen, seconds, broken.get(), asked.get(), unanswered(), millis(answerTimes, .5), millis(answerTimes, .99), millis(answerTimes, 1),
        consoles, consoleTimes.size(), millis(consoleTimes, .5), millis(consoleTimes, .99), millis(consoleTimes, 1), new TreeMap<>(answers));
    boolean refused = answers.keySet().stream().anyMatch(key -> key.startsWith("console") && !key.endsWith("200") && !key.endsWith("204"));
    return opened == streams && broken.get() == 0 && unanswered() == 0 && !refused;
  }

  private long unanswered() {
    return pages.stream().filter(page -> page.askedAt != 0).count();
  }

  private void openPage() throws IOException, InterruptedException {
    String token = found(TOKEN, post("/chat/sessions", "", "{}").body());
    Page page = new Page(token);
    pages.add(page);
    String ticket = found(TICKET, post("/chat/tickets", token, "").body());
    Thread.ofVirtual().start(() -> listen(page, ticket));
  }

  private void listen(Page page, String ticket) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      String request = "GET /chat/stream?ticket=" + ticket + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      String first = in.readLine();
      if (first == null || !first.contains(" 200")) {
        count("stream " + first);
        return;
      }
      open.incrementAndGet();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        long askedAt = page.askedAt;
        if (line.startsWith("data: ") && line.contains("\"from\":\"bot\"") && askedAt != 0) {
          page.askedAt = 0;
          answerTimes.add(System.nanoTime() - askedAt);
        }
      }
    } catch (IOException e) {
      count("stream " + e.getClass().getSimpleName());
    }
    open.decrementAndGet();
    broken.addAndGet(ending ? 0 : 1);
  }

  private void ask(Page page) throws IOException, InterruptedException {
    if (page.askedAt != 0) {
      return;
    }
    page.askedAt = System.nanoTime();
    asked.incrementAndGet();
    int status = post("/chat/messages", page.token, "{\"clientId\":\"" + UUID.randomUUID() + "\",\"text\":\"" + QUESTION + "\"}").statusCode();
    count("message " + status);
    if (status != 202) {
      page.askedAt = 0;
    }
  }

  private HttpResponse<String> post(String path, String token, String body) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** The session's cookie. */
  private String signIn() throws IOException, InterruptedException {
    HttpResponse<String> form = http.send(HttpRequest.newBuilder(server.resolve("/sign-in")).build(), BodyHandlers.ofString());
    HttpResponse<String> entered =
        http.send(
            HttpRequest.newBuilder(server.resolve("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie(form))
                .POST(BodyPublishers.ofString("username=hoa&password=demo-hoa&_csrf=" + found(CSRF, form.body())))
                .build(),
            BodyHandlers.ofString());
    return cookie(entered);
  }

  private static String cookie(HttpResponse<String> response) {
    return response.headers().allValues("Set-Cookie").stream().map(one -> one.split(";")[0]).reduce((a, b) -> a + "; " + b).orElse("");
  }

  /** As the list page does: every three seconds. */
  private void look(String cookie) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(3000));
      while (!ending) {
        long began = System.nanoTime();
        HttpRequest request =
            HttpRequest.newBuilder(server.resolve("/console/lists?seen=")).header("Cookie", cookie).header("HX-Request", "true").build();
        count("console " + http.send(request, BodyHandlers.ofString()).statusCode());
        consoleTimes.add(System.nanoTime() - began);
        Thread.sleep(3000);
      }
    } catch (IOException e) {
      count("console " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void count(String answer) {
    answers.computeIfAbsent(answer, key -> new AtomicInteger()).incrementAndGet();
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("Not found: " + pattern + " in " + text.substring(0, Math.min(300, text.length())));
    }
    return matcher.group(1);
  }

  private static double millis(List<Long> times, double share) {
    List<Long> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1)) / 1e6;
  }
}
