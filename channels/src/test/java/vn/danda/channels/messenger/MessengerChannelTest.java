package vn.danda.channels.messenger;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage.Acknowledge;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.HideComment;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.ReplyPrivately;
import vn.danda.channels.OutboundMessage.ReplyPublicly;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.channels.Permit;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.Sent;
import vn.danda.channels.SendResult.Unknown;

class MessengerChannelTest {

  private static final ContactId HANH = new ContactId("messenger", "6600000000000017");
  private static final String HOA = "Nguyễn Thị Hoa (NA-0001)";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WireMockServer graph = new WireMockServer(options().dynamicPort().http2PlainDisabled(true));
  private final KeptPersonas personas = new KeptPersonas();

  @BeforeEach
  void start() {
    graph.start();
    graph.stubFor(
        any(anyUrl()).willReturn(FakeGraph.json(200, "{\"recipient_id\":\"66\",\"message_id\":\"m_91\",\"id\":\"7001_9\"}")));
  }

  @AfterEach
  void stop() {
    graph.stop();
  }

  @Test
  void aTextIsOneCallWithTheTokenInAHeaderAndItsProofBesideIt() {
    assertThat(channel(null).send(say("Mức đóng tuỳ anh/chị chọn ạ.", List.of(), false))).isEqualTo(new Sent("m_91"));

    LoggedRequest call = only();
    assertThat(call.getUrl()).startsWith("/v25.0/me/messages?appsecret_proof=").doesNotContain(FakeGraph.TOKEN);
    assertThat(call.getUrl()).hasSize("/v25.0/me/messages?appsecret_proof=".length() + 64);
    assertThat(call.getHeader("Authorization")).isEqualTo("Bearer " + FakeGraph.TOKEN);
    assertThat(JSON.readTree(call.getBodyAsString()))
        .isEqualTo(
            JSON.readTree(
                """
                {"recipient":{"id":"6600000000000017"},"messaging_type":"RESPONSE",
                 "message":{"text":"Mức đóng tuỳ anh/chị chọn ạ.","metadata":"danda"}}"""));
  }

  @Test
  void upToThreeOptionsAreButtonsThatStayAndMoreAreQuickReplies() {
    channel(null).send(say("Chọn giúp em", buttons(3), false));
    channel(null).send(say("Chọn giúp em", buttons(4), false));

    JsonNode buttons = body(0).path("message").path("attachment").path("payload");
    assertThat(buttons.path("template_type").asString()).isEqualTo("button");
    assertThat(buttons.path("buttons")).hasSize(3);
    assertThat(buttons.path("buttons").get(0).toString()).contains("postback").contains("entry:e0");
    assertThat(body(0).path("message").path("metadata").asString()).isEqualTo("danda");
    assertThat(body(1).path("message").path("quick_replies")).hasSize(4);
    assertThat(body(1).path("message").path("quick_replies").get(3).toString())
        .isEqualTo("{\"title\":\"Ý 3\",\"payload\":\"entry:e3\",\"content_type\":\"text\"}");
  }

  @Test
  void aTextTooLongForButtonsGetsQuickReplies() {
    channel(null).send(say("a".repeat(641), buttons(2), false));

    assertThat(body(0).path("message").path("quick_replies")).hasSize(2);
  }

  @Test
  void whoIsAskedForANumberCanShareItWithOneTap() {
    channel(null).send(say("Cho em xin số", buttons(1), true));

    assertThat(body(0).path("message").path("quick_replies").get(0).toString())
        .isEqualTo("{\"content_type\":\"user_phone_number\"}");
  }

  @Test
  void anAgentWithoutAPersonaIsNamedInTheText() {
    channel(null).send(agentSays("Chào chị"));

    assertThat(body(0).path("message").path("text").asString()).isEqualTo("👤 " + HOA + ":\nChào chị");
    assertThat(body(0).has("persona_id")).isFalse();
  }

  @Test
  void anAgentsPersonaIsMadeOnceAndThenShown() {
    graph.stubFor(post(urlPathEqualTo("/v25.0/me/personas")).willReturn(FakeGraph.json(200, "{\"id\":\"p_7\"}")));
    MessengerChannel channel = channel(URI.create("https://hoi.example.vn/assets/agent.png"));
    channel.send(agentSays("Chào chị"));
    channel.send(agentSays("Chị khoẻ không ạ"));

    List<JsonNode> made = bodies().stream().filter(body -> body.has("profile_picture_url")).toList();
    assertThat(made).hasSize(1);
    assertThat(made.getFirst().path("name").asString()).isEqualTo(HOA);
    assertThat(bodies().stream().filter(body -> body.path("persona_id").asString("").equals("p_7"))).hasSize(2);
    assertThat(body(2).path("message").path("text").asString()).isEqualTo("Chị khoẻ không ạ");
  }

