package vn.danda.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationRecord.Erased;
import vn.danda.conversation.Outcome;

/** "Xoá thông tin của tôi": asked once more, then everything the person said is erased, here and in the database. */
final class EraseStep implements Step {

  private static final String KEEP = "no";

  private final Replies replies;

  EraseStep(Replies replies) {
    this.replies = replies;
  }

  Reply ask(Turn turn) {
    return Reply.of(
        turn.conversation(),
        Outcome.NOTED,
        replies.text(Line.ERASE_ASK),
        List.of(
            Payload.button(replies.text(Line.BUTTON_ERASE), Payload.ERASE, ""),
            Payload.button(replies.text(Line.BUTTON_KEEP), Payload.ERASE, KEEP)));
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    if (!turn.utterance().pressed(Payload.ERASE)) {
      return Optional.empty();
    }
    if (turn.utterance().argument().equals(KEEP)) {
      return Optional.of(Reply.of(turn.conversation(), Outcome.NOTED, replies.text(Line.LEAD_KEPT), List.of()));
    }
    return Optional.of(silently(turn).saying(replies.text(Line.ERASED, "receipt", Receipt.of(turn)), List.of()));
  }

  /** Without a word to the person: they asked by another way. */
  Reply silently(Turn turn) {
    return Reply.silent(forgotten(turn.conversation()), Outcome.ERASED)
        .recording(new Erased(turn.event().contact(), turn.now(), turn.event().key(), Receipt.of(turn)));
  }

  /** The count of turns stays: the commit needs it. And when they last wrote: without it nothing may be sent any more. */
  private static Conversation forgotten(Conversation conversation) {
    Conversation fresh = Conversation.fresh(conversation.contact()).atVersion(conversation.version());
    Instant lastContact = conversation.lastContactAt();
    return lastContact == null ? fresh : fresh.heardFrom(null, lastContact);
  }
}
