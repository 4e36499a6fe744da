package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import vn.danda.conversation.Outcome;

/** Nothing to read: a photo, a voice message, a sticker, an empty text. We say so rather than stay silent. */
final class MediaStep implements Step {

  private final Replies replies;

  MediaStep(Replies replies) {
    this.replies = replies;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    if (!turn.utterance().text().isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        Reply.of(
            turn.conversation(),
            Outcome.NO_MATCH,
            replies.text(Line.MEDIA),
            List.of(Payload.button(replies.text(Line.BUTTON_PERSON), Payload.PERSON, ""))));
  }
}
