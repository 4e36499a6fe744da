package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.danda.channels.ContactId;
import vn.danda.lead.LinkCodes.Tried;

class LinkCodesTest {

  private static final UUID HOA = new UUID(0, 1);
  private static final ContactId CHAT = new ContactId("telegram", "11");
  private static final ContactId OTHER = new ContactId("telegram", "12");

  private final LeadBeans beans = new LeadBeans();
  private final LinkCodes codes = beans.get(LinkCodes.class);
  private int messages;

  @BeforeEach
  void hoa() {
    beans.get(Agents.class).save(new Agent(HOA, "hoa", "Hoa", "NA-0001", Set.of(Agent.Role.AGENT), List.of(), true, false), "-");
  }

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void aCodeIsGoodOnce() {
    String code = codes.issue(HOA);

    assertThat(codes.use(CHAT, code, "m1", beans.clock.instant())).isEqualTo(Tried.RIGHT);
    assertThat(codes.use(CHAT, code, "m1", beans.clock.instant())).isEqualTo(Tried.RIGHT);
    assertThat(codes.use(OTHER, code, "m2", beans.clock.instant())).isEqualTo(Tried.WRONG);
    assertThat(codes.usedBy("m1")).contains(HOA);
  }

  @Test
  void afterTenMinutesItIsNoMore() {
    String code = codes.issue(HOA);
    beans.clock.pass(Duration.ofMinutes(10).plusSeconds(1));

    assertThat(codes.use(CHAT, code, "m1", beans.clock.instant())).isEqualTo(Tried.WRONG);
  }

  @Test
  void aNewCodeMakesTheOldOneVoid() {
    String old = codes.issue(HOA);
    codes.issue(HOA);

    assertThat(codes.use(CHAT, old, "m1", beans.clock.instant())).isEqualTo(Tried.WRONG);
  }

  @Test
  void guessingEndsAfterFiveTriesEvenWithTheRightCodeAtLast() {
    String code = codes.issue(HOA);
    for (int i = 0; i < 5; i++) {
      assertThat(guess(CHAT)).isEqualTo(Tried.WRONG);
    }
    assertThat(codes.use(CHAT, code, "right", beans.clock.instant())).isEqualTo(Tried.TOO_OFTEN);
    assertThat(codes.use(OTHER, code, "other", beans.clock.instant())).isEqualTo(Tried.RIGHT);
  }

  @Test
  void manyChatsTogetherCannotGuessEither() {
    String code = codes.issue(HOA);
    for (int i = 0; i < 50; i++) {
      guess(new ContactId("telegram", "9" + i));
    }
    assertThat(codes.use(OTHER, code, "right", beans.clock.instant())).isEqualTo(Tried.TOO_OFTEN);
  }

  private Tried guess(ContactId chat) {
    return codes.use(chat, "00000000", "guess" + ++messages, beans.clock.instant());
  }
}
