package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationRecord.Rated;
import vn.danda.conversation.Outcome;

/** How the person found the agent's help: one tap, asked once after a lead was closed, never insisted on. */
final class RatingStep implements Step {

  private final Replies replies;

  RatingStep(Replies replies) {
    this.replies = replies;
  }

  static List<Option> options(Replies replies) {
    return List.of(
        Payload.button(replies.text(Line.BUTTON_GOOD), Payload.RATE, "3"),
        Payload.button(replies.text(Line.BUTTON_FAIR), Payload.RATE, "2"),
        Payload.button(replies.text(Line.BUTTON_BAD), Payload.RATE, "1"));
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    if (!turn.utterance().pressed(Payload.RATE)) {
      return Optional.empty();
    }
    Conversation conversation = turn.conversation();
    UUID lead = conversation.care().toRate();
    String stars = turn.utterance().argument();
    if (lead == null || !stars.matches("[123]")) {
      return Optional.of(Reply.of(conversation, Outcome.NOTED, replies.text(Line.RATE_DONE_BEFORE), List.of()));
    }
    Line thanks = stars.equals("1") ? Line.RATE_THANKS_BAD : Line.RATE_THANKS;
    return Optional.of(
        Reply.of(
                conversation.withCare(conversation.care().rating(null)),
                Outcome.NOTED,
                turn.published().render(replies.text(thanks, "hotline", "{{hotline}}"), turn.now()).text(),
                List.of())
            .recording(new Rated(turn.event().contact(), lead, Integer.parseInt(stars), turn.now())));
  }
}
