package vn.danda.dialogue;

import java.util.Optional;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.Outcome;

/**
 * A timer rang that no step before this one answered: it was taken off meanwhile, or a newer server had set it. The one
 * that rang is off already ({@link Turn#rang}), so nothing is left to do.
 */
final class TimerStep implements Step {

  @Override
  public Optional<Reply> answer(Turn turn) {
    return turn.event() instanceof ConversationEvent.TimerRang
        ? Optional.of(Reply.silent(turn.conversation(), Outcome.NOTED))
        : Optional.empty();
  }
}
