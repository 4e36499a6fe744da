import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
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
    Redis reader = new Redis();
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
      redis = redis == null ? new Redis() : redis;
      redis.call("XADD", STREAM, "*", "e", update);
      synchronized (idle) {
        idle.addFirst(redis);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One connection; as much of the protocol as is needed. */
  private final class Redis {
    private final InputStream in;
    private final OutputStream out;

    Redis() throws IOException {
      Socket socket = new Socket("127.0.0.1", redisPort);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
      if (!password.isEmpty()) {
        call("AUTH", password);
      }
    }

    Object call(String... words) throws IOException {
      StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
      for (String word : words) {
        command.append('$').append(word.getBytes(UTF_8).length).append("\r\n").append(word).append("\r\n");
      }
      out.write(command.toString().getBytes(UTF_8));
      return answer();
    }

    private Object answer() throws IOException {
      int kind = in.read();
      String line = line();
      return switch (kind) {
        case '+', ':' -> line;
        case '$' -> line.equals("-1") ? null : bulk(Integer.parseInt(line));
        case '*' -> line.equals("-1") ? null : array(Integer.parseInt(line));
        default -> throw new IOException("Redis says " + line);
      };
    }

    private String bulk(int length) throws IOException {
      String text = new String(in.readNBytes(length), UTF_8);
      in.skipNBytes(2);
      return text;
    }

    private List<Object> array(int length) throws IOException {
      List<Object> all = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        all.add(answer());
      }
      return all;
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b != '\r') {
          line.append((char) b);
        }
      }
      return line.toString();
    }
  }
}
