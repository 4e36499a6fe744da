package vn.danda.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;

/** Labels longer than a network's buttons. */
class MessageFitLabelsTest {

  private static final Capabilities SHORT_LABELS = new Capabilities(1900, 13, 20, true, 40, 2);
  private static final List<Option> OPTIONS =
      List.of(new Option("Căn cứ", "basis:a"), new Option("Mức đóng thấp nhất bây giờ", "entry:b"));

  @Test
  void theLinesSayThemWholeAndTheButtonsCarryNumberAndBeginning() {
    List<Say> parts = MessageFit.fit(say(OPTIONS), SHORT_LABELS);

    assertThat(parts).hasSize(1);
    assertThat(parts.getFirst().text()).isEqualTo("Dạ\n\n1. Căn cứ\n2. Mức đóng thấp nhất bây giờ");
    assertThat(parts.getFirst().options())
        .containsExactly(new Option("1. Căn cứ", "basis:a"), new Option("2. Mức đóng thấp nh…", "entry:b"))
        .allMatch(option -> option.label().length() <= 20);
  }

  @Test
  void whereAllFitTheButtonsStayAsTheyAre() {
    List<Say> parts = MessageFit.fit(say(OPTIONS.subList(0, 1)), SHORT_LABELS);

    assertThat(parts.getFirst().text()).isEqualTo("Dạ");
    assertThat(parts.getFirst().options()).isEqualTo(OPTIONS.subList(0, 1));
  }

  private static Say say(List<Option> options) {
    return new Say(new ContactId("messenger", "1"), "Dạ", options, false, Author.BOT, null, "k");
  }
}
