import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least a server can do that keeps what it acknowledges: webhook, XADD, 200; a reader takes it and sends the words
 * back. It thinks nothing, remembers nothing, checks nothing: what this machine can do at most, beside which a real
 * server is measured. {@code java Bare.java PORT REDIS_PORT REDIS_PASSWORD API_URL}
 */
public final class Bare {

  private static final Pattern CHAT = Pattern.compile("\"chat\":\\{\"id\":(\\d+)");
  private static final Pattern TEXT = Pattern.compile("\"text\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final String STREAM = "bare:inbound";

  private final int redisPort;
  private final String password;
  private final Deque<Redis> idle = new ArrayDeque<>();

  public static void main(String[] arguments) throws Exception {
    new Bare(Integer.parseInt(arguments[1]), arguments[2]).serve(Integer.parseInt(arguments[0]), URI.create(arguments[3]));
  }

  private Bare(int redisPort, String password) {
    this.redisPort = redisPort;
    this.password = password;
  }

  private void serve(int port, URI api) throws Exception {
    Http.serve(port, request -> {
      if (!"test-secret".equals(request.headers().get("x-telegram-bot-api-secret-token"))) {
        return new Http.Answer(401, "");
      }
      add(request.text());
      return new Http.Answer(200, "");
    });
    Http.Client network = new Http.Client(api, 10_000);
    Semaphore inFlight = new Semaphore(64);
    Redis reader = new Redis(redisPort, password);
    System.out.println("ready");
    while (true) {
      List<?> read = (List<?>) reader.call("XREAD", "COUNT", "64", "BLOCK", "1000", "STREAMS", STREAM, "0");
      if (read == null) {
        continue;
      }
      List<String> done = new ArrayList<>(List.of("XDEL", STREAM));
      for (Object entry : (List<?>) ((List<?>) read.getFirst()).get(1)) {
        List<?> pair = (List<?>) entry;
        done.add((String) pair.getFirst());
        String update = (String) ((List<?>) pair.get(1)).get(1);
        inFlight.acquire();
        Thread.ofVirtual().start(() -> send(network, update, inFlight));
      }
      reader.call(done.toArray(String[]::new));
    }
  }

  private static void send(Http.Client network, String update, Semaphore inFlight) {
    try {
      Matcher chat = CHAT.matcher(update);
      Matcher text = TEXT.matcher(update);
      if (chat.find() && text.find()) {
        String body = "{\"chat_id\":\"" + chat.group(1) + "\",\"text\":\"" + text.group(1) + "\"}";
        network.post("/bot1:x/sendmessage", Map.of(), body.getBytes(UTF_8));
      }
    } catch (IOException e) {
      System.err.println("send failed: " + e);
    } finally {
      inFlight.release();
    }
  }

  private void add(String update) {
    try {
      Redis redis;
      synchronized (idle) {
        redis = idle.pollFirst();
      }
      redis = redis == null ? new Redis(redisPort, password) : redis;
      redis.call("XADD", STREAM, "*", "e", update);
      synchronized (idle) {
        idle.addFirst(redis);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
