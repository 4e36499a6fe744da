package vn.danda.walk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import vn.danda.channels.ContactId;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.CommentDeed;
import vn.danda.conversation.ConversationEvent;
import vn.danda.intake.Intake;
import vn.danda.lead.Agents;
import vn.danda.store.MovableClock;
import vn.danda.store.TestStores;

/**
 * A Facebook page's walk through the whole server: recorded deliveries go in at the door with Meta's signature, answers
 * come out at the Graph API, and the database has what happened.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class MessengerWalkTest {

  private static final String SECRET = "bi-mat-cua-ung-dung";
  private static final String PAGE = "101234567890123";
  private static final String RECORDED_PERSON = "6600000000000017";
  private static final String QUESTION = "Mỗi tháng đóng thấp nhất là bao nhiêu?";
  private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
  private static final Path FOLDER = Path.of("../channels/src/test/resources/messenger");
  private static final GraphApi GRAPH = new GraphApi();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final AtomicInteger NEXT = new AtomicInteger(1000);
  private static final MovableClock CLOCK = new MovableClock(START);

  @LocalServerPort private int port;
  @Autowired private Intake intake;
  @Autowired private Agents agents;
  @Autowired private JdbcClient database;

  @TestConfiguration
  static class Time {
    @Bean
    @Primary
    Clock movableClock() {
      return CLOCK;
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
    registry.add("danda.messenger.page-id", () -> PAGE);
    registry.add("danda.messenger.page-token", () -> GraphApi.TOKEN);
    registry.add("danda.messenger.app-secret", () -> SECRET);
    registry.add("danda.messenger.verify-token", () -> "tu-minh-chon");
    registry.add("danda.messenger.app-id", () -> "812345678901234");
    registry.add("danda.messenger.graph-url", GRAPH::url);
  }

  @BeforeAll
  static void patience() {
    org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
  }

  @BeforeEach
  void day() {
    CLOCK.set(START);
  }

  @AfterAll
  static void stop() {
    GRAPH.close();
  }

  @Test
  void theSameRecordedMessageThreeTimesIsAnsweredOnce() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(deliver(recorded("text")).statusCode()).isEqualTo(200);
    }
    deliver(text(RECORDED_PERSON, "Cảm ơn em nhé"));

    // Answers keep their order, so when this one is there nothing of the three is on its way any more.
    await().until(() -> GRAPH.saidTo(RECORDED_PERSON).size() >= 2);
    assertThat(GRAPH.saidTo(RECORDED_PERSON)).hasSize(2);
    JsonNode answer = GRAPH.saidTo(RECORDED_PERSON).getFirst();
    assertThat(answer.path("messaging_type").asString()).isEqualTo("RESPONSE");
    assertThat(answer.path("message").toString()).contains("basis:");
  }

  @Test
  void withoutMetasSignatureNothingIsTaken() throws Exception {
    String person = person();
    HttpRequest.Builder unsigned = request(text(person, QUESTION));
    assertThat(HTTP.send(unsigned.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    HttpRequest.Builder forged = request(text(person, QUESTION)).header("X-Hub-Signature-256", "sha256=00");
    assertThat(HTTP.send(forged.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(403);

    deliver(text(person, "Cảm ơn em nhé"));
    await().until(() -> !GRAPH.saidTo(person).isEmpty());
    await().untilAsserted(() -> assertThat(messages(person, "contact")).containsExactly("Cảm ơn em nhé"));
  }

  @Test
  void getStartedGreetsAndAReferralIsNoSecondPerson() throws Exception {
    String person = person();
    deliver(as(person, recorded("get-started-with-referral")));

    await().until(() -> GRAPH.saidTo(person).size() == 1);
    assertThat(GRAPH.textsTo(person).getFirst()).contains("trợ lý tự động");
    deliver(as(person, recorded("referral-m-me")));
    await().until(() -> GRAPH.saidTo(person).size() == 2);
    assertThat(count("contact", person)).isEqualTo(1);
  }

  @Test
  void aColleagueInThePagesInboxMutesTheBotAndStandsInTheTranscript() throws Exception {
    String person = person();
    deliver(as(person, recorded("echo-page-inbox")));
    deliver(text(person, QUESTION));
    await().untilAsserted(() -> assertThat(messages(person, "contact")).containsExactly(QUESTION));
    assertThat(messages(person, "agent")).containsExactly("Chào chị, em là Nga ở BHXH ạ");
    assertThat(GRAPH.saidTo(person)).isEmpty();

    // The bot's own echo mutes nobody.
    deliver(as(person, recorded("echo-own-by-mark")));
    CLOCK.pass(Duration.ofHours(5));
    deliver(text(person, QUESTION));
    await().until(() -> GRAPH.saidTo(person).size() == 1);
  }

  @Test
  void whatIsWrittenWhileTheColleagueHasControlIsKeptAndTheBotIsSilentUntilItComesBack() throws Exception {
    String person = person();
    deliver(as(person, recorded("control-taken")));
    deliver(as(person, recorded("standby-text")));
    deliver(as(person, recorded("control-passed-to-us")));
    deliver(text(person, QUESTION));

    await().until(() -> GRAPH.saidTo(person).size() == 1);
    await().untilAsserted(() -> assertThat(messages(person, "contact")).hasSize(2));
    assertThat(GRAPH.textsTo(person).getFirst()).contains("264 nghìn");
  }

  /** The agent writes the next day: with the tag. The bot may not, and so a week later nobody. */
  @Test
  void afterADayOnlyAPersonWritesAndWithTheTag() throws Exception {
    String person = person();
    ContactId contact = new ContactId("messenger", person);
    AgentRef hoa = agents.find("hoa").orElseThrow().ref();
    deliver(text(person, QUESTION));
    await().until(() -> GRAPH.saidTo(person).size() == 1);
    agentSays(contact, hoa, "Chào chị, em là Hoa");
    await().until(() -> GRAPH.saidTo(person).size() == 3);

    CLOCK.pass(Duration.ofHours(30));
    agentSays(contact, hoa, "Hôm qua chị hỏi mức đóng ạ");
    await().until(() -> GRAPH.saidTo(person).size() == 4);
    intake.on(new ConversationEvent.AgentGivesBack(key(), contact, CLOCK.instant(), hoa));
    CLOCK.pass(Duration.ofDays(7));
    agentSays(contact, hoa, "Chị ơi");
    await().untilAsserted(() -> assertThat(failures(person)).hasSizeGreaterThanOrEqualTo(2));

    List<JsonNode> said = GRAPH.saidTo(person);
    assertThat(said).hasSize(4);
    assertThat(said.get(2).path("messaging_type").asString()).isEqualTo("RESPONSE");
    assertThat(said.get(3).path("messaging_type").asString()).isEqualTo("MESSAGE_TAG");
    assertThat(said.get(3).path("tag").asString()).isEqualTo("HUMAN_AGENT");
    assertThat(GRAPH.textsTo(person).get(3)).contains("Nguyễn Thị Hoa (NA-0001)");
  }

  @Test
  void aCommentIsAnsweredOnceInPrivateAndOnceInPublicHoweverOftenItComes() throws Exception {
    String comment = comment(person(), "comment", "7001_801");
    for (int i = 0; i < 3; i++) {
      deliver(comment);
    }

    await().until(() -> GRAPH.linesBelow(idIn(comment)).size() == 1);
    await().untilAsserted(() -> assertThat(stands(comment)).isEqualTo("answered SURE"));
    deliver(comment);
    deliver(comment.replace("\"add\"", "\"edited\""));
    await().untilAsserted(() -> assertThat(edits(comment)).isEqualTo(1));
    assertThat(GRAPH.saidAbout(idIn(comment))).hasSize(1);
    assertThat(GraphApi.text(GRAPH.saidAbout(idIn(comment)).getFirst())).contains("264 nghìn");
    assertThat(GRAPH.linesBelow(idIn(comment))).hasSize(1).noneMatch(line -> line.contains("264"));
  }

  @Test
  void aPhoneNumberInACommentIsHiddenAtOnceAndThePersonInvited() throws Exception {
    String comment = comment(person(), "comment-with-phone", "7001_805");
    deliver(comment);

    await().until(() -> GRAPH.calls("/v25.0/" + idIn(comment)).size() == 1);
    assertThat(GRAPH.calls("/v25.0/" + idIn(comment)).getFirst().path("is_hidden").asBoolean()).isTrue();
    await().until(() -> GRAPH.saidAbout(idIn(comment)).size() == 1);
    assertThat(GRAPH.linesBelow(idIn(comment))).isEmpty();
    await().untilAsserted(() -> assertThat(stands(comment)).isEqualTo("answered PERSONAL_DATA"));
  }

  @Test
  void whatTheBotDoesNotKnowWaitsForStaffWhoAnswerInPublic() throws Exception {
    String person = person();
    String comment = comment(person, "comment", "7001_801").replace(QUESTION, "con mèo nhà em hay trèo cây cau");
    deliver(comment);
    await().untilAsserted(() -> assertThat(stands(comment)).isEqualTo("waiting NOT_SURE"));
    assertThat(GRAPH.saidAbout(idIn(comment))).isEmpty();

    AgentRef hoa = agents.find("hoa").orElseThrow().ref();
    ConversationEvent deed =
        new ConversationEvent.AgentOnComment(
            key(), new ContactId("messenger", person), CLOCK.instant(), hoa, idIn(comment), CLOCK.instant(),
            CommentDeed.REPLY_PUBLICLY, "Dạ mèo thì em chịu ạ");
    intake.on(deed);
    intake.on(deed);

    await().untilAsserted(() -> assertThat(stands(comment)).isEqualTo("answered AGENT"));
    assertThat(GRAPH.linesBelow(idIn(comment))).containsExactly("Dạ mèo thì em chịu ạ");
  }

  @Test
  void everyCommentOfABatchIsTakenAndThePagesOwnIsNotAnswered() throws Exception {
    deliver(recorded("delivery-comments"));

    await()
        .untilAsserted(
            () ->
                assertThat(
                        database
                            .sql("select comment_id from comment where comment_id like '7001_82_' order by 1")
                            .query(String.class)
                            .list())
                    .containsExactly("7001_821", "7001_822"));
    assertThat(GRAPH.linesBelow("7001_823")).isEmpty();
    assertThat(GRAPH.saidAbout("7001_823")).isEmpty();
  }

  private void agentSays(ContactId contact, AgentRef agent, String text) {
    intake.on(new ConversationEvent.AgentSays(key(), contact, CLOCK.instant(), agent, text));
  }

  private HttpResponse<String> deliver(String body) throws IOException, InterruptedException {
    return HTTP.send(request(body).header("X-Hub-Signature-256", "sha256=" + sign(body)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/messenger"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static String sign(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String recorded(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".json"));
  }

  /** The recorded text from this person, now, in other words. */
  private static String text(String person, String words) throws IOException {
    return as(person, recorded("text"))
        .replace("e nghi cty r gio dong tiep bhxh tn thi bn tien 1 thang z ad", words);
  }

  /** The same happening from another person, now, with ids of its own. */
  private static String as(String person, String body) {
    return body.replace(RECORDED_PERSON, person)
        .replaceAll("\"m_[^\"]*\"", "\"m_" + NEXT.incrementAndGet() + "\"")
        .replaceAll("\"timestamp\": \\d+", "\"timestamp\": " + CLOCK.millis());
  }

  private static String comment(String person, String name, String id) throws IOException {
    return recorded(name)
        .replace(RECORDED_PERSON, person)
        .replace(id, "7001_" + NEXT.incrementAndGet())
        .replaceAll("\"created_time\": \\d+", "\"created_time\": " + CLOCK.millis() / 1000);
  }

  private static String idIn(String comment) {
    return comment.replaceFirst("(?s).*\"comment_id\": \"([^\"]+)\".*", "$1");
  }

  private static String person() {
    return "66000000000" + NEXT.incrementAndGet();
  }

  private static String key() {
    return "test:" + UUID.randomUUID();
  }

  private List<String> messages(String person, String author) {
    return database
        .sql("select body from message where contact_id = ? and author = ? order by position")
        .params("messenger:" + person, author)
        .query(String.class)
        .list();
  }

  private List<String> failures(String person) {
    return database
        .sql("select failure from message where contact_id = ? and delivery = 'failed' order by position")
        .param("messenger:" + person)
        .query(String.class)
        .list();
  }

  private int count(String table, String person) {
    return database
        .sql("select count(*) from " + table + " where contact_id = ?")
        .param("messenger:" + person)
        .query(Integer.class)
        .single();
  }

  private String stands(String comment) {
    return database
        .sql("select status || ' ' || reason from comment where comment_id = ?")
        .param(idIn(comment))
        .query(String.class)
        .optional()
        .orElse("not there");
  }

  private int edits(String comment) {
    return database
        .sql("select edits from comment where comment_id = ?")
        .param(idIn(comment))
        .query(Integer.class)
        .single();
  }
}
