package vn.danda.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;
import vn.danda.channels.ContactId;
import vn.danda.channels.web.WebChatLog;
import vn.danda.store.TestStores;

/** Somebody begins on the web and goes on in Telegram, by the code the bot gives them. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"danda.telegram.mode=webhook", "danda.telegram.webhook-secret=bi-mat"})
@DirtiesContext
class ContinueWalkTest {

  private static final BotApi TELEGRAM = new BotApi();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern CODE = Pattern.compile("DD-[2-9A-Z]{4}-[2-9A-Z]{4}");

  @LocalServerPort private int port;
  @Autowired private WebChatLog log;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
    registry.add("danda.telegram.token", () -> BotApi.TOKEN);
    registry.add("danda.telegram.api-url", TELEGRAM::url);
  }

  @BeforeAll
  static void patience() {
    org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
  }

  @AfterAll
  static void stop() {
    TELEGRAM.close();
  }

  @Test
  void theFormHalfFilledInGoesOverWithTheTypedCodeAndIsGoneWhereItWas() throws Exception {
    Visitor visitor = new Visitor();
    visitor.types("mỗi tháng đóng thấp nhất bao nhiêu");
    visitor.types("cho gặp cán bộ");
    visitor.types("đồng ý");
    visitor.types("Hạnh Thử Nghiệm");
    assertThat(visitor.last()).contains("số điện thoại");
    String code = visitor.asksToGoOnInTelegram();

    long chat = 5200000001L;
    deliver(Updates.text(chat, code.toLowerCase(java.util.Locale.ROOT).replace('-', ' ')));

    await().untilAsserted(() -> assertThat(String.join("\n", TELEGRAM.textsTo(chat))).contains("số điện thoại"));
    await().untilAsserted(() -> assertThat(visitor.last()).contains("kênh kia"));
    deliver(Updates.text(chat, "0912 345 678"));
    await().untilAsserted(() -> assertThat(TELEGRAM.textsTo(chat).getLast()).contains("xã"));
    // On the web the form is no longer open: a number there is just a number.
    visitor.types("0912 345 678");
    assertThat(visitor.last()).doesNotContain("xã, phường nào");
  }

  @Test
  void theLinkBringsTheCodeAlongAndWorksOnce() throws Exception {
    Visitor visitor = new Visitor();
    visitor.types("mỗi tháng đóng thấp nhất bao nhiêu");
    String code = visitor.asksToGoOnInTelegram();
    String start = "/start " + code.replace("-", "");

    deliver(Updates.text(5200000002L, start));
    await().until(() -> !TELEGRAM.textsTo(5200000002L).isEmpty());
    assertThat(TELEGRAM.textsTo(5200000002L).getFirst()).contains("nói tiếp");

    // What the talk was about is known here: the basis of the answer given there.
    deliver(Updates.press(5200000002L, "basis"));
    await().untilAsserted(() -> assertThat(TELEGRAM.textsTo(5200000002L).getLast()).startsWith("Căn cứ:"));

    deliver(Updates.text(5200000003L, start));
    await().until(() -> !TELEGRAM.textsTo(5200000003L).isEmpty());
    assertThat(TELEGRAM.textsTo(5200000003L).getFirst()).contains("không đúng");
  }

  @Test
  void whoGuessesIsStoppedAndTheRightCodeThenHelpsNoMore() throws Exception {
    String code = new Visitor().asksToGoOnInTelegram();
    long chat = 5200000004L;
    for (int i = 0; i < 5; i++) {
      deliver(Updates.text(chat, "DD-2222-333" + (4 + i)));
    }
    deliver(Updates.text(chat, code));

    await().until(() -> TELEGRAM.textsTo(chat).size() >= 6);
    List<String> texts = TELEGRAM.textsTo(chat);
    assertThat(texts.subList(0, 5)).allMatch(text -> text.contains("không đúng"));
    assertThat(texts.get(5)).contains("nhiều lần");
  }

  @Test
  void aQuestionAboutZaloIsAQuestion() throws Exception {
    Visitor visitor = new Visitor();
    visitor.types("nộp tiền qua zalo có được không");

    assertThat(CODE.matcher(visitor.last()).find()).isFalse();
  }

  private void deliver(String update) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(at("/webhooks/telegram"))
            .header("Content-Type", "application/json")
            .header("X-Telegram-Bot-Api-Secret-Token", "bi-mat")
            .POST(BodyPublishers.ofString(update))
            .build();
    assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Somebody at the web chat. */
  private final class Visitor {
    private final String token;
    private final ContactId contact;

    Visitor() throws IOException, InterruptedException {
      var session = JSON.readTree(post("/chat/sessions", "", "{}").body());
      token = session.path("token").asString();
      contact = new ContactId("web", session.path("visitor").asString());
    }

    /** Waits for the answer. */
    void types(String words) throws IOException, InterruptedException {
      int before = lines().size();
      String body = JSON.writeValueAsString(java.util.Map.of("clientId", UUID.randomUUID().toString(), "text", words));
      assertThat(post("/chat/messages", token, body).statusCode()).isEqualTo(202);
      await().until(() -> lines().size() >= before + 2);
    }

    String asksToGoOnInTelegram() throws IOException, InterruptedException {
      types("chuyển sang telegram");
      Matcher code = CODE.matcher(last());
      assertThat(code.find()).as(last()).isTrue();
      return code.group();
    }

    String last() {
      return lines().getLast();
    }

    private List<String> lines() {
      return log.since(contact, "", 200).stream().map(line -> JSON.readTree(line.json()).path("text").asString()).toList();
    }

    private HttpResponse<String> post(String path, String bearer, String body) throws IOException, InterruptedException {
      return HTTP.send(
          HttpRequest.newBuilder(at(path))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + bearer)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
