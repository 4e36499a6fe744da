package vn.danda.chaos;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Delivers as a network does: again and again until a 2xx, then the next. Keeps what every try was answered. */
final class Delivery {

  /** What the server's Retry-After says. */
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final Doors doors;
  private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final Queue<Try> tries = new ConcurrentLinkedQueue<>();

  /** One try: when it began, how long it took, and 0 when there was no answer. */
  record Try(long began, long nanos, int status) {
    boolean isAnswered() {
      return status != 0;
    }

    boolean isGood() {
      return status / 100 == 2;
    }
  }

  Delivery(Doors doors) {
    this.doors = doors;
  }

  /** When it was taken. */
  long deliver(String update) throws InterruptedException {
    while (!tried(update)) {
      Thread.sleep(AGAIN_AFTER);
    }
    return System.nanoTime();
  }

  /** Delivers something once more that was taken before; what is answered does not matter. */
  void repeat(String update) throws InterruptedException {
    tried(update);
  }

  Map<String, AtomicInteger> answers() {
    return new TreeMap<>(answers);
  }

  Queue<Try> tries() {
    return tries;
  }

  private boolean tried(String update) throws InterruptedException {
    long began = System.nanoTime();
    int status = 0;
    String answer;
    try {
      status = HTTP.send(request(update), BodyHandlers.discarding()).statusCode();
      answer = Integer.toString(status);
    } catch (HttpTimeoutException e) {
      answer = "no answer";
    } catch (IOException e) {
      answer = "refused or broken off";
    }
    answers.computeIfAbsent(answer, key -> new AtomicInteger()).incrementAndGet();
    tries.add(new Try(began, System.nanoTime() - began, status));
    return status / 100 == 2;
  }

  private HttpRequest request(String update) {
    return HttpRequest.newBuilder(doors.next())
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("X-Telegram-Bot-Api-Secret-Token", FakeNetwork.SECRET)
        .POST(BodyPublishers.ofString(update))
        .build();
  }
}
