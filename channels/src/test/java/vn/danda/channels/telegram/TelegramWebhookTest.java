package vn.danda.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import vn.danda.channels.Fixtures;
import vn.danda.channels.InboundEvent.Unsupported;
import vn.danda.channels.KeptEvents;

class TelegramWebhookTest {

  private static final String SECRET = "bi-mat_42";

  private final KeptEvents kept = new KeptEvents();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MockMvc door = door(SECRET);

  @Test
  void aRecordedTextIsKeptAndAnsweredWithAnEmptyBody() throws Exception {
    deliver(SECRET, TelegramFixtures.body("text")).andExpect(status().isOk()).andExpect(content().string(""));

    assertThat(kept.texts()).singleElement().asString().startsWith("e nghi cty r");
  }

  @Test
  void noSecretIsRefused() throws Exception {
    door.perform(post("/webhooks/telegram").content(TelegramFixtures.body("text")))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void aDoorWithoutASecretLetsNobodyIn() throws Exception {
    door("")
        .perform(post("/webhooks/telegram").header("X-Telegram-Bot-Api-Secret-Token", "").content("{}"))
        .andExpect(status().isUnauthorized());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "[]", "null", "{\"update_id\":", "{\"hello\":1}", "\u0000"})
  void anUnreadableBodyIsCountedAndNotSentAgain(String body) throws Exception {
    deliver(SECRET, body).andExpect(status().isOk()).andExpect(content().string(""));

    assertThat(kept.events).isEmpty();
    assertThat(meters.counter("danda.channel.not_kept", "channel", "telegram").count()).isEqualTo(1);
  }

  @Test
  void aNumberTooLongForAnybodysIdIsCountedAndNotSentAgain() throws Exception {
    String body = "{\"update_id\":1,\"message\":{\"chat\":{\"id\":" + "6".repeat(140) + ",\"type\":\"private\"},\"text\":\"a\"}}";

    deliver(SECRET, body).andExpect(status().isOk());

    assertThat(kept.events).isEmpty();
    assertThat(meters.counter("danda.channel.not_kept", "channel", "telegram").count()).isEqualTo(1);
  }

  @Test
  void whatTheModelCannotReadStillReachesTheConversation() throws Exception {
    deliver(SECRET, TelegramFixtures.body("hard-field-changed-type")).andExpect(status().isOk());

    assertThat(kept.events).singleElement().isInstanceOf(Unsupported.class);
  }

  private ResultActions deliver(String secret, String body) throws Exception {
    return door.perform(
        post("/webhooks/telegram")
            .header("X-Telegram-Bot-Api-Secret-Token", secret)
            .contentType("application/json")
            .content(body));
  }

  private MockMvc door(String secret) {
    TelegramSettings settings = FakeTelegram.settings(URI.create("https://api.telegram.org"), null, secret);
    Clock clock = Clock.fixed(Fixtures.RECEIVED, ZoneOffset.UTC);
    return MockMvcBuilders.standaloneSetup(new TelegramWebhookController(settings, kept, TelegramFixtures.BOT, clock, meters)).build();
  }
}
