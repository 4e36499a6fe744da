package vn.danda.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.danda.channels.Fixtures;
import vn.danda.channels.SelfCheck.Finding;
import vn.danda.channels.SelfCheck.Level;

class TelegramSelfCheckTest {

  private static final String ALL = "[\"message\",\"edited_message\",\"callback_query\",\"my_chat_member\"]";

  private final FakeTelegram telegram = new FakeTelegram();

  @BeforeEach
  void knowsUs() {
    telegram.answers("getme", 200, "{\"ok\":true,\"result\":{\"id\":7,\"is_bot\":true,\"first_name\":\"D\",\"username\":\"danda_bot\"}}");
  }

  @AfterEach
  void stop() {
    telegram.close();
  }

  @Test
  void aRegisteredWebhookIsFine() {
    webhook("\"url\":\"https://hoi.example.vn/webhooks/telegram\",\"pending_update_count\":0,\"allowed_updates\":" + ALL);

    assertThat(look(TelegramSettings.Mode.WEBHOOK)).allMatch(finding -> finding.level() == Level.FINE);
    assertThat(look(TelegramSettings.Mode.WEBHOOK)).extracting(Finding::what).anyMatch(what -> what.contains("@danda_bot"));
  }

  @Test
  void aRefusedTokenSaysWhereToGetAnother() {
    telegram.answers("getme", 401, FakeTelegram.error(401, "Unauthorized"));

    assertThat(look(TelegramSettings.Mode.WEBHOOK)).singleElement()
        .satisfies(finding -> assertThat(finding.toDo()).contains("@BotFather").contains("DANDA_TELEGRAM_TOKEN"));
  }

  @Test
  void aBlockedNetworkNamesTheProxy() {
    telegram.answers("getme", 502, "<html>");

    assertThat(look(TelegramSettings.Mode.POLLING)).singleElement()
        .satisfies(finding -> assertThat(finding.toDo()).contains("DANDA_TELEGRAM_PROXY"));
  }

  @Test
  void aWebhookThatIsNotSetOrLeadsElsewhereIsBroken() {
    webhook("\"url\":\"\",\"pending_update_count\":0");
    assertThat(broken(TelegramSettings.Mode.WEBHOOK)).containsExactly("Telegram chưa biết địa chỉ webhook.");

    webhook("\"url\":\"https://cu.example.vn/webhooks/telegram\",\"pending_update_count\":0");
    assertThat(broken(TelegramSettings.Mode.WEBHOOK)).containsExactly("Telegram đang gửi tin tới máy khác (cu.example.vn).");
  }

  @Test
  void aWebhookThatFailedJustNowIsBrokenWithTelegramsWords() {
    long justNow = Fixtures.RECEIVED.getEpochSecond() - 60;
    webhook(
        "\"url\":\"https://hoi.example.vn/webhooks/telegram\",\"pending_update_count\":3,\"last_error_date\":" + justNow
            + ",\"last_error_message\":\"SSL error\"");

    assertThat(broken(TelegramSettings.Mode.WEBHOOK)).singleElement().asString().contains("SSL error");
  }

  @Test
  void kindsTelegramDoesNotSendAndALongQueueAreNotices() {
    webhook("\"url\":\"https://hoi.example.vn/webhooks/telegram\",\"pending_update_count\":500,\"allowed_updates\":[\"message\"]");

    assertThat(look(TelegramSettings.Mode.WEBHOOK)).filteredOn(finding -> finding.level() == Level.NOTICE).hasSize(2);
  }

  @Test
  void aWebhookElsewhereKeepsAPollingServerFromHearing() {
    webhook("\"url\":\"https://hoi.example.vn/webhooks/telegram\",\"pending_update_count\":0");

    assertThat(broken(TelegramSettings.Mode.POLLING)).singleElement().asString().contains("webhook ở nơi khác");
  }

  private void webhook(String fields) {
    telegram.answers("getwebhookinfo", 200, "{\"ok\":true,\"result\":{" + fields + ",\"has_custom_certificate\":false}}");
  }

  private List<String> broken(TelegramSettings.Mode mode) {
    return look(mode).stream().filter(finding -> finding.level() == Level.BROKEN).map(Finding::what).toList();
  }

  private List<Finding> look(TelegramSettings.Mode mode) {
    TelegramSettings settings = telegram.settings(mode);
    Clock clock = Clock.fixed(Fixtures.RECEIVED, ZoneOffset.UTC);
    return new TelegramSelfCheck(TelegramClients.forSending(settings), settings, "https://hoi.example.vn", clock).look();
  }
}
