package vn.danda.channels.zalo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.danda.channels.Fixtures;
import vn.danda.channels.ContactId;
import vn.danda.channels.MessageFit;
import vn.danda.channels.OutboundMessage.Acknowledge;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.channels.SendResult.AccountBroken;
import vn.danda.channels.SendResult.Sent;
import vn.danda.channels.SendResult.TryAgain;

class ZaloChannelTest {

  private static final ContactId HANH = new ContactId("zalo", "246845883529197922");

  private final FakeZalo zalo = new FakeZalo();
  private final MemoryNotes notes = new MemoryNotes();
  private final ZaloTokens tokens = tokens(zalo.url());
  private final ZaloChannel channel = channel(zalo.url());

  @AfterEach
  void stop() {
    zalo.close();
  }

  @Test
  void aTextGoesToTheConsultationDoorWithTheTokenInAHeader() {
    tokens.tick();

    assertThat(channel.send(say("Dạ em chào anh/chị!"))).isEqualTo(new Sent("m-1"));

    assertThat(zalo.sent()).singleElement().satisfies(request -> {
      assertThat(request.getHeader("access_token")).isEqualTo("a1");
      assertThat(request.getUrl()).isEqualTo(FakeZalo.MESSAGES);
    });
    assertThat(zalo.sentBody(0))
        .isEqualTo(
            ZaloJson.MAPPER.readTree(
                "{\"recipient\":{\"user_id\":\"246845883529197922\"},\"message\":{\"text\":\"Dạ em chào anh/chị!\"}}"));
  }

  @Test
  void buttonsBecomeNumberedLines() {
    tokens.tick();
    Say asked =
        new Say(HANH, "Ý nào ạ?", List.of(new Option("Mức đóng", "entry:a"), new Option("Gặp cán bộ", "person:")), false, Author.BOT, null, "k");

    MessageFit.fit(asked, channel.capabilities()).forEach(channel::send);

    assertThat(text(0)).isEqualTo("Ý nào ạ?\n\n1. Mức đóng\n2. Gặp cán bộ");
  }

  @Test
  void askingForTheNumberSendsTheWordsAndThenTheCard() {
    tokens.tick();

    assertThat(channel.send(asking())).isEqualTo(new Sent("m-1"));

    assertThat(zalo.sent()).hasSize(2);
    JsonNode payload = zalo.sentBody(1).path("message").path("attachment").path("payload");
    assertThat(payload.path("template_type").asString()).isEqualTo("request_user_info");
    assertThat(payload.path("elements")).hasSize(1);
  }

  @Test
  void aCardThatIsRefusedDoesNotSendTheWordsTwice() {
    tokens.tick();
    zalo.server.stubFor(
        com.github.tomakehurst.wiremock.client.WireMock.post(FakeZalo.MESSAGES)
            .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing("request_user_info"))
            .atPriority(1)
            .willReturn(aResponse().withBody("{\"error\":-201,\"message\":\"invalid\"}")));

