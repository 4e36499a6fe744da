package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.Outcome;

/** An agent takes the conversation, writes in it, or gives it back. Only one agent can hold it: the first. */
final class AgentStep implements Step {

  private final Replies replies;

  AgentStep(Replies replies) {
    this.replies = replies;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    return switch (turn.event()) {
      case ConversationEvent.FromContact _, ConversationEvent.TimerRang _ -> Optional.empty();
      case ConversationEvent.AgentTakes takes -> Optional.of(take(turn, takes.agent(), takes.lead()));
      case ConversationEvent.AgentSays says -> Optional.of(say(turn, says));
      case ConversationEvent.AgentGivesBack back -> Optional.of(giveBack(turn, back.agent()));
    };
  }

  private Reply take(Turn turn, AgentRef agent, @Nullable UUID lead) {
    Conversation conversation = turn.conversation();
    if (heldByOther(conversation, agent)) {
      return Reply.silent(conversation, Outcome.AGENT_REFUSED);
    }
    if (isHeldBy(conversation, agent)) {
      return Reply.silent(conversation, Outcome.AGENT_ACTED);
    }
    UUID leadTaken = lead == null ? conversation.openLead() : lead;
    return Reply.of(
            conversation.heldBy(agent).withDraft(null),
            Outcome.AGENT_ACTED,
            replies.text(Line.AGENT_JOINED, "agent", agent.signature()),
            List.of())
        .recording(holder(turn, agent, leadTaken));
  }

  private Reply say(Turn turn, ConversationEvent.AgentSays says) {
    Conversation conversation = turn.conversation();
    if (heldByOther(conversation, says.agent())) {
      return Reply.silent(conversation, Outcome.AGENT_REFUSED);
    }
    Reply reply =
        isHeldBy(conversation, says.agent())
            ? Reply.silent(conversation, Outcome.AGENT_ACTED)
            : take(turn, says.agent(), null);
    return reply.agentSaying(says.agent(), says.text());
  }

  private Reply giveBack(Turn turn, AgentRef agent) {
    if (!isHeldBy(turn.conversation(), agent)) {
      return Reply.silent(turn.conversation(), Outcome.AGENT_REFUSED);
    }
    return Reply.of(
            turn.conversation().heldBy(null).withOpenLead(null),
            Outcome.AGENT_ACTED,
            replies.text(Line.AGENT_LEFT),
            List.of())
        .recording(holder(turn, null, null));
  }

  private static HolderChanged holder(Turn turn, @Nullable AgentRef agent, @Nullable UUID lead) {
    return new HolderChanged(
        turn.event().contact(), turn.conversation().version() + 1, agent, lead, turn.now());
  }

  /** By id: somebody may change their name or code while they hold a conversation. */
  private static boolean isHeldBy(Conversation conversation, AgentRef agent) {
    AgentRef holder = conversation.holder();
    return holder != null && holder.id().equals(agent.id());
  }

  private static boolean heldByOther(Conversation conversation, AgentRef agent) {
    AgentRef holder = conversation.holder();
    return holder != null && !holder.id().equals(agent.id());
  }
}
