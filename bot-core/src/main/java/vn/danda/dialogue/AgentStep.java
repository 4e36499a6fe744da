package vn.danda.dialogue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.conversation.ConversationRecord.Forwarded;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.Outcome;

/** An agent takes the conversation, writes in it, or gives it back. Only one agent can hold it: the first. */
final class AgentStep implements Step {

  private static final String IDLE = "agent-idle";

  /** Longer than a meal, shorter than half a day's waiting. */
  private static final Duration IDLE_AFTER = Duration.ofHours(2);

  private final Replies replies;
  private final EraseStep erase;

  AgentStep(Replies replies, EraseStep erase) {
    this.replies = replies;
    this.erase = erase;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    return switch (turn.event()) {
      case ConversationEvent.FromContact _, ConversationEvent.AgentOnComment _ -> Optional.empty();
      case ConversationEvent.TimerRang _ -> idle(turn);
      case ConversationEvent.AgentTakes takes -> Optional.of(take(turn, takes.agent(), takes.lead()));
      case ConversationEvent.AgentSays says -> Optional.of(say(turn, says));
      case ConversationEvent.OperatorErases _ -> Optional.of(erase.silently(turn));
      case ConversationEvent.AgentGivesBack back -> Optional.of(giveBack(turn, back.agent()));
      case ConversationEvent.LeadClosed closed -> Optional.of(closed(turn, closed));
      case ConversationEvent.ContinuedElsewhere _, ConversationEvent.Told _, ConversationEvent.DeskLinked _, ConversationEvent.DeskUnlinked _ -> Optional.empty();
    };
  }

  private Reply take(Turn turn, AgentRef agent, @Nullable UUID lead) {
    Conversation conversation = turn.conversation();
    if (heldByOther(conversation, agent)) {
      return refused(turn, agent);
    }
    if (isHeldBy(conversation, agent)) {
      return Reply.silent(conversation, Outcome.AGENT_ACTED);
    }
    UUID leadTaken = lead == null ? conversation.openLead() : lead;
    return Reply.of(
            conversation.heldBy(agent),
            Outcome.AGENT_ACTED,
            replies.text(Line.AGENT_JOINED, "agent", agent.signature()),
            List.of())
        .recording(holder(turn, agent, leadTaken))
        .timer(IDLE, turn.now().plus(IDLE_AFTER), null);
  }

  private Reply say(Turn turn, ConversationEvent.AgentSays says) {
    Conversation conversation = turn.conversation();
    if (heldByOther(conversation, says.agent())) {
      return refused(turn, says.agent());
    }
    Reply reply =
        isHeldBy(conversation, says.agent())
            ? Reply.silent(conversation, Outcome.AGENT_ACTED)
            : take(turn, says.agent(), null);
    Reply said = reply.agentSaying(says.agent(), says.text()).timer(IDLE, turn.now().plus(IDLE_AFTER), null);
    ContactId desk = says.agent().desk();
    return desk == null ? said : said.recording(told(turn, says.agent(), desk, Line.DESK_SENT, Map.of()));
  }

  /** The agent said nothing for long: people must not wait for a bot that keeps silent for nobody. The lead stays theirs. */
  private Optional<Reply> idle(Turn turn) {
    boolean mine = turn.rang() != null && turn.rang().kind().equals(IDLE);
    return mine && turn.conversation().holder() != null
        ? Optional.of(free(turn, turn.conversation().heldBy(null), Line.AGENT_IDLE))
        : Optional.empty();
  }

  private Reply giveBack(Turn turn, AgentRef agent) {
    if (!isHeldBy(turn.conversation(), agent)) {
      return Reply.silent(turn.conversation(), Outcome.AGENT_REFUSED);
    }
    return free(turn, turn.conversation().heldBy(null), Line.AGENT_LEFT);
  }

  /** The bot speaks again, and says so; what was begun before the agent came is offered again. */
  private Reply free(Turn turn, Conversation freed, Line line) {
    boolean begun = freed.draft() != null && freed.draft().changing() == null;
    List<Option> options =
        begun ? List.of(Payload.button(replies.text(Line.BUTTON_GO_ON), Payload.RESUME, "yes")) : List.of();
    String words = replies.text(line) + (begun ? " " + replies.text(Line.LEAD_YESTERDAY) : "");
    return Reply.of(freed, Outcome.AGENT_ACTED, words, options).recording(holder(turn, null, null)).withoutTimer(IDLE);
  }

  /** The lead is done with: a conversation held for it goes back to the bot; who was talked to may say how it was, once. */
  private Reply closed(Turn turn, ConversationEvent.LeadClosed closed) {
    Conversation conversation = turn.conversation();
    boolean itsLead = closed.lead().equals(conversation.openLead());
    Conversation without = itsLead ? conversation.withOpenLead(null).withDraft(null) : conversation;
    boolean held = isHeldBy(conversation, closed.agent());
    if (conversation.isHeldByPerson(turn.now()) && !held) {
      return Reply.silent(without, Outcome.NOTED);
    }
    boolean ask = closed.talked() && itsLead && conversation.reachable();
    Conversation next = ask ? without.withCare(without.care().rating(closed.lead())) : without;
    Reply reply = held ? free(turn, next.heldBy(null), Line.AGENT_LEFT) : Reply.silent(next, Outcome.NOTED);
    return ask ? reply.saying(replies.text(Line.RATE_ASK, "agent", closed.agent().signature()), RatingStep.options(replies)) : reply;
  }

  /** The one who was too late is told who was first. */
  private Reply refused(Turn turn, AgentRef agent) {
    AgentRef holder = turn.conversation().holder();
    Reply reply = Reply.silent(turn.conversation(), Outcome.AGENT_REFUSED);
    return holder == null || agent.desk() == null
        ? reply
        : reply.recording(told(turn, agent, agent.desk(), Line.DESK_HELD_BY_OTHER, Map.of("agent", holder.signature())));
  }

  private static Forwarded told(Turn turn, AgentRef agent, ContactId desk, Line line, Map<String, String> fill) {
    String key = turn.event().key() + ":" + line.key();
    return new Forwarded(
        turn.event().contact(), new ConversationEvent.Told(key, desk, turn.now(), line.key(), fill, agent.id(), null));
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
