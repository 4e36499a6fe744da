package vn.danda.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent.Choice;
import vn.danda.channels.InboundEvent.Entry;
import vn.danda.channels.InboundEvent.Text;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.channels.SendResult;

class WebChatTest {

  private static final String QUESTION =
      """
      {"clientId": "0123456789abcdef", "text": "e nghi cty r gio dong tiep bhxh dc k ad"}""";

  private final ChatServer server = new ChatServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aMessagePostedTwiceIsTakenAndShownOnce() throws Exception {
    String token = server.newToken();

    assertThat(server.post("/chat/messages", token, QUESTION).statusCode()).isEqualTo(202);
    assertThat(server.post("/chat/messages", token, QUESTION).statusCode()).isEqualTo(202);

    assertThat(server.events)
        .singleElement()
        .isInstanceOfSatisfying(
            Text.class, text -> assertThat(text.text()).isEqualTo("e nghi cty r gio dong tiep bhxh dc k ad"));
    assertThat(server.log.since(contact(token), "", 10)).hasSize(1);
  }

  @Test
  void aPressedButtonComesWithItsPayloadAndIsShownByItsLabel() throws Exception {
    String token = server.newToken();

    server.post(
        "/chat/messages", token, "{\"clientId\":\"11112222\",\"payload\":\"person\",\"label\":\"Gặp cán bộ\"}");

    assertThat(server.events)
        .singleElement()
        .isInstanceOfSatisfying(Choice.class, choice -> assertThat(choice.payload()).isEqualTo("person"));
    assertThat(server.log.since(contact(token), "", 10).getFirst().json()).contains("\"Gặp cán bộ\"");
  }

  @Test
  void aForgedOrMissingTokenIsRefused() throws Exception {
    String token = server.newToken();
    String other = server.newToken();
    String expiryMoved = token.replaceFirst("\\.\\d+\\.", ".99999999999.");
    String otherVisitor = contact(other).externalId() + token.substring(token.indexOf('.'));

    for (String forged : List.of("", "nonsense", expiryMoved, otherVisitor, token + "A")) {
      assertThat(server.post("/chat/messages", forged, QUESTION).statusCode()).as(forged).isEqualTo(401);
      assertThat(server.post("/chat/tickets", forged, "{}").statusCode()).as(forged).isEqualTo(401);
    }
    assertThat(server.events).isEmpty();
  }

  @Test
  void anOldTokenGivesTheSameVisitorBackAndAForgedOneANewVisitor() throws Exception {
    HttpResponse<String> first = server.post("/chat/sessions", "", "{}");
    String token = ChatServer.field(first, "token");

    HttpResponse<String> again = server.post("/chat/sessions", "", "{\"token\":\"" + token + "\"}");
    HttpResponse<String> forged = server.post("/chat/sessions", "", "{\"token\":\"" + token + "x\"}");

    assertThat(ChatServer.field(again, "visitor")).isEqualTo(ChatServer.field(first, "visitor"));
    assertThat(ChatServer.field(forged, "visitor")).isNotEqualTo(ChatServer.field(first, "visitor"));
  }

  @Test
  void openingThePageAgainGreetsNobodyTwice() throws Exception {
    String token = server.newToken();

    server.post("/chat/entries", token, "{}");
    server.post("/chat/entries", token, "{}");

    assertThat(server.events)
        .singleElement()
        .isInstanceOfSatisfying(Entry.class, entry -> assertThat(entry.how()).isEqualTo(Entry.How.WIDGET_OPEN));
  }

  @Test
  void whatThePageCouldNotHaveSentIsRefused() throws Exception {
    String token = server.newToken();
    String tooLong = "{\"clientId\":\"0123456789\",\"text\":\"" + "a".repeat(2001) + "\"}";

    for (String body : List.of("", "[", "null", "{}", "{\"text\":\"không có id\"}", tooLong)) {
      assertThat(server.post("/chat/messages", token, body).statusCode()).isEqualTo(400);
    }
    assertThat(server.events).isEmpty();
  }

