package vn.danda.dialogue;

import java.util.Map;
import java.util.Optional;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.ConversationEvent.Told;
import vn.danda.conversation.ConversationRecord.Forwarded;
import vn.danda.conversation.Outcome;
import vn.danda.conversation.PersonalData;

/**
 * While a person holds the conversation the bot is silent, whatever is said. What the contact says reaches the agent's
 * own chat too, if they have linked one.
 */
final class HeldStep implements Step {

  @Override
  public Optional<Reply> answer(Turn turn) {
    if (!turn.conversation().isHeldByPerson(turn.now())) {
      return Optional.empty();
    }
    Reply silent = Reply.silent(turn.conversation(), Outcome.HELD);
    AgentRef holder = turn.conversation().holder();
    String said = PersonalData.maskSecrets(turn.utterance().text());
    return holder == null || holder.desk() == null || said.isBlank()
        ? Optional.of(silent)
        : Optional.of(
            silent.recording(
                new Forwarded(
                    turn.event().contact(),
                    new Told(
                        turn.event().key() + ":relay", holder.desk(), turn.now(), Line.DESK_RELAY.key(),
                        Map.of("name", name(turn), "text", said), holder.id(), null))));
  }

  private static String name(Turn turn) {
    String known = turn.conversation().contactName();
    return known == null ? "Người dân" : known;
  }
}
