package vn.danda.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.ContactShared;

class TelegramUpdatesTest {

  @Test
  void bothDeliveriesOfOneUpdateHaveTheSameDedupeKey() {
    List<InboundEvent> events = TelegramFixtures.events(TelegramFixtures.body("delivery-duplicate"));

    assertThat(events).hasSize(2);
    assertThat(events.get(0).meta().dedupeKey()).isEqualTo(events.get(1).meta().dedupeKey());
  }

  @Test
  void anotherPersonsCardIsNotTheSendersNumber() {
    for (String card : List.of("contact-of-somebody-else", "contact-without-user")) {
      assertThat(TelegramFixtures.events(TelegramFixtures.body(card)))
          .singleElement()
          .isInstanceOfSatisfying(ContactShared.class, shared -> assertThat(shared.own()).isFalse());
    }
  }
}
