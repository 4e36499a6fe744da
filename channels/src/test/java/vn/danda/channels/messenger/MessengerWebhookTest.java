package vn.danda.channels.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import vn.danda.channels.Fixtures;
import vn.danda.channels.InboundEvent.Choice;
import vn.danda.channels.InboundEvent.Comment;
import vn.danda.channels.InboundEvent.ContactShared;
import vn.danda.channels.InboundEvent.Control;
import vn.danda.channels.InboundEvent.Echo;
import vn.danda.channels.InboundEvent.Entry;
import vn.danda.channels.InboundEvent.Text;
import vn.danda.channels.KeptEvents;

class MessengerWebhookTest {

  private static final String DOOR = "/webhooks/messenger";

  private final KeptEvents kept = new KeptEvents();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MockMvc door = door(FakeGraph.APP);

  @Test
  void metasQuestionIsAnsweredWithItsChallenge() throws Exception {
    door.perform(
            get(DOOR)
                .param("hub.mode", "subscribe")
                .param("hub.verify_token", FakeGraph.VERIFY)
                .param("hub.challenge", "1158201444"))
        .andExpect(status().isOk())
        .andExpect(content().string("1158201444"))
        .andExpect(header().string("Content-Type", "text/plain"));
  }

  @ParameterizedTest
  @CsvSource({"subscribe,sai", "subscribe,''", "unsubscribe,tu-minh-chon-42", "'',tu-minh-chon-42"})
  void anotherQuestionIsRefused(String mode, String token) throws Exception {
    door.perform(get(DOOR).param("hub.mode", mode).param("hub.verify_token", token).param("hub.challenge", "1"))
        .andExpect(status().isForbidden())
        .andExpect(content().string(""));
  }

  /** Meta signs its own spelling: the same words, written otherwise, are another body. */
  @Test
  void theSignatureCountsForTheBytesAsTheyCame() throws Exception {
    String body = Fixtures.body("messenger", "text");
    String spelledOtherwise = body.replace("\"object\": \"page\"", "\"object\":\"page\"");

    door.perform(
            post(DOOR)
                .header("X-Hub-Signature-256", FakeGraph.signature(body))
                .content(spelledOtherwise.getBytes(StandardCharsets.UTF_8)))
        .andExpect(status().isForbidden());
    assertThat(kept.events).isEmpty();
  }

  @Test
  void entriesOfOtherPagesAreCountedAndLeftAlone() throws Exception {
    deliver("delivery-several-entries");

    assertThat(kept.texts()).containsExactly("Ở thôn em đóng cho ai ạ?", "Chị em cũng hỏi vậy", "Chị Nga ơi");
    assertThat(kept.events).hasAtLeastOneElementOfType(Comment.class);
    assertThat(notKept("other_page")).isEqualTo(1);
    assertThat(notKept("unreadable")).isEqualTo(1);
  }

