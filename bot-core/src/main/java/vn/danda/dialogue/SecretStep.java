package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import vn.danda.conversation.Outcome;
import vn.danda.conversation.PersonalData;

/** Somebody writes us a one-time password: it is not kept, and they are warned, because nobody here ever asks for one. */
final class SecretStep implements Step {

  private final Replies replies;

  SecretStep(Replies replies) {
    this.replies = replies;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    return PersonalData.hasOneTimePassword(turn.utterance().text())
        ? Optional.of(
            Reply.of(
                turn.conversation(),
                Outcome.REDIRECTED,
                turn.published().render(replies.text(Line.OTP_WARNING, "hotline", "{{hotline}}"), turn.now()).text(),
                List.of()))
        : Optional.empty();
  }
}
