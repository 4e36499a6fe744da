package vn.danda.dialogue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.ConversationEvent.Told;
import vn.danda.conversation.ConversationRecord.Forwarded;
import vn.danda.conversation.Outcome;
import vn.danda.conversation.PersonalData;
import vn.danda.conversation.Timer;

/**
 * While a person holds the conversation the bot is silent, whatever is said. What the contact says reaches the agent's
 * own chat too, if they have linked one.
 */
final class HeldStep implements Step {

  private static final Duration RING_AGAIN = Duration.ofMinutes(30);

  @Override
  public Optional<Reply> answer(Turn turn) {
    if (!turn.conversation().isHeldByPerson(turn.now())) {
      return Optional.empty();
    }
    Reply silent = Reply.silent(turn.conversation(), Outcome.HELD);
    Timer rang = turn.rang();
    if (rang != null) {
      // A number was left, and nobody went on with it: that lead is opened when the person has left.
      return Optional.of(silent.timer(rang.kind(), turn.now().plus(RING_AGAIN), rang.argument()));
    }
    AgentRef holder = turn.conversation().holder();
    String said = PersonalData.maskSecrets(turn.utterance().text());
    return holder == null || holder.desk() == null || said.isBlank()
        ? Optional.of(silent)
        : Optional.of(
            silent.recording(
                new Forwarded(
                    turn.event().contact(),
                    new Told(
                        relayKey(turn.event().key()), holder.desk(), turn.now(), Line.DESK_RELAY.key(),
                        Map.of("name", name(turn), "text", said), holder.id(), null))));
  }

  /** A web visitor's messages are named after the visitor; nothing of that may stay in the agent's chat after an erasure. */
  private static String relayKey(String messageKey) {
    return "relay:" + UUID.nameUUIDFromBytes(messageKey.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(Turn turn) {
    String known = turn.conversation().contactName();
    return known == null ? "Người dân" : known;
  }
}
