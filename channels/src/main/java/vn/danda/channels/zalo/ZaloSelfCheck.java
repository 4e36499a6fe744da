package vn.danda.channels.zalo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.danda.channels.ChannelNotes;
import vn.danda.channels.ChannelNotes.Note;
import vn.danda.channels.SelfCheck;

/** What can be wrong with an Official Account: the tokens, the signature, the quota. */
final class ZaloSelfCheck implements SelfCheck {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm d/M").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
  private static final Duration LATE = Duration.ofHours(2);
  private static final int LOW_QUOTA = 100;
  private static final String NEW_CONSENT =
      "Quản trị viên OA mở developers.zalo.me → ứng dụng → Công cụ → API Explorer, lấy refresh token mới, "
          + "đặt vào DANDA_ZALO_REFRESH_TOKEN rồi khởi động lại.";

  private final ZaloSettings settings;
  private final ZaloTokens tokens;
  private final ChannelNotes notes;
  private final ZaloApi api;
  private final Clock clock;

  ZaloSelfCheck(ZaloSettings settings, ZaloTokens tokens, ChannelNotes notes, Clock clock) {
    this.settings = settings;
    this.tokens = tokens;
    this.notes = notes;
    this.api = new ZaloApi(settings.apiUrl());
    this.clock = clock;
  }

  @Override
  public String channel() {
    return ZaloUpdates.CHANNEL;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(token());
    account().ifPresent(findings::add);
    Map<String, Note> known = notes.of(channel());
    findings.add(signature(known));
    quota(known).ifPresent(findings::add);
    return findings;
  }

  private Finding token() {
    Optional<String> trouble = tokens.trouble();
    Optional<Instant> end = tokens.expiresAt();
    boolean sends = tokens.current().isPresent();
    if (trouble.isPresent()) {
      return sends
          ? Finding.broken(
              "Không lấy được token mới; token đang dùng còn đến " + TIME.format(end.orElse(clock.instant()))
                  + ", sau đó không gửi được nữa.",
              NEW_CONSENT)
          : Finding.broken("Không có token dùng được nên không gửi được tin Zalo nào.", NEW_CONSENT);
    }
    if (!sends) {
      return Finding.broken("Chưa có token Zalo.", "Chờ một phút rồi kiểm tra lại. Vẫn vậy thì: " + NEW_CONSENT);
    }
    return Duration.between(clock.instant(), end.orElse(Instant.MIN)).compareTo(LATE) < 0
        ? Finding.notice("Token Zalo sắp hết hạn lúc " + TIME.format(end.orElse(Instant.MIN)) + " mà chưa đổi được.", NEW_CONSENT)
        : Finding.fine("Token Zalo còn dùng đến " + end.map(TIME::format).orElse("?") + ", máy chủ tự đổi trước đó.");
  }

  /** Asks Zalo who we are: the only way to know that the token is the right account's. */
  private Optional<Finding> account() {
    if (tokens.current().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (api.get("/v2.0/oa/getoa", tokens.current().orElse(""))) {
          case ZaloApi.Answer.NotReached _, ZaloApi.Answer.Silent _, ZaloApi.Answer.Unreadable _ ->
              Finding.broken(
                  "Không nối được tới Zalo.", "Xem mạng và tường lửa của máy chủ: phải ra được " + settings.apiUrl().getHost() + ".");
          case ZaloApi.Answer.Said said -> named(said);
        });
  }

  private Finding named(ZaloApi.Answer.Said said) {
    int code = ZaloErrors.code(said);
    String id = ZaloJson.text(said.json().path("data").path("oa_id"));
    String name = ZaloJson.text(said.json().path("data").path("name"));
    if (code == 0 && (id.isEmpty() || id.equals(settings.oaId()))) {
      return Finding.fine("Zalo nhận ra OA" + (name.isEmpty() ? "" : " “" + name + "”") + ".");
    }
    if (code == 0) {
      return Finding.broken(
          "Token thuộc OA khác (" + id + "), không phải " + settings.oaId() + ".",
          "Đặt lại DANDA_ZALO_OA_ID, hoặc lấy refresh token khi đang chọn đúng OA.");
    }
    return Finding.notice(
        "Zalo trả lời mã lỗi " + code + " khi hỏi thông tin OA.", "Xem mã này ở mục Zalo OA trong RUNBOOK.");
  }

  private Finding signature(Map<String, Note> known) {
    Note signed = known.get(ZaloWebhookController.SIGNED);
    Note refused = known.get(ZaloWebhookController.REFUSED);
    if (refused != null && (signed == null || refused.at().isAfter(signed.at()))) {
      return Finding.broken(
          "Lúc " + TIME.format(refused.at()) + " có tin gửi tới mà chữ ký không khớp, máy chủ không nhận.",
          "Mở developers.zalo.me → ứng dụng → Webhook, chép lại “OA Secret Key” vào DANDA_ZALO_WEBHOOK_SECRET; "
              + "xem DANDA_ZALO_APP_ID và DANDA_ZALO_OA_ID có đúng không.");
    }
    if (signed == null) {
      return Finding.notice(
          "Zalo chưa gọi tới webhook lần nào.",
          "Mở developers.zalo.me → ứng dụng → Webhook, đặt URL …/webhooks/zalo, bật các sự kiện, rồi nhắn thử cho OA.");
    }
    return Finding.fine(
        "Chữ ký webhook khớp theo cách “" + signed.text() + "”, lần cuối " + TIME.format(signed.at()) + ".");
  }

  private static Optional<Finding> quota(Map<String, Note> known) {
    Note left = known.get(ZaloChannel.QUOTA);
    if (left == null || !left.text().matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    return Optional.of(
        Integer.parseInt(left.text()) <= LOW_QUOTA
            ? Finding.notice("Zalo báo chỉ còn " + left.text() + " tin trong hạn mức.", "Mua thêm hoặc nâng gói ở oa.zalo.me.")
            : Finding.fine("Hạn mức Zalo còn " + left.text() + " tin."));
  }
}
