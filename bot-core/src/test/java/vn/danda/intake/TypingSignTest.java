package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import vn.danda.channels.Capabilities;
import vn.danda.channels.Channel;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.SendResult;

class TypingSignTest {

  private static final ContactId THAO = new ContactId("telegram", "17");
  private static final Duration NEVER = Duration.ofHours(1);

  private final List<ContactId> typing = new CopyOnWriteArrayList<>();

  @Test
  void whoWaitsLongSeesItAgainAndAgainUntilTheTurnIsDone() {
    TypingSign sign = sign(Duration.ofMillis(1), Duration.ofMillis(1));

    try (TypingSign.Shown shown = sign.to(List.of(THAO))) {
      await().until(() -> typing.size() >= 3);
      assertThat(typing).containsOnly(THAO);
    }
  }

  @Test
  void whoDoesNotWaitCausesNoCall() {
    TypingSign sign = sign(NEVER, NEVER);
    sign.to(List.of(THAO)).close();
    sign.to(List.of()).close();

    // One that is due at once shows that the timer has run since.
    try (TypingSign.Shown shown = sign(Duration.ZERO, NEVER).to(List.of(new ContactId("telegram", "18")))) {
      await().until(() -> !typing.isEmpty());
    }
    assertThat(typing).doesNotContain(THAO);
  }

  private TypingSign sign(Duration after, Duration again) {
    return new TypingSign(name -> Optional.of(new TypingChannel()), after, again);
  }

  private final class TypingChannel implements Channel {
    @Override
    public String name() {
      return "telegram";
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(100, 0, 20, false, 1, 1);
    }

    @Override
    public SendResult send(OutboundMessage message) {
      throw new AssertionError("Nothing is to be sent");
    }

    @Override
    public void typing(ContactId contact) {
      typing.add(contact);
    }
  }
}
