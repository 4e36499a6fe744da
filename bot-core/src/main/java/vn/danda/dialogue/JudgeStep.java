package vn.danda.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.danda.channels.Capabilities;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.conversation.ConversationRecord.Judged;
import vn.danda.conversation.Outcome;
import vn.danda.knowledge.EntryId;

/**
 * Whether an answer was what the person wanted: one tap, never asked for in words. The two buttons stand only where they
 * tell something: below the detail or the basis, which somebody wanted to read, and below an answer the search itself
 * was not quite sure of. Networks without buttons have none: two more numbered lines would be in the way.
 */
final class JudgeStep implements Step {

  /** Below this the search may well have been wrong: one answer in five or more is. */
  private static final double QUITE_SURE = 0.8;

  private final Replies replies;

  JudgeStep(Replies replies) {
    this.replies = replies;
  }

  static boolean isInDoubt(double confidence) {
    return confidence < QUITE_SURE;
  }

  /** The buttons of a message about this entry, with the two before the last one, which leads to a person. */
  static List<Option> with(List<Option> options, EntryId entry, Capabilities capabilities, Replies replies) {
    if (options.size() + 2 > capabilities.optionLimit()) {
      return options;
    }
    List<Option> all = new ArrayList<>(options);
    all.addAll(
        Math.max(0, options.size() - 1),
        List.of(
            Payload.button(replies.text(Line.BUTTON_FITS), Payload.FITS, entry.value()),
            Payload.button(replies.text(Line.BUTTON_MISSES), Payload.MISSES, entry.value())));
    return List.copyOf(all);
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    boolean fits = turn.utterance().pressed(Payload.FITS);
    if (!fits && !turn.utterance().pressed(Payload.MISSES)) {
      return Optional.empty();
    }
    List<Option> wayOn =
        fits
            ? List.of()
            : List.of(
                Payload.button(replies.text(Line.BUTTON_PERSON), Payload.PERSON, ""),
                Payload.button(replies.text(Line.BUTTON_AGAIN), Payload.AGAIN, ""));
    Reply reply =
        Reply.of(
            turn.conversation(), Outcome.NOTED, replies.text(fits ? Line.JUDGED_FITS : Line.JUDGED_MISSES), wayOn);
    Payload payload = turn.utterance().payload();
    return Optional.of(
        payload == null
            ? reply
            : payload
                .entry()
                .map(entry -> reply.recording(new Judged(turn.event().contact(), entry, fits, turn.now())))
                .orElse(reply));
  }
}
