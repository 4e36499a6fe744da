package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import vn.danda.channels.InboundEvent;
import vn.danda.conversation.Outcome;

/** Somebody called us by name in a group, where everybody reads along: nothing is talked over there. */
final class GroupStep implements Step {

  private final Replies replies;

  GroupStep(Replies replies) {
    this.replies = replies;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    return turn.inbound() instanceof InboundEvent.GroupCommand
        ? Optional.of(Reply.of(turn.conversation(), Outcome.GREETED, replies.text(Line.GROUP), List.of()))
        : Optional.empty();
  }
}
