package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import vn.danda.conversation.Care;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationRecord.ConsentGiven;
import vn.danda.conversation.Outcome;

/** Being reminded is a purpose of its own: agreed to by itself, never together with being called. */
final class ReminderStep implements Step {

  private final Replies replies;

  ReminderStep(Replies replies) {
    this.replies = replies;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    if (!turn.utterance().pressed(Payload.REMIND)) {
      return Optional.empty();
    }
    Conversation conversation = turn.conversation();
    return Optional.of(
        switch (turn.utterance().argument()) {
          case "yes" -> {
            Care.Consent given =
                new Care.Consent(Care.REMINDERS, replies.version(Line.REMIND_CONSENT), turn.event().key(), turn.now());
            yield Reply.of(
                    conversation.withCare(conversation.care().agreed(given)), Outcome.NOTED, replies.text(Line.REMIND_YES), List.of())
                .recording(
                    new ConsentGiven(turn.event().contact(), given.id(), Care.REMINDERS, given.wording(), turn.now()));
          }
          case "no" -> Reply.of(conversation, Outcome.NOTED, replies.text(Line.REMIND_NO), List.of());
          default ->
              Reply.of(
                  conversation,
                  Outcome.NOTED,
                  replies.text(Line.REMIND_CONSENT),
                  List.of(
                      Payload.button(replies.text(Line.BUTTON_YES), Payload.REMIND, "yes"),
                      Payload.button(replies.text(Line.BUTTON_NO), Payload.REMIND, "no")));
        });
  }
}
