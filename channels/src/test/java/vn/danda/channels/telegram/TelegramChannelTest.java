package vn.danda.channels.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skyscreamer.jsonassert.JSONAssert;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage.Acknowledge;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.Refused;
import vn.danda.channels.SendResult.Sent;

@Timeout(60)
class TelegramChannelTest {

  private static final ContactId THAO = new ContactId("telegram", "5000000017");
  private static final String TAKEN = "{\"ok\":true,\"result\":{\"message_id\":91,\"date\":1,\"text\":\"x\"}}";

  private final FakeTelegram telegram = new FakeTelegram();
  private final TelegramChannel channel = FakeTelegram.channel(telegram.settings(null), new MovesInMemory());

  @AfterEach
  void stop() {
    telegram.close();
  }

  @Test
  void wordsGoOutAsPlainTextAndTheMessageIdComesBack() throws Exception {
    telegram.answers("sendmessage", 200, TAKEN);

    assertThat(channel.send(say("Mức <thấp nhất> là *264.000đ*"))).isEqualTo(new Sent("91"));
    JSONAssert.assertEquals(
        """
        {"chat_id": "5000000017", "text": "Mức <thấp nhất> là *264.000đ*", "disable_web_page_preview": true}
        """,
        body("sendmessage"),
        false);
    assertThat(body("sendmessage")).doesNotContain("parse_mode");
  }

  @Test
  void longLabelsStandAloneAndShortOnesInPairs() throws Exception {
    telegram.answers("sendmessage", 200, TAKEN);

    channel.send(
        new Say(
            THAO,
            "Hỏi ý nào ạ?",
            List.of(
                new Option("Mức đóng thấp nhất", "a"),
                new Option("Gặp cán bộ", "b"),
                new Option("Hỏi lại", "c"),
                new Option("Thôi", "d")),
            false,
            Author.BOT,
            null,
            "k"));

    JSONAssert.assertEquals(
        """
        {"reply_markup": {"inline_keyboard": [
          [{"text": "Mức đóng thấp nhất", "callback_data": "a"}],
          [{"text": "Gặp cán bộ", "callback_data": "b"}, {"text": "Hỏi lại", "callback_data": "c"}],
          [{"text": "Thôi", "callback_data": "d"}]]}}
        """,
        body("sendmessage"),
        false);
  }

  @Test
  void askingForTheNumberShowsTelegramsOwnButton() throws Exception {
    telegram.answers("sendmessage", 200, TAKEN);

    channel.send(
        new Say(THAO, "Cho em xin số ạ", List.of(new Option("Bỏ qua", "skip")), true, Author.BOT, null, "k"));

    JSONAssert.assertEquals(
        """
        {"reply_markup": {"keyboard": [
          [{"text": "📱 Gửi số điện thoại của tôi", "request_contact": true}], [{"text": "Bỏ qua"}]],
          "resize_keyboard": true, "one_time_keyboard": true}}
        """,
        body("sendmessage"),
        false);
  }

  @Test
  void anAgentsNameStandsAboveTheAgentsWords() throws Exception {
    telegram.answers("sendmessage", 200, TAKEN);

    channel.send(new Say(THAO, "Chào em", List.of(), false, Author.AGENT, "Chị Hoa (NA-1234)", "k"));

    assertThat(body("sendmessage")).contains("👤 Chị Hoa (NA-1234):\\nChào em");
  }

  @Test
  void aSeenButtonStopsSpinning() throws Exception {
    telegram.answers("answercallbackquery", 200, "{\"ok\":true,\"result\":true}");

    assertThat(channel.send(new Acknowledge(THAO, "4382"))).isEqualTo(new Sent(null));
    JSONAssert.assertEquals("{\"callback_query_id\": \"4382\"}", body("answercallbackquery"), false);
  }