  @Test
  void theTwentyFirstMessageInAMinuteHasToWait() throws Exception {
    String token = server.newToken();
    // Forty-one in a row fill at least one minute's share, even if a minute ends among them.
    List<Integer> answers =
        IntStream.range(0, 41).mapToObj(number -> statusOfMessage(token, number)).toList();

    assertThat(answers.subList(0, 20)).containsOnly(202);
    assertThat(answers).contains(429);
    assertThat(statusOfMessage(newToken(), 0)).isEqualTo(202);
  }

  @Test
  void whenTheEventCannotBeStoredThePageIsToldToComeBack() throws Exception {
    server.refuse();

    HttpResponse<String> answer = server.post("/chat/messages", server.newToken(), QUESTION);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void aTicketOpensOneStream() throws Exception {
    String token = server.newToken();
    try (ChatServer.Stream stream = server.open(token, "")) {
      String used = stream.response().uri().getQuery();
      assertThat(server.get("/chat/stream?" + used).statusCode()).isEqualTo(401);
      assertThat(stream.response().headers().firstValue("X-Accel-Buffering")).contains("no");
      assertThat(stream.response().headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
    }
    assertThat(server.get("/chat/stream?ticket=made-up-made-up-made-up").statusCode()).isEqualTo(401);
  }

  @Test
  void anAnswerReachesTheOpenPageAndALaterTryOfItDoesNotDoubleIt() throws Exception {
    String token = server.newToken();
    try (ChatServer.Stream stream = server.open(token, "")) {
      assertThat(server.channel.send(say(token, "k1", "Dạ được ạ."))).isInstanceOf(SendResult.Sent.class);
      server.channel.send(say(token, "k1", "Dạ được ạ."));
      server.channel.send(say(token, "k2", "Chị cần gì nữa không?"));

      assertThat(stream.next().getLast()).contains("\"from\":\"agent\"", "\"name\":\"Chị Hoa · NA012\"", "Dạ được ạ.");
      assertThat(stream.next().getLast()).contains("Chị cần gì nữa không?", "\"payload\":\"basis\"");
    }
  }

  @Test
  void aStreamThatComesBackGetsWhatItMissedAndNothingTwice() throws Exception {
    String token = server.newToken();
    server.channel.send(say(token, "k1", "một"));
    server.channel.send(say(token, "k2", "hai"));
    try (ChatServer.Stream stream = server.open(token, "")) {
      assertThat(stream.next()).first().isEqualTo("id: 1-0");
    }
    try (ChatServer.Stream stream = server.open(token, "1-0")) {
      List<String> event = stream.next();
      assertThat(event).first().isEqualTo("id: 2-0");
      assertThat(event.getLast()).contains("hai");
    }
  }

  @Test
  void anOpenStreamDoesNotHoldUpTheStopOfTheServer() throws Exception {
    try (ChatServer.Stream stream = server.open(server.newToken(), "")) {
      assertThat(stream.lines().readLine()).isEqualTo(": hello");
      Instant before = Instant.now();
      server.close();
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void whenTheLogIsAwayTheSendIsTriedAgain() throws Exception {
    String token = server.newToken();
    server.log.goAway();

    assertThat(server.channel.send(say(token, "k1", "một"))).isInstanceOf(SendResult.TryAgain.class);
  }

  private static Say say(String token, String key, String text) {
    List<Option> options = List.of(new Option("Căn cứ", "basis"));
    return new Say(contact(token), text, options, false, Author.AGENT, "Chị Hoa · NA012", key);
  }

  private static ContactId contact(String token) {
    return new ContactId("web", token.substring(0, token.indexOf('.')));
  }

  private String newToken() throws Exception {
    return server.newToken();
  }

  private int statusOfMessage(String token, int number) {
    try {
      String body = "{\"clientId\":\"message-" + number + "\",\"text\":\"chào em\"}";
      return server.post("/chat/messages", token, body).statusCode();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