    assertThat(channel.send(asking())).isEqualTo(new Sent("m-1"));
  }

  @Test
  void anAgentsWordsCarryTheirName() {
    tokens.tick();

    channel.send(new Say(HANH, "Chào chị", List.of(), false, Author.AGENT, "Chị Hoa (NA-1234)", "k"));

    assertThat(text(0)).isEqualTo("👤 Chị Hoa (NA-1234):\nChào chị");
  }

  @Test
  void somebodyZaloDoesNotNameIsAnsweredInTheirConversation() {
    tokens.tick();

    channel.send(new Say(new ContactId("zalo", "anonymous.a-990011.c-4711"), "Dạ", List.of(), false, Author.BOT, null, "k"));

    assertThat(zalo.sentBody(0).path("recipient").path("anonymous_id").asString()).isEqualTo("a-990011");
    assertThat(zalo.sentBody(0).path("recipient").path("conversation_id").asString()).isEqualTo("c-4711");
  }

  @Test
  void nothingIsSentToStopAButton() {
    assertThat(channel.send(new Acknowledge(HANH, "t"))).isEqualTo(new Sent(null));
    assertThat(zalo.sent()).isEmpty();
  }

  /** Errors come with HTTP 200. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -32   | TryAgain[after=PT15S, reason=too many requests (-32)]
          -211  | TryAgain[after=PT15M, reason=the quota is used up (-211)]
          -218  | TryAgain[after=PT15M, reason=the quota is used up (-218)]
          -230  | WindowClosed[humanOnly=false]
          -232  | WindowClosed[humanOnly=false]
          -213  | ContactStopped[reason=not following, never wrote (-213)]
          -217  | ContactStopped[reason=opted out (-217)]
          -244  | ContactStopped[reason=opted out (-244)]
          -227  | ContactStopped[reason=gone (-227)]
          -201  | Refused[reason=Zalo error -201]
          -210  | Refused[reason=Zalo error -210]
          -233  | Refused[reason=Zalo error -233]
          -234  | Refused[reason=Zalo error -234]
          -240  | Refused[reason=Zalo error -240]
          -209  | AccountBroken[reason=the account may not do this (-209)]
          -224  | AccountBroken[reason=the account may not do this (-224)]
          -4711 | Refused[reason=Zalo error -4711]
          """)
  void everyCodeHasItsOutcome(String code, String result) {
    tokens.tick();
    zalo.says("{\"error\":" + code + ",\"message\":\"Nội dung “bí mật” không hợp lệ\"}");

    assertThat(channel.send(say("x"))).hasToString(result);
  }

  @ParameterizedTest
  @CsvSource({"-216", "-220", "-124"})
  void aRefusedTokenIsReplacedInTheBackgroundAndTheSendTriedAgain(String code) {
    tokens.tick();
    zalo.says("{\"error\":" + code + ",\"message\":\"Access token is invalid\"}");

    assertThat(channel.send(say("x"))).isInstanceOf(TryAgain.class);
    await().until(() -> tokens.current().equals(java.util.Optional.of("a2")));
    zalo.says("{\"error\":0,\"message\":\"Success\",\"data\":{\"message_id\":\"m-2\"}}");

    assertThat(channel.send(say("x"))).isEqualTo(new Sent("m-2"));
    assertThat(zalo.sent().getLast().getHeader("access_token")).isEqualTo("a2");
  }

  @Test
  void beforeTheFirstTokenIsThereSendsWait() {
    assertThat(channel.send(say("x"))).isInstanceOf(TryAgain.class);
    await().until(() -> tokens.current().isPresent());
    assertThat(channel.send(say("x"))).isInstanceOf(Sent.class);
  }

  @Test
  void withoutAnyTokenTheAccountIsBroken() {
    ZaloTokens none = new ZaloTokens(ZaloFixtures.settings(zalo.url(), "used-up", ""), new SharedVault(() -> Fixtures.RECEIVED).node(SharedVault.Step.NEVER), clock());
    none.tick();

    assertThat(new ZaloChannel(ZaloFixtures.settings(zalo.url(), "used-up", ""), none, notes, new SimpleMeterRegistry()).send(say("x")))
        .isInstanceOf(AccountBroken.class);
  }

  @Test
  void theQuotaZaloNamesIsNoted() {
    tokens.tick();
    zalo.says("{\"error\":0,\"data\":{\"message_id\":\"m\",\"quota\":{\"quota_type\":\"sub_quota\",\"remain\":\"17\",\"total\":\"1000\"}}}");

    channel.send(say("x"));

    assertThat(notes.text("zalo", ZaloChannel.QUOTA)).isEqualTo("17");
  }

  private static Say say(String text) {
    return new Say(HANH, text, List.of(), false, Author.BOT, null, "k");
  }

  private static Say asking() {
    return new Say(HANH, "Cho em xin số", List.of(), true, Author.BOT, null, "k");
  }

  private String text(int index) {
    return zalo.sentBody(index).path("message").path("text").asString();
  }

  private static Clock clock() {
    return Clock.fixed(Fixtures.RECEIVED, ZoneOffset.UTC);
  }

  private ZaloTokens tokens(String url) {
    return new ZaloTokens(ZaloFixtures.settings(url, "r0", ""), new SharedVault(() -> Fixtures.RECEIVED).node(SharedVault.Step.NEVER), clock());
  }

  private ZaloChannel channel(String url) {
    return new ZaloChannel(ZaloFixtures.settings(url, "r0", ""), tokens, notes, new SimpleMeterRegistry());
  }
}
