package vn.danda.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import vn.danda.channels.Channel;
import vn.danda.channels.InboundListener;
import vn.danda.channels.KeptEvents;

class TelegramConfigurationTest {

  private static final List<String> MENU_CALLS =
      List.of("setmycommands", "setchatmenubutton", "setmyshortdescription", "setmydescription");

  private final FakeTelegram telegram = new FakeTelegram();
  private final WebApplicationContextRunner server =
      new WebApplicationContextRunner()
          .withUserConfiguration(TelegramConfiguration.class, TelegramWebhookController.class)
          .withBean(InboundListener.class, KeptEvents::new)
          .withBean(Clock.class, Clock::systemUTC)
          .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
          .withPropertyValues("danda.telegram.api-url=http://127.0.0.1:" + telegram.server.port());

  @AfterEach
  void stop() {
    telegram.close();
  }

  @Test
  void withoutATokenThereIsNoChannelAndNoDoor() {
    server
        .withPropertyValues("danda.telegram.token=")
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(Channel.class);
              assertThat(context).doesNotHaveBean(TelegramWebhookController.class);
            });
    assertThat(telegram.server.getAllServeEvents()).isEmpty();
  }

  @Test
  void aTokenAloneStartsPolling() {
    telegram.answers("getupdates", 200, "{\"ok\":true,\"result\":[]}");
    server
        .withPropertyValues("danda.telegram.token=" + FakeTelegram.TOKEN)
        .run(
            context -> {
              assertThat(context).hasSingleBean(Channel.class);
              await().until(() -> !telegram.calls("getupdates").isEmpty());
            });
  }

  @Test
  void webhookModeWithoutASecretStopsTheStartWithAClearSentence() {
    server
        .withPropertyValues("danda.telegram.token=" + FakeTelegram.TOKEN, "danda.telegram.mode=webhook")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasRootCauseMessage(
                        "DANDA_TELEGRAM_MODE=webhook needs DANDA_TELEGRAM_WEBHOOK_SECRET: 1 to 256 letters, digits, _"
                            + " or -. Without it anybody could send messages in other people's names."));
  }

  @Test
  void webhookModeTellsTelegramWhereTheDoorIs() {
    telegram.answers("setwebhook", 200, "{\"ok\":true,\"result\":true}");
    server
        .withPropertyValues(
            "danda.telegram.token=" + FakeTelegram.TOKEN,
            "danda.telegram.mode=webhook",
            "danda.telegram.webhook-secret=bi-mat_42",
            "danda.public-url=https://bot.example.vn/")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              await().until(() -> !telegram.calls("setwebhook").isEmpty());
            });
    assertThat(telegram.calls("setwebhook").getFirst().getBodyAsString())
        .contains("https://bot.example.vn/webhooks/telegram")
        .contains("bi-mat_42")
        .contains("my_chat_member");
    assertThat(telegram.calls("getupdates")).isEmpty();
    assertThat(telegram.calls("deletewebhook")).isEmpty();
  }

  @Test
  void telegramLearnsTheMenuAndTellsUsOurName() {
    telegram.answers("getupdates", 200, "{\"ok\":true,\"result\":[]}");
    telegram.answers("getme", 200, "{\"ok\":true,\"result\":{\"id\":7,\"is_bot\":true,\"first_name\":\"D\",\"username\":\"DanDaBot\"}}");
    for (String method : MENU_CALLS) {
      telegram.answers(method, 200, "{\"ok\":true,\"result\":true}");
    }
    server
        .withPropertyValues("danda.telegram.token=" + FakeTelegram.TOKEN)
        .run(
            context -> {
              await().until(() -> MENU_CALLS.stream().noneMatch(method -> telegram.calls(method).isEmpty()));
              assertThat(context.getBean(Channel.class).link("nghi-loc_42"))
                  .contains(URI.create("https://t.me/DanDaBot?start=nghi-loc_42"));
            });
    assertThat(telegram.calls("setmycommands").getFirst().getBodyAsString())
        .contains("\"canbo\"", "Gặp cán bộ", "all_private_chats");
  }

  @Test
  void aProxyAddressWithAPasswordInItIsRefusedWithoutRepeatingIt() {
    server
        .withPropertyValues(
            "danda.telegram.token=" + FakeTelegram.TOKEN, "danda.telegram.proxy=http://me:geheim@127.0.0.1:3128")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("DANDA_TELEGRAM_PROXY_PASSWORD")
                    .hasMessageNotContaining("geheim"));
  }

  @Test
  void theTokenIsNeverPrinted() {
    assertThat(telegram.settings(null).toString()).doesNotContain(FakeTelegram.TOKEN).contains("[hidden]");
  }
}
