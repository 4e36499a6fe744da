package vn.danda.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.danda.channels.Recipient.Opening;
import vn.danda.channels.Window.Standing;

class WindowRulesTest {

  private static final WindowRules RULES = WindowRules.shipped();
  private static final Instant WROTE = Instant.parse("2026-11-24T07:05:00Z");
  private static final List<String> CHANNELS = List.of("telegram", "web", "messenger", "zalo");

  /** Who may write how long after the person last wrote: to the second before, at, and after the end. */
  @ParameterizedTest
  @CsvSource({
    "messenger, PT0S,       OPEN",
    "messenger, PT23H59M59S, OPEN",
    "messenger, PT24H,      HUMAN_ONLY",
    "messenger, PT167H59M59S, HUMAN_ONLY",
    "messenger, PT168H,     CLOSED",
    "messenger, PT-10S,     OPEN",
    "zalo,      PT47H59M59S, OPEN",
    "zalo,      PT48H,      HUMAN_ONLY",
    "zalo,      PT167H59M59S, HUMAN_ONLY",
    "zalo,      PT168H,     CLOSED",
    "telegram,  P3650D,     OPEN",
    "web,       PT719H59M59S, OPEN",
    "web,       P30D,       CLOSED"
  })
  void theEndIsKeptToTheSecond(String channel, Duration later, Standing standing) {
    assertThat(after(channel, later).standing()).isEqualTo(standing);
  }

  @Test
  void theSecondBeforeTheEndIsNamedAsTheEnd() {
    assertThat(after("messenger", Duration.ZERO).until(Purpose.BOT)).isEqualTo(WROTE.plus(Duration.ofHours(24)));
    assertThat(after("messenger", Duration.ZERO).until(Purpose.AGENT)).isEqualTo(WROTE.plus(Duration.ofDays(7)));
    assertThat(after("telegram", Duration.ZERO).until(Purpose.BOT)).isNull();
  }

  @Test
  void insideTheStandardTimeNothingIsTaggedNorPaid() {
    for (String channel : CHANNELS) {
      for (Purpose purpose : List.of(Purpose.BOT, Purpose.AGENT, Purpose.REMINDER)) {
        assertThat(after(channel, Duration.ofHours(23)).permit(purpose).orElseThrow())
            .matches(permit -> permit.tag() == null && !permit.paid());
      }
    }
  }

  @Test
  void afterwardsAPersonsWordsAreTaggedOnFacebookAndPaidOnZalo() {
    assertThat(after("messenger", Duration.ofDays(2)).permit(Purpose.AGENT).orElseThrow().tag()).isEqualTo("HUMAN_AGENT");
    assertThat(after("zalo", Duration.ofDays(3)).permit(Purpose.AGENT).orElseThrow())
        .matches(permit -> permit.paid() && permit.tag() == null);
  }

  @Test
  void whoBlockedUsOrNeverWroteIsNotWrittenTo() {
    for (String channel : CHANNELS) {
      Window blocked = RULES.window(new Recipient(channel, Map.of(Opening.MESSAGE, WROTE), false), WROTE);
      assertThat(blocked.standing()).isEqualTo(Standing.CLOSED);
      assertThat(blocked.why()).contains("đã chặn");
      if (!channel.equals("telegram")) {
        Window stranger = RULES.window(new Recipient(channel, Map.of(), true), WROTE);
        assertThat(stranger.permits()).isEmpty();
        assertThat(stranger.why()).contains("chưa nhắn");
      }
    }
  }

  @Test
  void aCommentAllowsOnePrivateReplyAndOpensNothingElse() {
    Window window = RULES.window(new Recipient("messenger", Map.of(Opening.COMMENT, WROTE), true), WROTE);
    assertThat(window.permits()).containsOnlyKeys(Purpose.PRIVATE_REPLY);
  }

