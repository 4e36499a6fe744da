package vn.danda.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.danda.store.TestStores;

/** What strangers may send to the doors: too long, too deep, too many keys, too slow. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "danda.telegram.token=7000000001:demo-token",
      "danda.telegram.api-url=http://127.0.0.1:1",
      "danda.telegram.mode=webhook",
      "danda.telegram.webhook-secret=bi-mat"
    })
class DoorsTest {

  private static final int KIB = 1024;

  private final HttpClient http = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
  }

  @ParameterizedTest
  @MethodSource("tooLong")
  void aBodyThatIsTooLongIsRefusedWithoutReadingOn(String path, int bytes, boolean announced) throws Exception {
    HttpResponse<String> refused = post(path, body(bytes, announced));

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(refused.body()).contains("quá dài").contains("longer than this door takes");
  }

  static Stream<Arguments> tooLong() {
    return Stream.of("/webhooks/telegram:256", "/chat/sessions:16", "/api/ask:64", "/api/places:64")
        .flatMap(
            door -> {
              String path = door.substring(0, door.indexOf(':'));
              int limit = Integer.parseInt(door.substring(path.length() + 1)) * KIB;
              return Stream.of(Arguments.of(path, limit + 1, true), Arguments.of(path, limit + 1, false));
            });
  }

  @ParameterizedTest
  @MethodSource("hostileJson")
  void jsonThatOnlyCostsWorkIsRefusedAsUnreadable(String what, String json) throws Exception {
    HttpResponse<String> refused = post("/api/ask", BodyPublishers.ofString(json));

    assertThat(refused.statusCode()).as(what).isEqualTo(400);
    assertThat(refused.body()).contains("title_en");
  }

  static Stream<Arguments> hostileJson() {
    StringBuilder keys = new StringBuilder("{\"text\":\"a\"");
    for (int i = 0; i < 6000; i++) {
      keys.append(",\"k").append(i).append("\":1");
    }
    return Stream.of(
        Arguments.of("deep", "{\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}"),
        Arguments.of("a long text", "{\"text\":\"" + "a".repeat(21_000) + "\"}"),
        Arguments.of("a long number", "{\"text\":" + "9".repeat(200) + "}"),
        Arguments.of("a long name", "{\"" + "n".repeat(300) + "\":1}"),
        Arguments.of("many keys", keys.append('}').toString()),
        Arguments.of("no JSON", "{\"text\":"),
        Arguments.of("nothing", " "));
  }

  @Test
  void aBodyThatNeverEndsIsGivenUpAndTheNextCallerIsServed() throws IOException, InterruptedException {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Socket socket = new Socket("127.0.0.1", port);
      slow.add(socket);
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{\"te"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    assertThat(post("/api/ask", BodyPublishers.ofString("{\"text\":\"đóng bao nhiêu?\"}")).statusCode()).isEqualTo(200);
    for (Socket socket : slow) {
      // The web server ends a silent connection (connection-timeout), the door one that trickles.
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).doesNotContain(" 200 ");
      socket.close();
    }
  }

  private HttpResponse<String> post(String path, BodyPublisher body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .header("X-Telegram-Bot-Api-Secret-Token", "bi-mat")
            .POST(body)
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** Announced: with its length in the header; else in chunks whose end nobody knows. */
  private static BodyPublisher body(int bytes, boolean announced) {
    byte[] json = ("{\"text\":\"a\"" + " ".repeat(bytes - 12) + "}").getBytes(StandardCharsets.US_ASCII);
    InputStream stream = new ByteArrayInputStream(json);
    return announced ? BodyPublishers.ofByteArray(json) : BodyPublishers.ofInputStream(() -> stream);
  }
}
