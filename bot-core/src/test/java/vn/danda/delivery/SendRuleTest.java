package vn.danda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.SendResult;
import vn.danda.delivery.SendRule.Next;

class SendRuleTest {

  private static final ContactId HANH = new ContactId("telegram", "1");
  private static final OutboundMessage SAY =
      new OutboundMessage.Say(HANH, "Dạ", List.of(), false, Author.BOT, null, "k");

  static Stream<Arguments> rules() {
    return Stream.of(
        arguments(new SendResult.Sent("1"), 1, settled("sent")),
        arguments(new SendResult.ContactStopped("blocked"), 1, failed("contact_stopped")),
        arguments(new SendResult.Refused("too long"), 1, failed("refused")),
        arguments(new SendResult.WindowClosed(false), 1, failed("window_closed")),
        arguments(new SendResult.WindowClosed(true), 1, failed("human_only")),
        arguments(new SendResult.TryAgain(Duration.ofSeconds(17), "429"), 1, after(17)),
        arguments(new SendResult.TryAgain(Duration.ofSeconds(17), "429"), 7, after(17)),
        arguments(new SendResult.TryAgain(Duration.ofSeconds(17), "429"), 800, after(17)),
        arguments(new SendResult.NotSent("no connection"), 1, after(1)),
        arguments(new SendResult.NotSent("no connection"), 2, after(2)),
        arguments(new SendResult.NotSent("no connection"), 5, after(16)),
        arguments(new SendResult.NotSent("no connection"), 80, after(300)),
        arguments(new SendResult.Unknown("timeout"), 1, after(3)),
        arguments(new SendResult.Unknown("timeout"), 2, settled("unknown")),
        arguments(new SendResult.AccountBroken("401"), 1, after(300)),
        arguments(new SendResult.AccountBroken("401"), 80, after(300)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void afterEverySendItIsClearWhatComesNext(SendResult result, int tries, Next next) {
    assertThat(SendRule.after(SAY, result, tries, Duration.ZERO)).isEqualTo(next);
  }

  @Test
  void anAcknowledgementIsNeverTriedAgain() {
    OutboundMessage acknowledge = new OutboundMessage.Acknowledge(HANH, "token");
    assertThat(rules().map(rule -> (SendResult) rule.get()[0]))
        .allSatisfy(result -> assertThat(SendRule.after(acknowledge, result, 1, Duration.ZERO)).isEqualTo(settled("sent")));
  }

  @Test
  void whatNobodyShouldGetSoLateIsGivenUpABotsAnswerSoonerThanAPersonsWords() {
    OutboundMessage agents = new OutboundMessage.Say(HANH, "Dạ", List.of(), false, Author.AGENT, "Hoa", "k");
    SendResult away = new SendResult.NotSent("no connection");

    assertThat(SendRule.after(SAY, away, 9, Duration.ofHours(3))).isEqualTo(after(256));
    assertThat(SendRule.after(SAY, away, 99, Duration.ofHours(4))).isEqualTo(failed("gave_up"));
    assertThat(SendRule.after(agents, away, 99, Duration.ofHours(4))).isEqualTo(after(300));
    assertThat(SendRule.after(agents, away, 99, Duration.ofHours(24))).isEqualTo(failed("gave_up"));
    assertThat(SendRule.isTooOld(SAY, Duration.ofHours(4).plusMillis(1))).isTrue();
    assertThat(SendRule.isTooOld(agents, Duration.ofHours(4).plusMillis(1))).isFalse();
  }

  @Test
  void aPublicLineInDoubtIsNotWrittenTwiceAndStaffHearOfABrokenAccountAtOnce() {
    OutboundMessage line = new OutboundMessage.ReplyPublicly(HANH, "7001_1", "Dạ", Author.BOT, "k");
    OutboundMessage hide = new OutboundMessage.HideComment(HANH, "7001_1", "k");

    assertThat(SendRule.after(line, new SendResult.Unknown("timeout"), 1, Duration.ZERO)).isEqualTo(settled("unknown"));
    assertThat(SendRule.after(hide, new SendResult.Unknown("timeout"), 1, Duration.ZERO)).isEqualTo(after(3));
    assertThat(SendRule.after(hide, new SendResult.AccountBroken("200"), 1, Duration.ZERO)).isEqualTo(failed("refused"));
  }

  private static Next settled(String delivery) {
    return new Next.Settle(delivery, null);
  }

  private static Next failed(String why) {
    return new Next.Settle("failed", why);
  }

  private static Next after(long seconds) {
    return new Next.Retry(Duration.ofSeconds(seconds));
  }
}
