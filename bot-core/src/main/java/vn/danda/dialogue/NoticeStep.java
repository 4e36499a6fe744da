package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationRecord.DataRequested;
import vn.danda.conversation.ConversationRecord.Said;
import vn.danda.conversation.ConversationRecord.Settled;
import vn.danda.conversation.Outcome;

/** A network's notices that need no words but change what the bot may do. */
final class NoticeStep implements Step {

  @Override
  public Optional<Reply> answer(Turn turn) {
    Conversation conversation = turn.conversation();
    return switch (turn.inbound()) {
      case InboundEvent.Echo echo -> Optional.of(colleagueWrote(turn, echo));
      case InboundEvent.Control control ->
          Optional.of(
              Reply.silent(
                  conversation.heldOutsideUntil(control.ours() ? null : turn.now().plus(Conversation.HELD_OUTSIDE)), Outcome.NOTED));
      case InboundEvent.Reachability reachability ->
          Optional.of(Reply.silent(conversation.reachableIs(reachability.reachable()), Outcome.NOTED));
      case InboundEvent.DataRequest request ->
          Optional.of(
              Reply.silent(conversation, Outcome.NOTED)
                  .recording(new DataRequested(request.contact(), turn.event().key(), turn.event().at())));
      case InboundEvent.Unsupported _ -> Optional.of(Reply.silent(conversation, Outcome.NOTED));
      case null, default -> Optional.empty();
    };
  }

  /** What a colleague wrote there belongs into the transcript too: whoever takes over here must know of it. */
  private static Reply colleagueWrote(Turn turn, InboundEvent.Echo echo) {
    Reply silent = Reply.silent(turn.conversation().heldOutsideUntil(turn.now().plus(Conversation.HELD_OUTSIDE)), Outcome.NOTED);
    if (echo.text().isBlank()) {
      return silent;
    }
    String key = turn.event().key();
    return silent
        .recording(new Said(echo.contact(), key, echo.text(), List.of(), turn.now(), Author.AGENT, null))
        .recording(new Settled(echo.contact(), key, "sent", null, null));
  }
}
