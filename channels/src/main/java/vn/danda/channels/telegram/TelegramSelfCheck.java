package vn.danda.channels.telegram;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;
import vn.danda.channels.SelfCheck;
import vn.danda.channels.SendResult;

/** What can be wrong with a bot: its token, its webhook, the way to Telegram. */
final class TelegramSelfCheck implements SelfCheck {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm d/M").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

  /** Older errors of the webhook were followed by deliveries that went well, or by nothing to deliver. */
  private static final Duration RECENT = Duration.ofHours(1);

  private static final int MANY_WAIT = 100;

  private final TelegramClient client;
  private final TelegramSettings settings;
  private final String publicUrl;
  private final Clock clock;

  TelegramSelfCheck(TelegramClient client, TelegramSettings settings, String publicUrl, Clock clock) {
    this.client = client;
    this.settings = settings;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  @Override
  public String channel() {
    return TelegramUpdates.CHANNEL;
  }

  @Override
  public boolean comesByWebhook() {
    return !settings.polls();
  }

  @Override
  public List<Finding> look() {
    try {
      String name = client.execute(new GetMe()).getUserName();
      List<Finding> findings = new ArrayList<>();
      findings.add(Finding.fine("Telegram nhận ra bot @" + name + "."));
      WebhookInfo webhook = client.execute(new GetWebhookInfo());
      findings.addAll(settings.polls() ? whilePolling(webhook) : registered(webhook));
      return findings;
    } catch (TelegramApiException error) {
      return List.of(notReached(TelegramErrors.toResult(error)));
    }
  }

  private static Finding notReached(SendResult result) {
    return result instanceof SendResult.AccountBroken
        ? Finding.broken(
            "Telegram không nhận token của bot.",
            "Mở @BotFather trên Telegram → /mybots → chọn bot → API Token, chép vào DANDA_TELEGRAM_TOKEN rồi khởi động lại.")
        : Finding.broken(
            "Không nối được tới Telegram.",
            "Ở Việt Nam Telegram thường bị chặn: đặt DANDA_TELEGRAM_PROXY, hoặc tắt kênh này (để trống DANDA_TELEGRAM_TOKEN).");
  }

  private static List<Finding> whilePolling(WebhookInfo webhook) {
    return isEmpty(webhook.getUrl())
        ? List.of()
        : List.of(
            Finding.broken(
                "Bot đang có webhook ở nơi khác nên máy chủ này không hỏi tin được.",
                "Nếu máy này mới là máy chính: đặt DANDA_TELEGRAM_MODE=polling (xoá webhook kia) hoặc webhook."));
  }

  private List<Finding> registered(WebhookInfo webhook) {
    if (isEmpty(webhook.getUrl())) {
      return List.of(
          Finding.broken(
              "Telegram chưa biết địa chỉ webhook.", "Đặt DANDA_PUBLIC_URL rồi khởi động lại, máy chủ tự báo cho Telegram."));
    }
    List<Finding> findings = new ArrayList<>();
    if (!publicUrl.isBlank() && !webhook.getUrl().equals(URI.create(publicUrl).resolve("/webhooks/telegram").toString())) {
      findings.add(
          Finding.broken(
              "Telegram đang gửi tin tới máy khác (" + host(webhook.getUrl()) + ").",
              "Tắt máy chủ kia, hoặc khởi động lại máy này để nhận webhook về."));
    }
    List<String> missing = missing(webhook.getAllowedUpdates());
    if (!missing.isEmpty()) {
      findings.add(
          Finding.notice(
              "Telegram không gửi các loại tin: " + String.join(", ", missing) + ".", "Khởi động lại máy chủ để đăng ký lại."));
    }
    Integer failedAt = webhook.getLastErrorDate();
    Integer waiting = webhook.getPendingUpdatesCount();
    if (failedAt != null && Instant.ofEpochSecond(failedAt).isAfter(clock.instant().minus(RECENT))) {
      findings.add(
          Finding.broken(
              "Lúc " + TIME.format(Instant.ofEpochSecond(failedAt)) + " Telegram gọi webhook không được: "
                  + webhook.getLastErrorMessage() + ".",
              "Mở DANDA_PUBLIC_URL từ điện thoại dùng mạng ngoài: xem tên miền, chứng chỉ, tường lửa."));
    } else if (waiting != null && waiting >= MANY_WAIT) {
      findings.add(Finding.notice(waiting + " tin Telegram đang chờ giao.", "Chờ vài phút; còn tăng thì xem máy chủ có quá tải không."));
    } else {
      findings.add(Finding.fine("Webhook Telegram đã đăng ký."));
    }
    return findings;
  }

  /** No list at all means Telegram's own choice, which has all we need. */
  private static List<String> missing(@Nullable List<String> asked) {
    return asked == null || asked.isEmpty() ? List.of() : RawUpdates.KINDS.stream().filter(kind -> !asked.contains(kind)).toList();
  }

  private static String host(String url) {
    try {
      return String.valueOf(URI.create(url).getHost());
    } catch (IllegalArgumentException odd) {
      return "?";
    }
  }

  private static boolean isEmpty(@Nullable String url) {
    return url == null || url.isBlank();
  }
}
