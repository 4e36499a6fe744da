package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.danda.conversation.Outcome;

/** Somebody has switched the bot off on this network: people get a fixed text, the hotline, and can still ask for a person. */
final class ChannelOffStep implements Step {

  /** What is pressed here wants no answer of ours to a question. */
  private static final Set<String> NO_ANSWERS = Set.of(Payload.ERASE, Payload.RATE, Payload.REMIND);

  private final Replies replies;

  ChannelOffStep(Replies replies) {
    this.replies = replies;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    boolean wantsPerson = turn.utterance().pressed(Payload.PERSON) || turn.conversation().draft() != null;
    Payload pressed = turn.utterance().payload();
    boolean noAnswer = turn.rang() != null || (pressed != null && NO_ANSWERS.contains(pressed.verb()));
    if (wantsPerson || noAnswer || !turn.published().withheld().isOff(turn.event().contact().channel())) {
      return Optional.empty();
    }
    String text = turn.published().render(replies.text(Line.CHANNEL_OFF, "hotline", "{{hotline}}"), turn.now()).text();
    return Optional.of(
        Reply.of(
            turn.conversation(),
            Outcome.EXPLAINED,
            text,
            List.of(Payload.button(replies.text(Line.BUTTON_PERSON), Payload.PERSON, ""))));
  }
}
