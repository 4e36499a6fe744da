package vn.danda.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.danda.channels.Capabilities;
import vn.danda.channels.Channel;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.SelfCheck;
import vn.danda.channels.SelfCheck.Finding;
import vn.danda.channels.SelfCheck.Level;
import vn.danda.channels.SendResult;
import vn.danda.store.TestStores;
import vn.danda.watch.ChannelWatch.Report;

/** What is found on every channel, over real stores: broken settings, silence, sends that fail. */
class ChannelWatchTest {

  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final JdbcClient database = JdbcClient.create(TestStores.freshDatabase());
  private final RedisChannelNotes notes = new RedisChannelNotes(TestStores.redis(), CLOCK);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private int messages;

  @Test
  void aChannelNobodyWroteOnYetSaysSo() {
    Report report = look("https://hoi.example.vn");

    assertThat(report.level()).isEqualTo(Level.NOTICE);
    assertThat(whats(report)).anyMatch(what -> what.contains("Chưa có ai nhắn"));
  }

  @Test
  void aMissingPublicAddressIsNamedWithItsSetting() {
    assertThat(look("").findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.level()).isEqualTo(Level.NOTICE);
              assertThat(finding.toDo()).contains("DANDA_PUBLIC_URL=https://");
            });
  }

  @Test
  void anAddressNoNetworkWouldCallIsBroken() {
    for (String address : List.of("http://hoi.example.vn", "hoi.example.vn", "ht tp:// x")) {
      assertThat(look(address).level()).as(address).isEqualTo(Level.BROKEN);
    }
  }

  @Test
  void silenceWhereTrafficIsUsualIsBrokenAndRaisesTheMetric() {
    for (int day = 1; day <= 14; day++) {
      heard(NOW.minus(Duration.ofDays(day)).minus(Duration.ofHours(2)), 40);
    }
    heard(NOW.minus(Duration.ofHours(7)), 1);

    Report report = look("https://hoi.example.vn");

    assertThat(report.level()).isEqualTo(Level.BROKEN);
    assertThat(report.findings().getFirst().what())
        .startsWith("6 giờ không có tin, mọi ngày giờ này có khoảng 40.")
        .contains("08:00 28/11");
    assertThat(meters.get("danda.channel.check").tag("channel", "test").gauge().value()).isEqualTo(2);
  }

  @Test
  void aNetworkThatDoesNotKnowUsIsBrokenUntilItIsQuietAboutIt() {
    notes.put("test", ChannelWatch.ACCOUNT_BROKEN, "Zalo does not know our token (-216)");
    assertThat(look("https://hoi.example.vn").level()).isEqualTo(Level.BROKEN);

    Clock later = Clock.fixed(NOW.plus(Duration.ofMinutes(16)), ZoneOffset.UTC);
    ChannelWatch watch = watch("https://hoi.example.vn", later, database, List.of());
    watch.look();
    assertThat(watch.reports().getFirst().level()).isNotEqualTo(Level.BROKEN);
  }

  @Test
  void manySendsThatFailAreBrokenAndPeopleWhoLeftAreNot() {
    heard(NOW.minus(Duration.ofMinutes(5)), 1);
    said(20, "sent", null);
    said(9, "failed", "contact_stopped");
    said(3, "failed", "window_closed");
    assertThat(look("https://hoi.example.vn").level()).isEqualTo(Level.FINE);

    said(6, "failed", "refused");

    Report report = look("https://hoi.example.vn");
    assertThat(report.level()).isEqualTo(Level.BROKEN);
    assertThat(report.findings().getFirst().what())
        .isEqualTo("24 giờ qua gửi được 20 tin; không gửi được 6, người dân chặn 9, hết hạn nhắn 3.");
  }

  @Test
  void aCheckThatThrowsIsAFindingAndHidesNothing() {
    SelfCheck broken =
        new SelfCheck() {
          @Override
          public String channel() {
            return "test";
          }

          @Override
          public List<Finding> look() {
            throw new IllegalStateException("x");
          }
        };
    ChannelWatch watch = watch("", CLOCK, database, List.of(broken));
    watch.look();

    assertThat(whats(watch.reports().getFirst()))
        .anyMatch(what -> what.contains("IllegalStateException"))
        .anyMatch(what -> what.contains("DANDA_PUBLIC_URL"));
  }

  @Test
  void aDatabaseThatIsAwayIsSaidAndNothingBreaks() {
    PGSimpleDataSource nobody = new PGSimpleDataSource();
    nobody.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
    nobody.setConnectTimeout(1);
    ChannelWatch watch = watch("https://hoi.example.vn", CLOCK, JdbcClient.create(nobody), List.of());
    watch.look();

    assertThat(whats(watch.reports().getFirst())).anyMatch(what -> what.contains("Cơ sở dữ liệu"));
    assertThat(meters.get("danda.operator.tasks").gauge().value()).isNaN();
  }

  private Report look(String publicUrl) {
    ChannelWatch watch = watch(publicUrl, CLOCK, database, List.of(webhook()));
    watch.look();
    return watch.reports().getFirst();
  }

  private ChannelWatch watch(String publicUrl, Clock clock, JdbcClient on, List<SelfCheck> checks) {
    meters.clear();
    return new ChannelWatch(
        List.of(new Nowhere()), checks, new Traffic(on, clock), notes, new OperatorTasks(on), publicUrl, clock, meters);
  }

  private static SelfCheck webhook() {
    return new SelfCheck() {
      @Override
      public String channel() {
        return "test";
      }

      @Override
      public List<Finding> look() {
        return List.of();
      }
    };
  }

  private static List<String> whats(Report report) {
    return report.findings().stream().map(finding -> finding.what() + " " + finding.toDo()).toList();
  }

  private void heard(Instant at, int times) {
    database
        .sql(
            """
            insert into contact (contact_id, channel, first_seen_at, last_seen_at) values ('test:1', 'test', ?, ?)
            on conflict (contact_id) do update set last_seen_at = greatest(contact.last_seen_at, excluded.last_seen_at)
            """)
        .params(Timestamp.from(at), Timestamp.from(at))
        .update();
    for (int i = 0; i < times; i++) {
      database
          .sql("insert into message (message_id, contact_id, author, body, said_at) values (?, 'test:1', 'contact', 'x', ?)")
          .params("m" + ++messages, Timestamp.from(at.plusSeconds(i)))
          .update();
    }
  }

  private void said(int times, String delivery, @org.jspecify.annotations.Nullable String failure) {
    for (int i = 0; i < times; i++) {
      database
          .sql(
              """
              insert into message (message_id, contact_id, author, body, said_at, delivery, failure)
              values (?, 'test:1', 'bot', 'x', ?, ?, ?)
              """)
          .params(java.util.Arrays.asList("m" + ++messages, Timestamp.from(NOW.minusSeconds(i)), delivery, failure))
          .update();
    }
  }

  private static final class Nowhere implements Channel {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(1000, 0, 30, false, 1, 1);
    }

    @Override
    public SendResult send(OutboundMessage message) {
      return new SendResult.Sent(null);
    }
  }
}
