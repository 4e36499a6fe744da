package vn.danda.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Entry;
import vn.danda.channels.InboundEvent.Meta;

class ContinuationCodesTest {

  private final ContinuationCodes codes = ContinuationCodes.random();

  @Test
  void everyCodeIsReadBackHoweverItIsTyped() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      String code = codes.code("web:v:" + i);
      seen.add(code);
      String shown = ContinuationCodes.shown(code);
      for (String typed : List.of(shown, shown.toLowerCase(java.util.Locale.ROOT), shown.replace('-', ' '), " " + ContinuationCodes.linked(code) + "\n")) {
        assertThat(ContinuationCodes.in(text(typed))).as(typed).contains(code);
      }
      assertThat(ContinuationCodes.in(new Entry(meta(), Entry.How.START, ContinuationCodes.linked(code)))).contains(code);
    }
    assertThat(seen).hasSize(5_000);
  }

  @Test
  void theSameEventGivesTheSameCodeAndNobodyElsesKeyDoes() {
    assertThat(codes.code("k")).isEqualTo(codes.code("k")).isNotEqualTo(ContinuationCodes.random().code("k"));
  }

  @Test
  void whatPeopleSayIsNoCode() {
    for (String text : List.of("dd nghe nghe", "dd 0912345678", "dd", "chuyển sang zalo", "DD-K7M2-9QX", "xDD-K7M2-9QX4", "DD-K7M2-9QX4 nhé em ơi")) {
      assertThat(ContinuationCodes.in(text(text))).as(text).isEmpty();
    }
  }

  private static InboundEvent text(String words) {
    return new InboundEvent.Text(meta(), words, null, false);
  }

  private static Meta meta() {
    return new Meta("k", new ContactId("web", "v"), Instant.EPOCH, Instant.EPOCH, null);
  }
}
