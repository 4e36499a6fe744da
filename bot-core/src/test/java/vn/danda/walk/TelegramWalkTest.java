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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.danda.channels.ContactId;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.ConversationEvent;
import vn.danda.intake.Intake;
import vn.danda.lead.Agents;
import vn.danda.store.TestStores;

/**
 * The walk of one message through the whole server: an update goes in at the door, the answer comes out at the Bot API,
 * and the database has what happened.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"danda.telegram.mode=webhook", "danda.telegram.webhook-secret=" + TelegramWalkTest.SECRET})
@DirtiesContext
class TelegramWalkTest {

  static final String SECRET = "bi-mat";

  private static final String QUESTION = "Mỗi tháng đóng thấp nhất là bao nhiêu?";
  private static final BotApi TELEGRAM = new BotApi();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort private int port;
  @Autowired private Intake intake;
  @Autowired private Agents agents;
  @Autowired private JdbcClient database;
  @Autowired private UnifiedJedis redis;

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
  void aRecordedUpdateIsAnsweredWithTheAnswerOfTheFaq() throws Exception {
    HttpResponse<String> taken = deliver(Updates.recorded("text"));

    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body()).isEmpty();
    await().until(() -> TELEGRAM.saidTo(Updates.RECORDED_CHAT).size() == 1);
    JsonNode answer = ask("e nghi cty r gio dong tiep bhxh tn thi bn tien 1 thang z ad");
    assertThat(answer.path("outcome").asString()).isEqualTo("answered");
    JsonNode said = TELEGRAM.saidTo(Updates.RECORDED_CHAT).getFirst();
    assertThat(said.path("text").asString()).isEqualTo(answer.path("text").asString());
    assertThat(said.path("reply_markup").toString()).contains("basis:" + answer.path("entry").asString());
  }

  @Test
  void theSameUpdateThreeTimesIsAnsweredOnce() throws Exception {
    long chat = 5100000001L;
    String update = Updates.text(chat, QUESTION);
    for (int i = 0; i < 3; i++) {
      assertThat(deliver(update).statusCode()).isEqualTo(200);
    }
    // Answers keep their order, so when this one is there nothing of the three is on its way any more.
    deliver(Updates.text(chat, "Cảm ơn em nhé"));

    await().until(() -> TELEGRAM.saidTo(chat).size() >= 2);
    assertThat(TELEGRAM.saidTo(chat)).hasSize(2);
    await().untilAsserted(() -> assertThat(messages(chat, "contact")).hasSize(2));
  }

  @Test
  void aPressedButtonStopsSpinningAndDoesWhatItSays() throws Exception {
    deliver(Updates.press(5100000002L, "basis:muc-dong-toi-thieu"));

    await().until(() -> !TELEGRAM.saidTo(5100000002L).isEmpty());
    assertThat(TELEGRAM.textsTo(5100000002L).getFirst()).startsWith("Căn cứ:");
    assertThat(TELEGRAM.calls("answercallbackquery"))
        .anySatisfy(
            call -> assertThat(call.path("callback_query_id").asString()).isEqualTo("4382000000000000017"));
  }

  @Test
  void withoutTheSecretNothingIsTaken() throws Exception {
    long chat = 5100000003L;
    assertThat(deliver(Updates.text(chat, QUESTION), "sai").statusCode()).isEqualTo(401);
    assertThat(deliver(Updates.text(chat, QUESTION), null).statusCode()).isEqualTo(401);

    deliver(Updates.text(chat, "Cảm ơn em nhé"));
    await().until(() -> !TELEGRAM.saidTo(chat).isEmpty());
    await().untilAsserted(() -> assertThat(messages(chat, "contact")).containsExactly("Cảm ơn em nhé"));
  }

  @Test
  void whileAnAgentHoldsTheConversationTheBotIsSilent() throws Exception {
    long chat = 5100000004L;
    ContactId contact = new ContactId("telegram", "" + chat);
    AgentRef hoa = agents.find("hoa").orElseThrow().ref();
    intake.on(new ConversationEvent.AgentTakes(key(), contact, Instant.now(), hoa, null));
    deliver(Updates.text(chat, QUESTION));
    intake.on(new ConversationEvent.AgentSays(key(), contact, Instant.now(), hoa, "Chào chị, em là Hoa."));
    deliver(Updates.text(chat, "Thế còn tuổi thì sao?"));
    intake.on(new ConversationEvent.AgentGivesBack(key(), contact, Instant.now(), hoa));
    deliver(Updates.text(chat, QUESTION));

    await().until(() -> TELEGRAM.saidTo(chat).size() >= 4);
    List<String> said = TELEGRAM.textsTo(chat);
    assertThat(said).hasSize(4);
    assertThat(said.get(0)).contains("Nguyễn Thị Hoa (NA-0001)").contains("trực tiếp");
    assertThat(said.get(1)).contains("Nguyễn Thị Hoa (NA-0001)").endsWith("Chào chị, em là Hoa.");
    assertThat(said.get(2)).contains("Cán bộ đã trả lời xong");
    assertThat(said.get(3)).isEqualTo(ask(QUESTION).path("text").asString());
    await()
        .untilAsserted(
            () ->
                assertThat(
                        database
                            .sql("select outcome from message where contact_id = ? and author = 'contact' order by position")
                            .param(contact.toString())
                            .query(String.class)
                            .list())
                    .containsExactly("HELD", "HELD", "ANSWERED"));
    assertThat(messages(chat, "agent")).containsExactly("Chào chị, em là Hoa.");
  }

  @Test
  void aPersonWhoWantsToBeCalledBecomesALead() throws Exception {
    long chat = 5100000005L;
    deliver(Updates.text(chat, QUESTION));
    deliver(Updates.press(chat, "person"));
    deliver(Updates.press(chat, "consent:yes"));
    deliver(Updates.text(chat, "Hạnh"));
    deliver(Updates.ownNumber(chat));
    deliver(Updates.press(chat, "skip"));
    deliver(Updates.press(chat, "time:evening"));

    await().until(() -> TELEGRAM.saidTo(chat).size() >= 8);
    List<String> said = TELEGRAM.textsTo(chat);
    assertThat(said).hasSize(8);
    assertThat(said.get(1)).contains("đồng ý");
    assertThat(TELEGRAM.saidTo(chat).get(3).path("reply_markup").toString()).contains("request_contact");
    assertThat(said.get(6)).contains("Hạnh").contains("0912000017");
    assertThat(said.get(7)).contains("đang làm việc gì");
    await().untilAsserted(() -> assertThat(leads(chat)).containsExactly("Hạnh 0912000017 Buổi tối open call_back"));
    assertThat(
            database
                .sql("select asked[1] from lead where contact_id = ?")
                .param("telegram:" + chat)
                .query(String.class)
                .single())
        .isEqualTo(QUESTION);
  }

  @Test
  void whatWasSaidIsInTheDatabaseWithWhatBecameOfIt() throws Exception {
    long chat = 5100000006L;
    deliver(Updates.text(chat, QUESTION));

    await()
        .untilAsserted(
            () ->
                assertThat(
                        database
                            .sql(
                                """
                                select author, coalesce(outcome, '-') as outcome, coalesce(delivery, '-') as delivery,
                                  coalesce(external_id, '-') as external_id
                                from message where contact_id = ? order by position
                                """)
                            .param("telegram:" + chat)
                            .query((row, n) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4))
                            .list())
                    .containsExactly("contact ANSWERED - -", "bot - sent 4711"));
    assertThat(
            database
                .sql("select display_name from contact where contact_id = ?")
                .param("telegram:" + chat)
                .query(String.class)
                .single())
        .isEqualTo("Thảo Nguyễn");
  }

  @Test
  void whileRedisIsAwayTheNetworkIsAskedToComeAgainAndThenAnsweredOnce() throws Exception {
    long chat = 5100000007L;
    String update = Updates.text(chat, QUESTION);
    String pid = redis.info("server").lines().filter(line -> line.startsWith("process_id:")).findFirst().orElseThrow().substring(11).strip();
    signal("STOP", pid);
    HttpResponse<String> refused;
    long began = System.nanoTime();
    try {
      refused = deliver(update);
    } finally {
      signal("CONT", pid);
    }
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));

    await().until(() -> deliver(update).statusCode() == 200);
    await().until(() -> deliver(Updates.text(chat, "Cảm ơn em nhé")).statusCode() == 200);
    await().until(() -> TELEGRAM.saidTo(chat).size() >= 2);
    assertThat(TELEGRAM.textsTo(chat).getFirst()).isEqualTo(ask(QUESTION).path("text").asString());
    assertThat(messages(chat, "contact")).filteredOn(QUESTION::equals).hasSizeLessThanOrEqualTo(1);
    await().untilAsserted(() -> assertThat(messages(chat, "contact")).filteredOn(QUESTION::equals).hasSize(1));
  }

  private HttpResponse<String> deliver(String update) throws IOException, InterruptedException {
    return deliver(update, SECRET);
  }

  private HttpResponse<String> deliver(String update, @org.jspecify.annotations.Nullable String secret)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/telegram"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(update));
    if (secret != null) {
      request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode ask(String question) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/ask"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"text\":\"" + question + "\"}"))
            .build();
    return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
  }

  private List<String> messages(long chat, String author) {
    return database
        .sql("select body from message where contact_id = ? and author = ? order by position")
        .params("telegram:" + chat, author)
        .query(String.class)
        .list();
  }

  private List<String> leads(long chat) {
    return database
        .sql(
            """
            select person_name || ' ' || phone || ' ' || best_time || ' ' || status || ' ' || purpose
            from lead join consent using (consent_id) where lead.contact_id = ?
            """)
        .param("telegram:" + chat)
        .query(String.class)
        .list();
  }

  /** Stops or continues the Redis of this test. */
  private static void signal(String signal, String pid) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
  }

  private static String key() {
    return "test:" + UUID.randomUUID();
  }
}
