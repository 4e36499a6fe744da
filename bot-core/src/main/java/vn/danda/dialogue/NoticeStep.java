package vn.danda.dialogue;

import java.time.Duration;
import java.util.Optional;
import vn.danda.channels.InboundEvent;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.Outcome;

/** A network's notices that need no words but change what the bot may do. */
final class NoticeStep implements Step {

  /** How long the bot keeps out after a colleague typed in the account's own inbox; every such message starts it anew. */
  static final Duration OUTSIDE = Duration.ofHours(4);

  @Override
  public Optional<Reply> answer(Turn turn) {
    Conversation conversation = turn.conversation();
    InboundEvent inbound = turn.inbound();
    if (inbound instanceof InboundEvent.Echo) {
      return Optional.of(
          Reply.silent(conversation.heldOutsideUntil(turn.now().plus(OUTSIDE)), Outcome.NOTED));
    }
    if (inbound instanceof InboundEvent.Reachability reachability) {
      return Optional.of(Reply.silent(conversation.reachableIs(reachability.reachable()), Outcome.NOTED));
    }
    return inbound instanceof InboundEvent.Unsupported
        ? Optional.of(Reply.silent(conversation, Outcome.NOTED))
        : Optional.empty();
  }
}
