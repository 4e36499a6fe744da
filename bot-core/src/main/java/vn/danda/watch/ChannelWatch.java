package vn.danda.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.danda.channels.Channel;
import vn.danda.channels.ChannelNotes;
import vn.danda.channels.ChannelNotes.Note;
import vn.danda.channels.SelfCheck;
import vn.danda.channels.SelfCheck.Finding;
import vn.danda.channels.SelfCheck.Level;

/**
 * Looks after the channels every ten minutes and when asked: what each finds out about itself, and what can go wrong on
 * all of them. The worst finding of each is a metric to raise an alarm on. Safe for many threads.
 */
@Component
public class ChannelWatch {

  /** Note the outbox leaves when a network does not know us any more. */
  public static final String ACCOUNT_BROKEN = "account-broken";

  /** A send that finds the account broken is tried again every five minutes, and notes it again. */
  private static final Duration STILL_BROKEN = Duration.ofMinutes(15);

  private static final Duration DAY = Duration.ofHours(24);

  /** So many of a day's messages, and so large a share of them, are no single mishap. */
  private static final long MANY_FAILED = 5;

  private static final double LARGE_SHARE = 0.1;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm d/M").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
  private static final Logger log = LoggerFactory.getLogger(ChannelWatch.class);

  private final List<Channel> channels;
  private final List<SelfCheck> checks;
  private final Traffic traffic;
  private final ChannelNotes notes;
  private final OperatorTasks tasks;
  private final String publicUrl;
  private final Clock clock;
  private final Map<String, Report> last = new ConcurrentHashMap<>();

  ChannelWatch(
      List<Channel> channels,
      List<SelfCheck> checks,
      Traffic traffic,
      ChannelNotes notes,
      OperatorTasks tasks,
      @Value("${danda.public-url:}") String publicUrl,
      Clock clock,
      MeterRegistry meters) {
    this.channels = channels;
    this.checks = checks;
    this.traffic = traffic;
    this.notes = notes;
    this.tasks = tasks;
    this.publicUrl = publicUrl;
    this.clock = clock;
    for (Channel channel : channels) {
      Gauge.builder("danda.channel.check", () -> levelOf(channel.name())).tag("channel", channel.name()).register(meters);
    }
    Gauge.builder("danda.operator.tasks", this::openTasks).register(meters);
  }

  /**
   * How one channel is.
   *
   * @param findings worst first
   */
  public record Report(String channel, List<Finding> findings, Instant at) {
    public Level level() {
      return findings.isEmpty() ? Level.FINE : findings.getFirst().level();
    }
  }

  /** The last look at every channel that is on; empty until the first. */
  public List<Report> reports() {
    return channels.stream().map(Channel::name).sorted().flatMap(name -> Optional.ofNullable(last.get(name)).stream()).toList();
  }

  /** Looks at every channel now; takes as long as the networks take to answer. */
  @Scheduled(initialDelay = 30_000, fixedDelay = 600_000)
  public void look() {
    for (Channel channel : channels) {
      Report report = new Report(channel.name(), findings(channel.name()), clock.instant());
      Report before = last.put(channel.name(), report);
      if (report.level() == Level.BROKEN && (before == null || before.level() != Level.BROKEN)) {
        log.error("channel {} is broken: see /console/channels", channel.name());
      }
    }
  }

  private List<Finding> findings(String channel) {
    List<Finding> findings = new ArrayList<>();
    for (SelfCheck check : checks) {
      if (check.channel().equals(channel)) {
        findings.addAll(own(check));
        if (check.comesByWebhook()) {
          address().ifPresent(findings::add);
        }
      }
    }
    account(channel).ifPresent(findings::add);
    try {
      findings.add(traffic(channel));
      findings.addAll(sends(traffic.outcomes(channel, DAY)));
    } catch (DataAccessException away) {
      findings.add(
          Finding.notice(
              "Cơ sở dữ liệu đang không trả lời nên chưa biết kênh có tin hay không.",
              "Xem RUNBOOK, mục “the database is away”."));
    }
    findings.sort(Comparator.comparing(Finding::level).reversed());
    return List.copyOf(findings);
  }

