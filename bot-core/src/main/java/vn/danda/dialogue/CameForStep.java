package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Entry.How;
import vn.danda.knowledge.FaqEntry;

/** Came by a link or a printed code below an answer: that answer is what they want, after the greeting if it is the first time. */
final class CameForStep implements Step {

  private final Replies replies;
  private final FaqReply faqReply;

  CameForStep(Replies replies, FaqReply faqReply) {
    this.replies = replies;
    this.faqReply = faqReply;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    if (!(turn.inbound() instanceof InboundEvent.Entry entry)) {
      return Optional.empty();
    }
    return CameFor.read(entry.referral())
        .flatMap(cameFor -> turn.published().entry(cameFor.entry()))
        .map(wanted -> reply(turn, wanted, entry.how() == How.START));
  }

  private Reply reply(Turn turn, FaqEntry wanted, boolean first) {
    Reply answer = faqReply.answer(turn, turn.conversation(), wanted, 1);
    if (!first) {
      return answer;
    }
    Reply.Saying words = answer.sayings().getFirst();
    return Reply.of(answer.next(), answer.outcome(), replies.text(Line.GREETING), List.of())
        .saying(words.text(), words.options())
        .about(wanted.id(), 1);
  }
}
