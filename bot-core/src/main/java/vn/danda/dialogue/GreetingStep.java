package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.conversation.Outcome;
import vn.danda.knowledge.EntryId;

/** The person came in: who is speaking here, and what most people ask. */
final class GreetingStep implements Step {

  /** What new visitors ask most; those that are not published are left out. */
  private static final List<EntryId> FIRST_QUESTIONS =
      Stream.of("bhxh-tu-nguyen-la-gi", "muc-dong-la-bao-nhieu", "quyen-loi-tham-gia", "rut-mot-lan-dieu-kien")
          .map(EntryId::new)
          .toList();

  private final Replies replies;

  GreetingStep(Replies replies) {
    this.replies = replies;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    if (!(turn.inbound() instanceof InboundEvent.Entry)) {
      return Optional.empty();
    }
    List<Option> options =
        Stream.concat(
                FIRST_QUESTIONS.stream().flatMap(id -> turn.published().entry(id).stream()).map(Payload::entry),
                Stream.of(Payload.button(replies.text(Line.BUTTON_PERSON), Payload.PERSON, "")))
            .toList();
    return Optional.of(
        Reply.of(turn.conversation(), Outcome.GREETED, replies.text(Line.GREETING), options));
  }
}
