package vn.danda.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.danda.channels.Capabilities;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.conversation.ConversationEvent;

/** Where a network has no buttons they are numbered lines, and people answer with the number, each in their own way. */
class UtteranceTest {

  private static final List<String> WAYS = List.of("%d", " %d ", "%d.", "%d)", "số %d", "so %d", "câu %d", "chọn %d", "Ý %d", "số %d ạ");

  @Test
  void aTypedNumberIsTheOptionOfThatNumber() {
    for (int many = 1; many <= 20; many++) {
      List<Option> offered = IntStream.rangeClosed(1, many).mapToObj(n -> new Option("Ý thứ " + n + "a", "entry:e" + n)).toList();
      for (int n = 1; n <= many; n++) {
        for (String way : WAYS) {
          assertThat(typed(way.formatted(n), offered).payload()).as(way, n).isEqualTo(Payload.parse("entry:e" + n));
        }
      }
    }
  }

  @Test
  void aNumberThatWasNotOfferedIsJustANumber() {
    List<Option> offered = List.of(new Option("Một", "entry:a"), new Option("Hai", "entry:b"));

    for (String text : List.of("3", "0", "22", "2 triệu", "1 tháng", "số 0912000017", "12 năm", "-1")) {
      assertThat(typed(text, offered).payload()).as(text).isNull();
    }
    assertThat(typed("1", List.of()).payload()).isNull();
  }

  @Test
  void theWordsOnAButtonAreTheButton() {
    List<Option> offered = List.of(new Option("Gặp cán bộ", "person"));

    assertThat(typed("gap can bo", offered).pressed(Payload.PERSON)).isTrue();
  }

  @Test
  void askedHowManyANumberIsHowManyUnlessTheChoicesBearNumbers() {
    List<Option> persons = IntStream.rangeClosed(2, 6).mapToObj(n -> new Option(n + " người", "sum:health,persons," + n)).toList();
    List<Option> earlier = List.of(new Option("Chưa đóng", "earlier:none"), new Option("Dưới 5 năm", "earlier:few"));

    assertThat(typed("3", persons).payload()).isNull();
    assertThat(typed("2", earlier).payload()).isNull();
    assertThat(typed("số 3", persons).payload()).isEqualTo(Payload.parse("sum:health,persons,4"));
    assertThat(typed("3", persons, new Capabilities(2000, 0, 20, false, 1, 1)).payload())
        .isEqualTo(Payload.parse("sum:health,persons,4"));
  }

  private static Utterance typed(String text, List<Option> offered) {
    return typed(text, offered, new Capabilities(4000, 20, 30, false, 1, 1));
  }

  private static Utterance typed(String text, List<Option> offered, Capabilities capabilities) {
    Meta meta = new Meta("k", new ContactId("zalo", "1"), Instant.EPOCH, Instant.EPOCH, null);
    return Utterance.of(new ConversationEvent.FromContact(new InboundEvent.Text(meta, text, null, false)), offered, capabilities);
  }
}