  @Test
  void aThousandEventsOfOneDeliveryAreAThousandEvents() throws Exception {
    String events =
        IntStream.range(0, 1000)
            .mapToObj(
                i ->
                    """
                    {"sender":{"id":"66000000%05d"},"recipient":{"id":"%s"},"timestamp":1795481200000,\
                    "message":{"mid":"m_%d","text":"B\\u1ea3o hi\\u1ec3m %d"}}"""
                        .formatted(i % 400, FakeGraph.PAGE, i, i))
            .collect(Collectors.joining(","));

    deliverBody("{\"object\":\"page\",\"entry\":[{\"id\":\"%s\",\"messaging\":[%s]}]}".formatted(FakeGraph.PAGE, events));

    assertThat(kept.texts()).hasSize(1000).startsWith("Bảo hiểm 0").endsWith("Bảo hiểm 999");
    assertThat(new HashSet<>(kept.events.stream().map(event -> event.meta().dedupeKey()).toList())).hasSize(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo-own-by-mark", "echo-own-by-app", "hard-own-message", "receipts"})
  void whatOnlyRepeatsUsIsCountedAndNotKept(String fixture) throws Exception {
    deliver(fixture);

    assertThat(kept.events).isEmpty();
    assertThat(notKept(fixture.equals("receipts") ? "receipt" : "own_echo")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"echo-page-inbox", "echo-page-inbox-without-app", "echo-page-inbox-photo", "echo-other-app"})
  void whatSomebodyElseWroteInOurNameIsAnEchoOfTheConversation(String fixture) throws Exception {
    deliver(fixture);

    assertThat(kept.events)
        .singleElement()
        .isInstanceOfSatisfying(
            Echo.class, echo -> assertThat(echo.contact().externalId()).isEqualTo("6600000000000017"));
  }

  /** Without our app's id our own text messages are still known, by the mark in them. */
  @Test
  void ourOwnWordsAreKnownWithoutTheAppsId() throws Exception {
    deliver(door(""), Fixtures.body("messenger", "echo-own-by-mark"));

    assertThat(kept.events).isEmpty();
  }

  @Test
  void whoWritesWhileAColleagueHasTheConversationIsHeardAfterTheNoticeOfIt() throws Exception {
    deliver("standby-text");

    assertThat(kept.events).hasSize(2);
    assertThat(kept.events.get(0)).isInstanceOfSatisfying(Control.class, control -> assertThat(control.ours()).isFalse());
    assertThat(kept.events.get(1)).isInstanceOf(Text.class);
  }

  @Test
  void controlGoesToTheColleagueAndComesBack() throws Exception {
    deliver("control-taken");
    deliver("control-passed-to-us");

    assertThat(kept.events).map(event -> ((Control) event).ours()).containsExactly(false, true);
  }

  @Test
  void getStartedReferralsAndOptInsAreEventsOfTheirOwn() throws Exception {
    for (String fixture : List.of("get-started", "get-started-with-referral", "referral-m-me", "referral-ad", "optin")) {
      deliver(fixture);
    }

    assertThat(kept.events)
        .map(event -> ((Entry) event).how() + " " + ((Entry) event).referral())
        .containsExactly(
            "START null",
            "START nghi-loc_42",
            "REFERRAL nghi-loc_42",
            "REFERRAL 23850000000000042",
            "REFERRAL trang-dang-ky");
  }

  @Test
  void theFirstWordsAfterAnAdAreTheWayInAndTheWords() throws Exception {
    deliver("text-after-ad");

    assertThat(kept.events).map(Object::getClass).containsExactly(Entry.class, Text.class);
    assertThat(((Entry) kept.events.get(0)).referral()).isEqualTo("qc-thang-12");
  }

  @Test
  void aNumberSharedByMetasButtonIsTheSendersOwnAndAPressedButtonIsAChoice() throws Exception {
    deliver("quick-reply-phone");
    deliver("quick-reply");

    assertThat(kept.events.get(0))
        .isInstanceOfSatisfying(
            ContactShared.class,
            shared -> {
              assertThat(shared.phone()).isEqualTo("+84912000017");
              assertThat(shared.own()).isTrue();
            });
    assertThat(kept.events.get(1)).isInstanceOf(Choice.class);
  }

  @Test
  void everyCommentOfABatchIsReadAndTheOneBelowThePostHasNoParent() throws Exception {
    deliver("delivery-comments");

    assertThat(kept.events).hasSize(3).allMatch(Comment.class::isInstance);
    List<Comment> comments = kept.events.stream().map(Comment.class::cast).toList();
    assertThat(comments.get(0).parentId()).isNull();
    assertThat(comments.get(1).parentId()).isEqualTo("7001_821");
    assertThat(comments).map(Comment::byUs).containsExactly(false, false, true);
    assertThat(notKept("feed_not_a_comment")).isEqualTo(2);
  }

  @Test
  void aCommentBelowAnAdWhoseParentIsTheBarePostStandsBelowThePost() throws Exception {
    deliver("comment-below-ad");

    assertThat(((Comment) kept.events.getFirst()).parentId()).isNull();
  }

  @Test
  void likesReactionsAndPostsAskNothingOfUs() throws Exception {
    deliver("feed-not-comments");

    assertThat(kept.events).isEmpty();
    assertThat(notKept("feed_not_a_comment")).isEqualTo(3);
    assertThat(notKept("field_not_handled")).isEqualTo(1);
  }

  @Test
  void editingACommentTwiceIsTwoEventsAndDeliveringOneTwiceIsOne() throws Exception {
    String edited = Fixtures.body("messenger", "comment-edited");
    deliver("comment");
    deliverBody(edited);
    deliverBody(edited);
    deliverBody(edited.replace("vậy ad?", "vậy shop?"));

    assertThat(kept.events.stream().map(event -> event.meta().dedupeKey()).distinct()).hasSize(3);
  }

  private double notKept(String why) {
    return meters.counter("danda.channel.not_kept", "channel", "messenger", "why", why).count();
  }

  private void deliver(String fixture) throws Exception {
    deliverBody(Fixtures.body("messenger", fixture));
  }

  private void deliverBody(String body) throws Exception {
    deliver(door, body);
  }

  private static void deliver(MockMvc door, String body) throws Exception {
    door.perform(
            post(DOOR)
                .contentType("application/json")
                .header("X-Hub-Signature-256", FakeGraph.signature(body))
                .content(body.getBytes(StandardCharsets.UTF_8)))
        .andExpect(status().isOk())
        .andExpect(content().string(""));
  }

  private MockMvc door(String appId) {
    MessengerSettings settings = FakeGraph.settings(URI.create("http://127.0.0.1:9"), appId);
    Clock clock = Clock.fixed(Fixtures.RECEIVED, ZoneOffset.UTC);
    return MockMvcBuilders.standaloneSetup(new MessengerWebhookController(settings, kept, clock, meters)).build();
  }
}
