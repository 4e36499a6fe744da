package vn.danda.chaos;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One chat, delivered as Telegram does: the next message only after a 2xx for the one before, again and again till then. */
final class Writer {

  /** What the server's Retry-After says. */
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

  /** Shared by all writers. */
  static final AtomicInteger ACCEPTED = new AtomicInteger();

  static final AtomicInteger DELIVERIES = new AtomicInteger();
  private static final AtomicLong UPDATE = new AtomicLong(800_000_000);

  private final long chat;
  private final List<Questions.Question> questions;
  private final Duration longestPause;
  private final DandaProcess server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(1)).build();

  Writer(long chat, List<Questions.Question> questions, Duration longestPause, DandaProcess server) {
    this.chat = chat;
    this.questions = questions;
    this.longestPause = longestPause;
    this.server = server;
  }

  void writeAll() {
    try {
      for (Questions.Question question : questions) {
        Thread.sleep(ThreadLocalRandom.current().nextLong(longestPause.toMillis()));
        String update = update(question.text());
        while (!delivered(update)) {
          Thread.sleep(AGAIN_AFTER);
        }
        ACCEPTED.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean delivered(String update) throws InterruptedException {
    DELIVERIES.incrementAndGet();
    try {
      HttpRequest request =
          HttpRequest.newBuilder(server.door("/webhooks/telegram"))
              .timeout(Duration.ofSeconds(10))
              .header("Content-Type", "application/json")
              .header("X-Telegram-Bot-Api-Secret-Token", DandaProcess.SECRET)
              .POST(BodyPublishers.ofString(update))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException refused) {
      return false;
    }
  }

  private String update(String text) {
    long id = UPDATE.incrementAndGet();
    return """
        {"update_id":%d,"message":{"message_id":%d,"date":%d,"text":"%s",
         "from":{"id":%d,"is_bot":false,"first_name":"Khách"},"chat":{"id":%d,"type":"private","first_name":"Khách"}}}
        """
        .formatted(id, id, Instant.now().getEpochSecond(), text, chat, chat);
  }
}
