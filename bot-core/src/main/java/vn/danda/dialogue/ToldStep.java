package vn.danda.dialogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.conversation.Care;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.Outcome;

/** Says what was worked out elsewhere, and makes a chat an agent's own or an ordinary one again. */
final class ToldStep implements Step {

  private final Replies replies;
  private final DeskButtons buttons;

  ToldStep(Replies replies, DeskButtons buttons) {
    this.replies = replies;
    this.buttons = buttons;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    return switch (turn.event()) {
      case ConversationEvent.Told told -> Optional.of(told(turn, told));
      case ConversationEvent.DeskLinked linked -> Optional.of(linked(turn, linked));
      case ConversationEvent.DeskUnlinked unlinked -> Optional.of(unlinked(turn, unlinked.agent()));
      case ConversationEvent.FromContact _,
          ConversationEvent.AgentOnComment _,
          ConversationEvent.TimerRang _,
          ConversationEvent.ContinuedElsewhere _,
          ConversationEvent.AgentTakes _,
          ConversationEvent.AgentSays _,
          ConversationEvent.AgentGivesBack _,
          ConversationEvent.OperatorErases _,
          ConversationEvent.LeadClosed _ ->
          Optional.empty();
    };
  }

  private Reply told(Turn turn, ConversationEvent.Told told) {
    Conversation conversation = turn.conversation();
    Care.Desk desk = conversation.care().desk();
    boolean forAnother = told.agent() != null && (desk == null || !told.agent().equals(desk.agent().id()));
    if (forAnother || conversation.isHeldByPerson(turn.now())) {
      return Reply.silent(conversation, Outcome.NOTED);
    }
    String[] fill = told.fill().entrySet().stream().flatMap(one -> List.of(one.getKey(), one.getValue()).stream()).toArray(String[]::new);
    List<Option> options = told.agent() == null ? List.of() : buttons.under(told.what(), told.fill(), told.agent(), turn.now());
    return Reply.of(focused(conversation, told), Outcome.NOTED, replies.text(line(told.what()), fill), options);
  }

  /** A card turns the agent to its lead; a withdrawal turns them away from it. */
  private static Conversation focused(Conversation conversation, ConversationEvent.Told told) {
    Care care = conversation.care();
    Care.Desk desk = care.desk();
    if (desk == null) {
      return conversation;
    }
    if (told.focus() != null) {
      return conversation.withCare(care.at(new Care.Desk(desk.agent(), told.focus())));
    }
    boolean gone =
        told.what().equals(Line.DESK_ALERT_WITHDRAWN.key())
            && desk.focus() != null
            && desk.focus().number().equals(told.fill().get("number"));
    return gone ? conversation.withCare(care.at(new Care.Desk(desk.agent(), null))) : conversation;
  }

  private Reply linked(Turn turn, ConversationEvent.DeskLinked linked) {
    // Whatever this chat was before, it is an agent's now: nothing of a citizen's conversation goes on in it.
    Conversation before = turn.conversation();
    Conversation fresh = Conversation.fresh(before.contact()).atVersion(before.version());
    if (before.lastContactAt() != null) {
      // When they last wrote decides whether the network lets us write to them.
      fresh = fresh.heardFrom(before.contactName(), before.lastContactAt());
    }
    Care care = fresh.care().at(new Care.Desk(linked.agent(), null));
    return Reply.of(
        fresh.withCare(care), Outcome.NOTED, replies.text(Line.DESK_LINKED, "agent", linked.agent().signature()), List.of());
  }

  private Reply unlinked(Turn turn, UUID agent) {
    Care care = turn.conversation().care();
    if (care.desk() == null || !care.desk().agent().id().equals(agent)) {
      return Reply.silent(turn.conversation(), Outcome.NOTED);
    }
    return Reply.of(
        turn.conversation().withCare(care.at(null)), Outcome.NOTED, replies.text(Line.DESK_UNLINKED), List.of());
  }

  private static Line line(String what) {
    return Line.valueOf(what.toUpperCase(Locale.ROOT));
  }
}