  @Test
  void tooLateToStopAButtonSpinningIsNoFailure() {
    telegram.answers("answercallbackquery", 400, FakeTelegram.error(400, "Bad Request: query is too old and response timeout expired"));

    assertThat(channel.send(new Acknowledge(THAO, "4382"))).isEqualTo(new Sent(null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | Forbidden: bot was blocked by the user                | ContactStopped[reason=blocked]
          403 | Forbidden: user is deactivated                        | ContactStopped[reason=blocked]
          403 | Forbidden: bot can't initiate conversation with a user | ContactStopped[reason=never started]
          400 | Bad Request: chat not found                           | ContactStopped[reason=gone]
          400 | Bad Request: message is too long                      | Refused[reason=message is too long]
          400 | Bad Request: BUTTON_DATA_INVALID                      | Refused[reason=button_data_invalid]
          400 | Bad Request: something 0912345678 new                 | Refused[reason=bad request]
          401 | Unauthorized                                          | AccountBroken[reason=Telegram does not know our token (401)]
          404 | Not Found                                             | AccountBroken[reason=Telegram does not know our token (404)]
          409 | Conflict: terminated by other getUpdates request      | AccountBroken[reason=another poller or a webhook is active (409)]
          500 | Internal Server Error                                 | TryAgain[after=PT2S, reason=Telegram error 500]
          420 | Who knows                                             | Refused[reason=Telegram error 420]
          """)
  void everyErrorOfTelegramHasItsResult(int code, String description, String result) {
    telegram.answers("sendmessage", code, FakeTelegram.error(code, description));

    assertThat(channel.send(say("x"))).hasToString(result);
  }

  @Test
  void aGroupThatMovedIsWrittenToWhereItIsNow() {
    telegram.server.stubFor(
        FakeTelegram.call("sendmessage")
            .withRequestBody(matchingJsonPath("$[?(@.chat_id == '-5000001')]"))
            .willReturn(
                FakeTelegram.json(
                    400,
                    """
                    {"ok":false,"error_code":400,
                     "description":"Bad Request: group chat was upgraded to a supergroup chat",
                     "parameters":{"migrate_to_chat_id":-1001700000001}}
                    """)));
    telegram.server.stubFor(
        FakeTelegram.call("sendmessage")
            .withRequestBody(matchingJsonPath("$[?(@.chat_id == '-1001700000001')]"))
            .willReturn(FakeTelegram.json(200, TAKEN)));
    Say toGroup = new Say(new ContactId("telegram", "-5000001"), "Chào nhóm", List.of(), false, Author.BOT, null, "k");

    assertThat(channel.send(toGroup)).isEqualTo(new Sent("91"));
    assertThat(channel.send(toGroup)).isEqualTo(new Sent("91"));
    // Once to the old id, then it is known.
    assertThat(telegram.calls("sendmessage")).hasSize(3);
  }

  @Test
  void bothCallsToAGroupThatMovedHaveOneTime() {
    telegram.server.stubFor(
        FakeTelegram.call("sendmessage")
            .willReturn(
                FakeTelegram.json(
                        400,
                        """
                        {"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded",
                         "parameters":{"migrate_to_chat_id":-1001700000001}}
                        """)
                    .withFixedDelay(3_000)));
    telegram.server.stubFor(
        FakeTelegram.call("sendmessage")
            .withRequestBody(matchingJsonPath("$[?(@.chat_id == '-1001700000001')]"))
            .willReturn(FakeTelegram.json(200, TAKEN).withFixedDelay(12_000)));
    Say toGroup = new Say(new ContactId("telegram", "-5000001"), "Chào nhóm", List.of(), false, Author.BOT, null, "k");
    long begin = System.nanoTime();

    assertThat(channel.send(toGroup)).isInstanceOf(SendResult.Unknown.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void aGroupGetsNoButtonsThatAnybodyCouldPress() {
    telegram.answers("sendmessage", 200, TAKEN);

    channel.send(
        new Say(
            new ContactId("telegram", "-5000001"), "x", List.of(new Option("a", "a")), true, Author.BOT, null, "k"));

    assertThat(body("sendmessage")).doesNotContain("reply_markup");
  }

  @Test
  void wordsWithoutButtonsTakeAwayTheKeysOfAnEarlierPhoneQuestion() throws Exception {
    telegram.answers("sendmessage", 200, TAKEN);

    channel.send(say("Em cảm ơn ạ"));

    JSONAssert.assertEquals("{\"reply_markup\": {\"remove_keyboard\": true}}", body("sendmessage"), false);
  }

  @Test
  void typingIsShownAndItsFailureIsNobodysConcern() {
    telegram.answers("sendchataction", 200, "{\"ok\":true,\"result\":true}");
    channel.typing(THAO);
    assertThat(body("sendchataction")).contains("typing", "5000000017");

    telegram.answers("sendchataction", 403, FakeTelegram.error(403, "Forbidden: bot was blocked by the user"));
    channel.typing(THAO);
    assertThat(telegram.calls("sendchataction")).hasSize(2);
  }

  @Test
  void aSentMessageTheModelCannotReadWasStillSent() {
    telegram.answers(
        "sendmessage", 200, "{\"ok\":true,\"result\":{\"message_id\":92,\"chat\":\"new\",\"date\":[\"new\"]}}");

    assertThat(channel.send(say("x"))).isEqualTo(new Sent("92"));
  }

  @Test
  void manySendsGoOutAtOnce() throws Exception {
    telegram.server.stubFor(
        FakeTelegram.call("sendmessage").willReturn(FakeTelegram.json(200, TAKEN).withFixedDelay(500)));
    long begin = System.nanoTime();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<java.util.concurrent.Future<SendResult>> sends =
          IntStream.range(0, 16).mapToObj(i -> threads.submit(() -> channel.send(say("x")))).toList();
      for (var send : sends) {
        assertThat(send.get()).isInstanceOf(Sent.class);
      }
    }
    // OkHttp's own limit of five calls per host would need four rounds of half a second.
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(1_900));
  }

  private static Say say(String text) {
    return new Say(THAO, text, List.of(), false, Author.BOT, null, "k1");
  }

  private String body(String method) {
    return telegram.calls(method).getFirst().getBodyAsString();
  }
}
