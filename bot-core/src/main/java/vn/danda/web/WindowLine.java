package vn.danda.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Purpose;
import vn.danda.channels.Window;
import vn.danda.content.Published;

/**
 * How long the agent can still write to somebody, in one line.
 *
 * @param text empty when there is nothing to watch: the network lets us write for good
 * @param mayWrite whether the agent may write now
 */
record WindowLine(String text, boolean mayWrite) {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d/M");

  /** {@code hasPhone}: we know a number to call when the time is over. */
  static WindowLine of(Window window, boolean hasPhone, Instant now) {
    if (window.permit(Purpose.AGENT).isEmpty()) {
      return new WindowLine(
          window.why() + (hasPhone ? " Anh/chị gọi điện nhé." : " Phải chờ người dân nhắn lại."), false);
    }
    Instant until = window.until(Purpose.AGENT);
    if (until == null) {
      return new WindowLine("", true);
    }
    String end = "Còn nhắn được đến " + moment(until, now) + (hasPhone ? "; sau đó gọi điện." : "; sau đó phải chờ họ nhắn lại.");
    boolean explain = window.standing() == Window.Standing.HUMAN_ONLY;
    return new WindowLine(explain ? end + " " + window.why() : end, true);
  }

  /** What stands beside a message that did not go out. */
  static String failure(@Nullable String failure) {
    return switch (failure == null ? "" : failure) {
      case "window_closed" -> "không gửi: đã hết hạn mạng cho nhắn";
      case "human_only" -> "không gửi: lúc này mạng chỉ cho cán bộ tự viết";
      case "contact_stopped" -> "không tới: người dân đã chặn hoặc rời đi";
      case "refused" -> "không gửi được: mạng không nhận tin này";
      case "gave_up" -> "không gửi được sau nhiều lần thử";
      default -> "không gửi được";
    };
  }

  private static String moment(Instant at, Instant now) {
    ZonedDateTime then = at.atZone(Published.ZONE);
    LocalDate today = now.atZone(Published.ZONE).toLocalDate();
    long days = ChronoUnit.DAYS.between(today, then.toLocalDate());
    String day =
        days == 0
            ? "hôm nay"
            : switch (then.getDayOfWeek()) {
              case MONDAY -> "thứ Hai";
              case TUESDAY -> "thứ Ba";
              case WEDNESDAY -> "thứ Tư";
              case THURSDAY -> "thứ Năm";
              case FRIDAY -> "thứ Sáu";
              case SATURDAY -> "thứ Bảy";
              case SUNDAY -> "Chủ nhật";
            };
    return CLOCK.format(then) + " " + day + (days < 6 ? "" : " " + DATE.format(then));
  }
}
