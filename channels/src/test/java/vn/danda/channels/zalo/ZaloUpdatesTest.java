package vn.danda.channels.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.danda.channels.InboundEvent.Choice;
import vn.danda.channels.InboundEvent.ContactShared;
import vn.danda.channels.InboundEvent.DataRequest;
import vn.danda.channels.InboundEvent.Echo;

class ZaloUpdatesTest {

  /** What comes of it, and that it is nobody's message. */
  @ParameterizedTest
  @ValueSource(strings = {"hard-own-message", "echo-of-our-card", "echo-of-ours-to-anonymous", "seen", "received", "other-account"})
  void whatIsNotForAConversationIsCountedOnly(String fixture) {
    assertThat(ZaloFixtures.read(ZaloFixtures.body(fixture)))
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.event()).isNull();
              assertThat(read.what()).isNotIn("unknown", "unreadable");
            });
  }

  @Test
  void aColleagueTypingInZalosOwnPagesIsAnEcho() {
    assertThat(ZaloFixtures.events(ZaloFixtures.body("echo-of-a-colleague")))
        .singleElement()
        .isInstanceOfSatisfying(
            Echo.class, echo -> assertThat(echo.contact()).hasToString("zalo:246845883529197922"));
  }

  @Test
  void theMenusPayloadIsAPressedButton() {
    assertThat(ZaloFixtures.events(ZaloFixtures.body("menu-payload")))
        .singleElement()
        .isInstanceOfSatisfying(Choice.class, choice -> assertThat(choice.payload()).isEqualTo("person:"));
  }

  @Test
  void sharedDetailsAreReadInAllThreeShapes() {
    assertThat(shared("info-full-address"))
        .extracting(ContactShared::phone, ContactShared::name, ContactShared::place)
        .containsExactly("84912345678", "Nguyễn Thị Hạnh", "Xã Diễn Châu, Nghệ An");
    assertThat(shared("info-flat"))
        .extracting(ContactShared::phone, ContactShared::name, ContactShared::place)
        .containsExactly("84912345679", "Trần Văn Nam", "Xã Nghi Lộc, Huyện Nghi Lộc, Nghệ An");
    assertThat(shared("info-in-text"))
        .extracting(ContactShared::phone, ContactShared::name, ContactShared::place)
        .containsExactly("84912345670", "Lê Thị Mai", "Phường Trường Vinh, Nghệ An");
  }

  @Test
  void aRightOverDataIsNeverDroppedAlsoWhenItNamesNobody() {
    for (String fixture : List.of("data-rights", "data-rights-of-nobody-named")) {
      assertThat(ZaloFixtures.events(ZaloFixtures.body(fixture))).singleElement().isInstanceOf(DataRequest.class);
    }
  }

  private static ContactShared shared(String fixture) {
    return (ContactShared) ZaloFixtures.events(ZaloFixtures.body(fixture)).getFirst();
  }
}
