package vn.danda.channels.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.messenger4j.Messenger;
import com.github.messenger4j.send.MessageTag;
import com.github.messenger4j.webhook.Event;
import com.github.messenger4j.webhook.factory.EventFactory;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.danda.channels.Fixtures;

/**
 * Why Messenger4j stands behind an ingress of ours: what it does with today's deliveries. A test that fails here says
 * that a newer library has lost a trap, and that code of ours may go.
 */
class LibraryTrapsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postback-without-title",
        "referral-without-source",
        "photo-without-url",
        "reel",
        "sticker-of-2026",
        "echo-page-inbox-without-app",
        "app-roles"
      })
  void trap_itThrowsOnWhatMetaSendsToday(String fixture) {
    assertThatThrownBy(() -> EventFactory.createEvent(event(fixture))).isInstanceOf(RuntimeException.class);
  }

  @Test
  void trap_oneEventItCannotReadDropsTheRestOfTheDelivery() {
    String delivery = Fixtures.body("messenger", "delivery-bad-between-good");
    List<Event> read = new ArrayList<>();
    Messenger messenger = Messenger.create("t", "s", "v");

    assertThatThrownBy(() -> messenger.onReceiveEvents(delivery, Optional.empty(), read::add))
        .isInstanceOf(RuntimeException.class);
    assertThat(read).hasSizeLessThan(2);
  }

  @Test
  void trap_aDeliveryWithoutASignatureIsLetIn() throws Exception {
    List<Event> read = new ArrayList<>();

    Messenger.create("t", "s", "v")
        .onReceiveEvents(Fixtures.body("messenger", "text"), Optional.empty(), read::add);

    assertThat(read).hasSize(1);
  }

  @Test
  void trap_aPictureBesideWordsIsLost() {
    Event event = EventFactory.createEvent(event("photo-with-text"));

    assertThat(event.isTextMessageEvent()).isTrue();
    assertThat(event.asTextMessageEvent().toString()).doesNotContain("giay.jpg");
  }

  @Test
  void trap_aTimeInSecondsIsIn1970() {
    assertThat(EventFactory.createEvent(event("hard-time-in-other-unit")).timestamp().toString()).startsWith("1970");
  }

  @Test
  void trap_itDoesNotKnowTheOneTagThatIsLeft() {
    assertThat(Arrays.stream(MessageTag.values()).map(Enum::name)).doesNotContain("HUMAN_AGENT");
  }

  private static JsonObject event(String fixture) {
    JsonObject delivery = Objects.requireNonNull(MessengerJson.read(Fixtures.body("messenger", fixture)));
    JsonObject entry = MessengerJson.list(delivery, "entry").getFirst().getAsJsonObject();
    return MessengerJson.list(entry, "messaging").getFirst().getAsJsonObject();
  }
}