  @Test
  void whenMetaNoLongerKnowsThePersonaTheWordsGoOutWithoutIt() {
    personas.keep(HOA, "p_gone");
    graph.stubFor(
        post(urlPathEqualTo("/v25.0/me/messages"))
            .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing("p_gone"))
            .willReturn(FakeGraph.error(400, 100, 0)));

    SendResult result = channel(URI.create("https://hoi.example.vn/assets/agent.png")).send(agentSays("Chào chị"));

    assertThat(result).isEqualTo(new Sent("m_91"));
    assertThat(personas.kept).isEmpty();
    assertThat(body(1).path("message").path("text").asString()).contains(HOA);
  }

  @Test
  void aPersonaThatTakesLongIsNotWaitedFor() {
    graph.stubFor(
        post(urlPathEqualTo("/v25.0/me/personas"))
            .willReturn(FakeGraph.json(200, "{\"id\":\"p_7\"}").withFixedDelay(12_000)));
    long begin = System.nanoTime();

    SendResult result = channel(URI.create("https://hoi.example.vn/assets/agent.png")).send(agentSays("Chào chị"));

    assertThat(result).isEqualTo(new Sent("m_91"));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
  }

  /** The persona, the message and the message without it: each slow, together still within the claim. */
  @Test
  void allCallsOfASendHaveOneTime() {
    personas.keep(HOA, "p_gone");
    graph.stubFor(
        post(urlPathEqualTo("/v25.0/me/messages"))
            .willReturn(FakeGraph.json(200, "{\"message_id\":\"m_92\"}").withFixedDelay(12_000)));
    graph.stubFor(
        post(urlPathEqualTo("/v25.0/me/messages"))
            .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing("p_gone"))
            .willReturn(FakeGraph.error(400, 100, 0).withFixedDelay(3_000)));
    long begin = System.nanoTime();

    SendResult result = channel(URI.create("https://hoi.example.vn/assets/agent.png")).send(agentSays("Chào chị"));

    assertThat(result).isInstanceOf(Unknown.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void withoutTimeForASecondCallTheMessageIsTriedAgain() {
    personas.keep(HOA, "p_gone");
    graph.stubFor(
        post(urlPathEqualTo("/v25.0/me/messages"))
            .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing("p_gone"))
            .willReturn(FakeGraph.error(400, 100, 0).withFixedDelay(6_300)));

    SendResult result = channel(URI.create("https://hoi.example.vn/assets/agent.png")).send(agentSays("Chào chị"));

    assertThat(result).isInstanceOf(SendResult.TryAgain.class);
    assertThat(personas.kept).isEmpty();
    assertThat(calls()).hasSize(1);
  }

  @Test
  void theTagOfThePermitIsPassedOnAndWithoutOneItIsAnAnswer() {
    Permit late = new Permit(null, "HUMAN_AGENT", false, "");
    channel(null).send(agentSays("Chị còn cần gì không ạ"), late);
    channel(null).send(agentSays("Dạ"), Permit.ALWAYS);

    assertThat(body(0).path("messaging_type").asString()).isEqualTo("MESSAGE_TAG");
    assertThat(body(0).path("tag").asString()).isEqualTo("HUMAN_AGENT");
    assertThat(body(1).path("messaging_type").asString()).isEqualTo("RESPONSE");
    assertThat(body(1).has("tag")).isFalse();
  }

  @Test
  void aCommentGetsAPublicLineAPrivateMessageAndIsHidden() {
    MessengerChannel channel = channel(null);
    assertThat(channel.send(new ReplyPublicly(HANH, "7001_801", "Dạ em nhắn riêng rồi ạ.", Author.BOT, "k")))
        .isEqualTo(new Sent("7001_9"));
    Instant commented = Instant.parse("2026-11-24T01:00:00Z");
    assertThat(
            channel.send(
                new ReplyPrivately(HANH, "7001_801", commented, "Dạ…", buttons(1), Author.BOT, null, "k")))
        .isEqualTo(new Sent("m_91"));
    graph.stubFor(post(urlPathEqualTo("/v25.0/7001_805")).willReturn(FakeGraph.json(200, "{\"success\":true}")));
    assertThat(channel.send(new HideComment(HANH, "7001_805", "k"))).isEqualTo(new Sent(null));

    assertThat(calls()).map(call -> call.getUrl().replaceFirst("\\?.*", ""))
        .containsExactly("/v25.0/7001_801/comments", "/v25.0/me/messages", "/v25.0/7001_805");
    assertThat(body(0).toString()).isEqualTo("{\"message\":\"Dạ em nhắn riêng rồi ạ.\"}");
    assertThat(body(1).path("recipient").toString()).isEqualTo("{\"comment_id\":\"7001_801\"}");
    assertThat(body(2).toString()).isEqualTo("{\"is_hidden\":true}");
  }

  @Test
  void thePrivateMessageThatWasSentAlreadyCountsAsSent() {
    graph.stubFor(any(anyUrl()).willReturn(FakeGraph.error(400, 10900, 0)));

    assertThat(
            channel(null)
                .send(new ReplyPrivately(HANH, "7001_801", Instant.EPOCH, "Dạ…", List.of(), Author.BOT, null, "k")))
        .isEqualTo(new Sent(null));
  }

  @Test
  void aPressedButtonNeedsNoCallAndTypingIsSeenAndDots() {
    assertThat(channel(null).send(new Acknowledge(HANH, "t"))).isEqualTo(new Sent(null));
    assertThat(calls()).isEmpty();

    channel(null).typing(HANH);
    assertThat(bodies()).map(body -> body.path("sender_action").asString()).containsExactly("mark_seen", "typing_on");
  }

  @ParameterizedTest
  @CsvSource({
    "400,4,0,TryAgain",
    "400,17,0,TryAgain",
    "400,32,0,TryAgain",
    "400,613,0,TryAgain",
    "400,80006,0,TryAgain",
    "500,1,0,TryAgain",
    "500,2,0,TryAgain",
    "400,1200,0,TryAgain",
    "503,99,0,TryAgain",
    "400,551,1545041,ContactStopped",
    "400,100,2018001,ContactStopped",
    "403,200,1545041,ContactStopped",
    "403,200,2018108,ContactStopped",
    "403,10,2018108,ContactStopped",
    "400,100,0,Refused",
    "400,100,33,Refused",
    "403,10,2018300,Refused",
    "400,9999,0,Refused",
    "403,10,2018278,WindowClosed",
    "403,10,2018065,WindowClosed",
    "403,10,0,AccountBroken",
    "403,10,1893063,AccountBroken",
    "403,200,0,AccountBroken",
    "403,230,0,AccountBroken",
    "401,190,0,AccountBroken",
    "400,102,0,AccountBroken",
    "400,368,0,AccountBroken"
  })
  void everyErrorOfMetasHasItsResult(int status, int code, int subcode, String result) {
    graph.stubFor(any(anyUrl()).willReturn(FakeGraph.error(status, code, subcode)));

    SendResult got = channel(null).send(say("Chị Thảo ơi", List.of(), false));

    assertThat(got.getClass().getSimpleName()).isEqualTo(result);
    assertThat(got.toString()).doesNotContain("Thảo");
  }

  @Test
  void aGoodAnswerWithoutAnIdLeavesUsInDoubt() {
    graph.stubFor(any(anyUrl()).willReturn(FakeGraph.json(200, "{\"recipient_id\":\"66\"}")));

    assertThat(channel(null).send(say("Dạ", List.of(), false))).isInstanceOf(Unknown.class);
  }

  private static Say say(String text, List<Option> options, boolean askPhone) {
    return new Say(HANH, text, options, askPhone, Author.BOT, null, "k");
  }

  private static Say agentSays(String text) {
    return new Say(HANH, text, List.of(), false, Author.AGENT, HOA, "k");
  }

  private static List<Option> buttons(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Option("Ý " + i, "entry:e" + i)).toList();
  }

  private MessengerChannel channel(@Nullable URI picture) {
    GraphCalls calls = new GraphCalls(FakeGraph.settings(URI.create("http://127.0.0.1:" + graph.port())));
    return new MessengerChannel("100000000000042", calls, new MessengerPersonas(calls, personas, picture), new SimpleMeterRegistry());
  }

  private LoggedRequest only() {
    assertThat(calls()).hasSize(1);
    return calls().getFirst();
  }

  private List<LoggedRequest> calls() {
    List<LoggedRequest> calls = new ArrayList<>(graph.getAllServeEvents().stream().map(event -> event.getRequest()).toList());
    Collections.reverse(calls);
    return calls;
  }

  private List<JsonNode> bodies() {
    return calls().stream().map(call -> JSON.readTree(call.getBodyAsString())).toList();
  }

  private JsonNode body(int number) {
    return bodies().get(number);
  }
}
