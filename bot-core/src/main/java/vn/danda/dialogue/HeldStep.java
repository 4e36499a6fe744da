package vn.danda.dialogue;

import java.util.Optional;
import vn.danda.conversation.Outcome;

/** While a person holds the conversation the bot is silent, whatever is said. */
final class HeldStep implements Step {

  @Override
  public Optional<Reply> answer(Turn turn) {
    return turn.conversation().isHeldByPerson(turn.now())
        ? Optional.of(Reply.silent(turn.conversation(), Outcome.HELD))
        : Optional.empty();
  }
}
