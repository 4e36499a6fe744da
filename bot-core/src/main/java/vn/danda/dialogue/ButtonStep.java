package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import vn.danda.conversation.Outcome;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;

/** A button of ours was pressed (or its number typed). */
final class ButtonStep implements Step {

  private final Replies replies;
  private final FaqReply faqReply;
  private final LeadStep lead;

  ButtonStep(Replies replies, FaqReply faqReply, LeadStep lead) {
    this.replies = replies;
    this.faqReply = faqReply;
    this.lead = lead;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    Payload payload = turn.utterance().payload();
    if (payload == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (payload.verb()) {
          case Payload.PERSON -> lead.begin(turn);
          case Payload.ENTRY -> about(turn, payload, true);
          case Payload.BASIS -> about(turn, payload, false);
          case Payload.DETAIL -> about(turn, payload, false);
          default -> Reply.of(turn.conversation(), Outcome.GREETED, replies.text(Line.ASK_FREELY), List.of());
        });
  }

  private Reply about(Turn turn, Payload payload, boolean answer) {
    EntryId wanted = payload.entry().orElse(turn.conversation().lastEntry());
    if (wanted == null) {
      return Reply.of(
          turn.conversation(), Outcome.EXPLAINED, replies.text(Line.BASIS_OF_NOTHING), List.of());
    }
    Optional<FaqEntry> entry = turn.published().entry(wanted);
    if (entry.isEmpty()) {
      return Reply.of(
          turn.conversation(),
          Outcome.EXPLAINED,
          replies.text(Line.ENTRY_GONE),
          List.of(Payload.button(replies.text(Line.BUTTON_PERSON), Payload.PERSON, "")));
    }
    if (answer) {
      return faqReply.answer(turn, turn.conversation(), entry.get(), 1.0);
    }
    if (turn.published().withheld().isOff(entry.get())) {
      FaqReply.Text withheld = faqReply.withheld(turn.published(), turn.now());
      return Reply.of(turn.conversation(), Outcome.EXPLAINED, withheld.text(), withheld.options());
    }
    FaqReply.Text text =
        payload.is(Payload.BASIS)
            ? faqReply.basis(entry.get())
            : faqReply.detail(turn.published(), entry.get(), turn.now());
    return Reply.of(
        turn.conversation(),
        Outcome.EXPLAINED,
        text.text(),
        JudgeStep.with(text.options(), entry.get().id(), turn.capabilities(), replies));
  }
}