  /** The retired tag: allowed until the last second of 26 April 2026 in Vietnam. */
  @Test
  void aRuleEndsAndBeginsWithItsDay() {
    Instant lastSecond = Instant.parse("2026-04-26T16:59:59Z");
    Recipient asked = new Recipient("messenger", Map.of(Opening.MESSAGE, lastSecond.minus(Duration.ofDays(3))), true);
    assertThat(RULES.window(asked, lastSecond).permit(Purpose.REMINDER).orElseThrow().tag())
        .isEqualTo("CONFIRMED_EVENT_UPDATE");
    assertThat(RULES.window(asked, lastSecond).until(Purpose.REMINDER)).isEqualTo(lastSecond.plusSeconds(1));
    assertThat(RULES.window(asked, lastSecond.plusSeconds(1)).permit(Purpose.REMINDER)).isEmpty();

    Instant before = Instant.parse("2026-09-27T16:59:59Z");
    Recipient byAd = new Recipient("messenger", Map.of(Opening.AD, before.minus(Duration.ofDays(3))), true);
    assertThat(RULES.window(byAd, before).standing()).isEqualTo(Standing.CLOSED);
    assertThat(RULES.window(byAd, before.plusSeconds(1)).standing()).isEqualTo(Standing.OPEN);
  }

  /** Whatever is known of whoever on whatever network at whatever time. */
  @Test
  void neverAHumanTagForWhatNoPersonWrote() {
    cases()
        .forEach(
            one ->
                one.window().permits().forEach(
                    (purpose, ways) -> {
                      if (purpose != Purpose.AGENT) {
                        assertThat(ways).noneMatch(permit -> "HUMAN_AGENT".equals(permit.tag()) || permit.paid());
                      }
                    }));
  }

  @Test
  void asTimePassesAConversationOnlyClosesUnlessTheRulesChange() {
    cases()
        .forEach(
            one -> {
              Window later = RULES.window(one.recipient(), one.now().plus(one.later()));
              for (Purpose purpose : Purpose.values()) {
                Instant until = one.window().until(purpose);
                boolean before = one.window().permit(purpose).isPresent();
                boolean after = later.permit(purpose).isPresent();
                boolean newRules = one.now().isBefore(Instant.parse("2026-09-28T00:00:00Z"));
                assertThat(after && !before && !newRules).as("%s opened by itself: %s", purpose, one).isFalse();
                if (before && until != null && !newRules) {
                  assertThat(after).as("%s until %s: %s", purpose, until, one).isEqualTo(one.now().plus(one.later()).isBefore(until));
                }
              }
            });
  }

  @Test
  void whereTheBotMayWriteAPersonMayToo() {
    cases()
        .filter(one -> one.window().permit(Purpose.BOT).isPresent())
        .forEach(one -> assertThat(one.window().permit(Purpose.AGENT)).as("%s", one).isPresent());
  }

  @Test
  void everyAnswerSaysWhy() {
    cases().forEach(one -> assertThat(one.window().why()).isNotBlank());
  }

  @Test
  void aFileThatTagsTheBotsWordsIsRefused() {
    assertThatThrownBy(
            () ->
                WindowRules.read(
                    """
                    messenger:
                      closed: x
                      rules:
                        - {permits: [bot, agent], opened-by: message, tag: HUMAN_AGENT, why: x, certainty: ours, source: x}
                    """))
        .hasMessageContaining("only for what a signed-in person writes");
  }

  private record Case(Recipient recipient, Instant now, Duration later, Window window) {}

  private static Stream<Case> cases() {
    SplittableRandom random = new SplittableRandom(20261128);
    return Stream.generate(() -> oneCase(random)).limit(20_000);
  }

  private static Case oneCase(SplittableRandom random) {
    Instant now = WROTE.minus(Duration.ofSeconds(random.nextLong(Duration.ofDays(400).toSeconds())));
    Map<Opening, Instant> opened = new EnumMap<>(Opening.class);
    for (Opening opening : Opening.values()) {
      if (random.nextInt(3) > 0) {
        opened.put(opening, now.minus(Duration.ofSeconds(random.nextLong(-60, Duration.ofDays(40).toSeconds()))));
      }
    }
    Recipient recipient =
        new Recipient(CHANNELS.get(random.nextInt(CHANNELS.size())), opened, random.nextInt(10) > 0);
    Duration later = Duration.ofSeconds(random.nextLong(Duration.ofDays(10).toSeconds()));
    return new Case(recipient, now, later, RULES.window(recipient, now));
  }

  private static Window after(String channel, Duration later) {
    return RULES.window(new Recipient(channel, Map.of(Opening.MESSAGE, WROTE), true), WROTE.plus(later));
  }
}
