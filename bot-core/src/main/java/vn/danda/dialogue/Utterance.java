package vn.danda.dialogue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Capabilities;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.MessageFit;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.conversation.ConversationEvent;
import vn.danda.knowledge.text.VietnameseText;

/**
 * What the contact typed or pressed, as the bot understands it.
 *
 * @param text normalised; the button's label when one was pressed; empty when there was nothing to read
 * @param payload what stands behind the button, or behind the number typed for it, or null
 */
record Utterance(String text, @Nullable Payload payload) {

  private static final Pattern NUMBER = Pattern.compile("(?:(?:so|cau|chon|y|muc) )?(\\d{1,2})[.)]?(?: (?:a|nhe|nha|ad))?");

  static final Utterance NONE = new Utterance("", null);

  static Utterance of(ConversationEvent event, List<Option> offered, Capabilities capabilities) {
    if (!(event instanceof ConversationEvent.FromContact from)) {
      return NONE;
    }
    return switch (from.inbound()) {
      case InboundEvent.Text typed -> typed(VietnameseText.normalise(typed.text()), offered, capabilities);
      case InboundEvent.Choice choice ->
          new Utterance(choice.label() == null ? "" : choice.label(), Payload.parse(choice.payload()));
      case InboundEvent.Media media ->
          media.caption() == null ? NONE : typed(VietnameseText.normalise(media.caption()), offered, capabilities);
      case InboundEvent.ContactShared shared -> new Utterance(shared.phone(), null);
      case InboundEvent.Comment comment -> new Utterance(VietnameseText.normalise(comment.text()), null);
      case InboundEvent.Entry _,
          InboundEvent.GroupCommand _,
          InboundEvent.Echo _,
          InboundEvent.Control _,
          InboundEvent.Reachability _,
          InboundEvent.DataRequest _,
          InboundEvent.Unsupported _ ->
          NONE;
    };
  }

  /** "2", "2.", "số 2" or the words on a button mean that button: many networks have no buttons, and people copy what they see. */
  private static Utterance typed(String text, List<Option> offered, Capabilities capabilities) {
    String folded = VietnameseText.fold(text).strip();
    for (Option option : offered) {
      if (folded.equals(VietnameseText.fold(option.label()))) {
        return new Utterance(text, Payload.parse(option.payload()));
      }
    }
    Matcher number = NUMBER.matcher(folded);
    int chosen = number.matches() ? Integer.parseInt(number.group(1)) : 0;
    boolean bare = folded.matches("\\d{1,2}");
    boolean amount = bare && asksForAmount(offered) && !MessageFit.areNumbered(offered, capabilities);
    return chosen >= 1 && chosen <= offered.size() && !amount
        ? new Utterance(text, Payload.parse(offered.get(chosen - 1).payload()))
        : new Utterance(text, null);
  }

  /** Asked how many, people say how many: "3" is three people, not the third of some buttons that bear no number. */
  private static boolean asksForAmount(List<Option> offered) {
    return offered.stream()
        .map(option -> Payload.parse(option.payload()))
        .anyMatch(payload -> payload.is(Payload.EARLIER) || (payload.is(Payload.SUM) && payload.argument().split(",").length == 3));
  }

  boolean pressed(String verb) {
    return payload != null && payload.is(verb);
  }

  /** What stands behind the button's verb; empty when none was pressed. */
  String argument() {
    return payload == null ? "" : payload.argument();
  }
}
