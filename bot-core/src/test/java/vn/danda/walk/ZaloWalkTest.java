package vn.danda.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.danda.channels.ContactId;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.ConversationEvent;
import vn.danda.intake.Intake;
import vn.danda.lead.Agents;
import vn.danda.store.TestStores;
import vn.danda.watch.ChannelWatch;
import vn.danda.watch.OperatorTasks;

/** Zalo through the whole server: a signed delivery goes in at the door, the answer comes out at the API. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "danda.zalo.app-id=" + ZaloServer.APP,
      "danda.zalo.oa-id=" + ZaloServer.OA,
      "danda.zalo.webhook-secret=" + ZaloServer.OA_SECRET,
      "danda.zalo.app-secret=app-khoa",
      "danda.zalo.refresh-token=r0"
    })
@DirtiesContext
class ZaloWalkTest {

  private static final String QUESTION = "Mỗi tháng đóng thấp nhất là bao nhiêu?";
  private static final Path RECORDED = Path.of("../channels/src/test/resources/zalo");
  private static final ZaloServer ZALO = new ZaloServer();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AtomicInteger NEXT = new AtomicInteger();

  @LocalServerPort private int port;
  @Autowired private Intake intake;
  @Autowired private Agents agents;
  @Autowired private JdbcClient database;
  @Autowired private OperatorTasks tasks;
  @Autowired private ChannelWatch watch;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
    registry.add("danda.zalo.api-url", ZALO::url);
    registry.add("danda.zalo.oauth-url", ZALO::url);
  }

  @BeforeAll
  static void patience() {
    org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
  }

  @AfterAll
  static void stop() {
    ZALO.close();
  }

  @Test
  void aQuestionIsAnsweredAndANumberChoosesWhatStandsBehindIt() throws Exception {
    String person = person();
    assertThat(says(person, QUESTION)).isEqualTo(200);
    await().until(() -> !ZALO.textsTo(person).isEmpty());
    String answer = ZALO.textsTo(person).getFirst();
    assertThat(answer).startsWith(ask(QUESTION).path("text").asString());
    assertThat(answer).as("no buttons: numbered lines").containsPattern("\\n1\\. .+");

    says(person, numberOf("Căn cứ", answer));

    await().until(() -> ZALO.textsTo(person).size() == 2);
    assertThat(ZALO.textsTo(person).get(1)).startsWith("Căn cứ:");
    await()
        .untilAsserted(
            () ->
                assertThat(column("select delivery || ' ' || external_id from message where contact_id = ? and author = 'bot'", person))
                    .containsExactly("sent z-4711", "sent z-4711"));
  }

  @Test
  void theMenusPersonEntryAndTheSharedCardMakeALeadInItsCommune() throws Exception {
    String person = person();
    says(person, "#person:");
    await().until(() -> ZALO.textsTo(person).size() == 1);
    says(person, numberOf("Đồng ý", ZALO.textsTo(person).getFirst()));
    await().until(() -> ZALO.textsTo(person).size() == 2);
    says(person, "Hạnh");
    await().until(() -> ZALO.sentTo(person).size() == 4);
    assertThat(ZALO.sentTo(person).getLast().toString()).contains("request_user_info");

    deliver(event("info-full-address", person));

    await().until(() -> ZALO.textsTo(person).size() == 4);
    assertThat(ZALO.textsTo(person).get(3)).as("phone and commune are known, the time is left").contains("lúc nào");
    says(person, numberOf("Buổi tối", ZALO.textsTo(person).get(3)));

    await()
        .untilAsserted(
            () ->
                assertThat(column("select person_name || ' ' || phone || ' ' || commune_text || ' ' || best_time from lead where contact_id = ?", person))
                    .containsExactly("Hạnh 0912345678 " + commune() + " Buổi tối"));
    assertThat(column("select commune_code from lead where contact_id = ?", person)).doesNotContainNull();
  }

  @Test
  void anAgentsWordsArriveUnderTheirNameAndTheBotIsSilent() throws Exception {
    String person = person();
    ContactId contact = new ContactId("zalo", person);
    AgentRef hoa = agents.find("hoa").orElseThrow().ref();
    says(person, QUESTION);
    await().until(() -> ZALO.textsTo(person).size() == 1);

    intake.on(new ConversationEvent.AgentSays(key(), contact, Instant.now(), hoa, "Chào chị, em là Hoa."));
    says(person, "Thế còn tuổi thì sao?");

    await().until(() -> ZALO.textsTo(person).size() == 3);
    assertThat(ZALO.textsTo(person).get(2)).contains("Nguyễn Thị Hoa (NA-0001)").endsWith("Chào chị, em là Hoa.");
    await()
        .untilAsserted(
            () ->
                assertThat(column("select outcome from message where contact_id = ? and author = 'contact' order by position", person))
                    .containsExactly("ANSWERED", "HELD"));
  }

  @Test
  void aColleagueTypingInZalosOwnPagesSilencesTheBot() throws Exception {
    String person = person();
    deliver(event("echo-of-a-colleague", person));
    says(person, QUESTION);

    await()
        .untilAsserted(
            () ->
                assertThat(column("select outcome from message where contact_id = ? and author = 'contact'", person))
                    .containsExactly("HELD"));
    assertThat(ZALO.sentTo(person)).isEmpty();
  }

  @Test
  void afterSevenDaysNothingIsSentAndTheAgentReadsWhy() throws Exception {
    String person = person();
    ContactId contact = new ContactId("zalo", person);
    deliver(at(text(person, QUESTION), Instant.now().minus(Duration.ofDays(8))));
    AgentRef hoa = agents.find("hoa").orElseThrow().ref();
    intake.on(new ConversationEvent.AgentSays(key(), contact, Instant.now(), hoa, "Em gọi chị nhé."));

    await()
        .untilAsserted(
            () ->
                assertThat(column("select author || ' ' || delivery || ' ' || failure from message where contact_id = ? and author <> 'contact' order by position", person))
                    .containsExactly("bot failed window_closed", "bot failed window_closed", "agent failed window_closed"));
    assertThat(ZALO.sentTo(person)).isEmpty();
  }

  @Test
  void betweenTwoAndSevenDaysOnlyTheAgentsWordsGo() throws Exception {
    String person = person();
    ContactId contact = new ContactId("zalo", person);
    deliver(at(text(person, QUESTION), Instant.now().minus(Duration.ofDays(3))));
    AgentRef hoa = agents.find("hoa").orElseThrow().ref();
    intake.on(new ConversationEvent.AgentSays(key(), contact, Instant.now(), hoa, "Em gọi chị nhé."));

    await().until(() -> ZALO.textsTo(person).size() == 1);
    assertThat(ZALO.textsTo(person)).singleElement().asString().endsWith("Em gọi chị nhé.");
    await()
        .untilAsserted(
            () ->
                assertThat(column("select coalesce(failure, delivery) from message where contact_id = ? and author <> 'contact' order by position", person))
                    .containsExactly("human_only", "human_only", "sent"));
  }

  @Test
  void aRightOverDataBecomesATaskAndErasingItLeavesNothing() throws Exception {
    String person = person();
    says(person, QUESTION);
    await().until(() -> !ZALO.textsTo(person).isEmpty());
    deliver(event("data-rights", person));
    deliver(event("data-rights", person));

    await().until(() -> tasks.open().stream().anyMatch(task -> new ContactId("zalo", person).equals(task.contact())));
    assertThat(tasks.open().stream().filter(task -> new ContactId("zalo", person).equals(task.contact()))).hasSize(1);

    ContactId contact = new ContactId("zalo", person);
    intake.on(new ConversationEvent.OperatorErases(key(), contact, Instant.now(), agents.find("hoa").orElseThrow().ref()));

    await().untilAsserted(() -> assertThat(column("select body from message where contact_id = ?", person)).isEmpty());
  }

  @Test
  void aForgedDeliveryIsRefused() throws Exception {
    String person = person();
    String body = text(person, QUESTION);

    assertThat(post(body, "mac=" + "0".repeat(64))).isEqualTo(403);
    assertThat(says(person, "Cảm ơn em nhé")).isEqualTo(200);

    await()
        .untilAsserted(
            () ->
                assertThat(column("select body from message where contact_id = ? and author = 'contact'", person))
                    .containsExactly("Cảm ơn em nhé"));
  }

  @Test
  void theSelfCheckKnowsTheTokenTheAccountAndTheSignature() throws Exception {
    String person = person();
    says(person, QUESTION);
    await().until(() -> !column("select channel from contact where contact_id = ?", person).isEmpty());

    watch.look();

    assertThat(watch.reports().stream().filter(report -> report.channel().equals("zalo")).findFirst().orElseThrow().findings())
        .extracting(finding -> finding.what())
        .anyMatch(what -> what.startsWith("Token Zalo còn dùng đến"))
        .anyMatch(what -> what.contains("“BHXH Nghệ An”"))
        .anyMatch(what -> what.contains("app_body_oasecret"))
        .anyMatch(what -> what.startsWith("Tin cuối của người dân"));
  }

  private int says(String person, String words) throws Exception {
    return deliver(text(person, words));
  }

  private static String text(String person, String words) throws Exception {
    return event("text", person).replace("e nghi cty r gio dong tiep bhxh tn thi bn tien 1 thang z ad", words);
  }

  /** A recorded event, from another person, now. */
  private static String event(String recorded, String person) throws Exception {
    String body =
        Files.readString(RECORDED.resolve(recorded + ".json"))
            .replace("246845883529197922", person)
            .replaceFirst("\"msg_id\": \"[^\"]*\"", "\"msg_id\": \"walk-" + NEXT.incrementAndGet() + "\"");
    return at(body, recorded.equals("data-rights") ? Instant.parse("2026-11-28T00:00:00Z") : Instant.now());
  }

  private static String at(String body, Instant when) {
    return body.replaceFirst("\"timestamp\": \"[0-9]+\"", "\"timestamp\": \"" + when.toEpochMilli() + "\"");
  }

  private int deliver(String body) throws Exception {
    return post(body, ZaloServer.signature(body, JSON.readTree(body).path("timestamp").asString()));
  }

  private int post(String body, String signature) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/zalo"))
            .header("Content-Type", "application/json")
            .header("X-ZEvent-Signature", signature)
            .POST(BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  private JsonNode ask(String question) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/ask"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"text\":\"" + question + "\"}"))
            .build();
    return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
  }

  /** The number in front of this choice, as a person reads it off. */
  private static String numberOf(String label, String text) {
    Matcher line = Pattern.compile("(?m)^(\\d+)\\. " + Pattern.quote(label) + "$").matcher(text);
    assertThat(line.find()).as(text).isTrue();
    return line.group(1);
  }

  private String commune() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/places"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"text\":\"Xã Diễn Châu, Nghệ An\"}"))
            .build();
    return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body()).path("communes").path(0).path("name").asString();
  }

  private List<String> column(String sql, String person) {
    return database.sql(sql).param("zalo:" + person).query(String.class).list();
  }

  private static String person() {
    return "5200000000000000" + NEXT.incrementAndGet();
  }

  private static String key() {
    return "test:" + UUID.randomUUID();
  }
}