  /** A check that breaks its promise not to throw is a finding too. */
  private static List<Finding> own(SelfCheck check) {
    try {
      return check.look();
    } catch (RuntimeException e) {
      log.error("self-check of {} failed", check.channel(), e);
      return List.of(Finding.notice("Phần tự kiểm tra của kênh bị lỗi (" + e.getClass().getSimpleName() + ").", "Báo người phát triển."));
    }
  }

  private Optional<Finding> address() {
    if (publicUrl.isBlank()) {
      return Optional.of(
          Finding.notice(
              "Chưa đặt DANDA_PUBLIC_URL nên máy chủ không biết địa chỉ webhook của mình.",
              "Đặt DANDA_PUBLIC_URL=https://tên-miền-của-cơ-quan rồi khởi động lại."));
    }
    return isHttps(publicUrl)
        ? Optional.empty()
        : Optional.of(
            Finding.broken(
                "DANDA_PUBLIC_URL phải bắt đầu bằng https://, các mạng không gọi tới địa chỉ khác.",
                "Sửa DANDA_PUBLIC_URL; chứng chỉ do Caddy hoặc nginx lo (RUNBOOK)."));
  }

  private static boolean isHttps(String url) {
    try {
      return "https".equals(URI.create(url.strip()).getScheme());
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private Optional<Finding> account(String channel) {
    @Nullable Note broken = notes.of(channel).get(ACCOUNT_BROKEN);
    return broken == null || broken.at().plus(STILL_BROKEN).isBefore(clock.instant())
        ? Optional.empty()
        : Optional.of(
            Finding.broken(
                "Lúc " + TIME.format(broken.at()) + " mạng từ chối tài khoản của mình: " + broken.text() + ".",
                "Xem mục của kênh này trong RUNBOOK; tin đang chờ sẽ tự gửi lại khi xong."));
  }

  private Finding traffic(String channel) {
    Optional<Instant> heard = traffic.last(channel);
    if (heard.isEmpty()) {
      return Finding.notice("Chưa có ai nhắn qua kênh này.", "Nhắn thử một câu rồi bấm Kiểm tra ngay.");
    }
    return Silence.in(traffic.byHoursAgo(channel))
        .map(
            silence ->
                Finding.broken(
                    silence.hours() + " giờ không có tin, mọi ngày giờ này có khoảng " + silence.usual()
                        + ". Tin cuối lúc " + TIME.format(heard.get()) + ".",
                    "Nhắn thử một câu. Không thấy tới: xem webhook và các mục báo lỗi ở đây."))
        .orElseGet(() -> Finding.fine("Tin cuối của người dân lúc " + TIME.format(heard.get()) + "."));
  }

  private static List<Finding> sends(Map<String, Long> outcomes) {
    long all = outcomes.values().stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return List.of();
    }
    long failed = count(outcomes, "refused") + count(outcomes, "gave_up") + count(outcomes, "unknown") + count(outcomes, "failed");
    String sums =
        "24 giờ qua gửi được " + count(outcomes, "sent") + " tin; không gửi được " + failed
            + ", người dân chặn " + count(outcomes, "contact_stopped")
            + ", hết hạn nhắn " + (count(outcomes, "window_closed") + count(outcomes, "human_only")) + ".";
    if (failed >= MANY_FAILED && failed >= all * LARGE_SHARE) {
      return List.of(Finding.broken(sums, "Nhiều tin không gửi được: xem nhật ký máy chủ, dòng “send channel=… result=…”."));
    }
    return List.of(failed > 0 ? Finding.notice(sums, "Mở các cuộc trò chuyện có tin “không gửi được” để xem.") : Finding.fine(sums));
  }

  private static long count(Map<String, Long> outcomes, String which) {
    return outcomes.getOrDefault(which, 0L);
  }

  private double levelOf(String channel) {
    Report report = last.get(channel);
    return report == null ? 0 : report.level().ordinal();
  }

  private double openTasks() {
    try {
      return tasks.open().size();
    } catch (DataAccessException away) {
      return Double.NaN;
    }
  }
}
