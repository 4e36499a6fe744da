package vn.danda.dialogue;

import java.util.Optional;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.Outcome;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Understanding;

/** A question in the person's own words. Always answers, at least with an honest "không chắc". */
final class FaqStep implements Step {

  /** Whoever is understood to ask for a person gets one, not an article about it. */
  private static final EntryId WANTS_PERSON = new EntryId("gap-can-bo");

  /** Likewise, whoever wants their data erased. */
  private static final EntryId WANTS_ERASURE = new EntryId("xoa-thong-tin");

  private final FaqReply faqReply;
  private final LeadStep lead;
  private final EraseStep erase;

  FaqStep(FaqReply faqReply, LeadStep lead, EraseStep erase) {
    this.faqReply = faqReply;
    this.lead = lead;
    this.erase = erase;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    Conversation conversation = turn.conversation();
    String text = turn.utterance().text();
    Understanding understood =
        turn.published()
            .search()
            .understand(new Question(text, conversation.audience(), conversation.earlier(turn.now())));
    if (WANTS_PERSON.equals(understood.entry())) {
      return Optional.of(lead.begin(turn));
    }
    if (WANTS_ERASURE.equals(understood.entry())) {
      return Optional.of(erase.ask(turn));
    }
    FaqReply.Text words =
        faqReply.of(
            text,
            understood, turn.published(), conversation.audience(), conversation.missesInRow(), turn.now());
    Conversation asked = conversation.asked(PersonalData.mask(text), turn.now());
    return Optional.of(
        Reply.of(remember(asked, understood), outcome(understood), words.text(), words.options())
            .about(understood.entry(), understood.confidence()));
  }

  private static Conversation remember(Conversation conversation, Understanding understood) {
    EntryId entry = understood.entry();
    if (entry != null) {
      return conversation.answered(entry);
    }
    return understood.outcome() == Understanding.Outcome.NOT_SURE ? conversation.missed() : conversation;
  }

  private static Outcome outcome(Understanding understood) {
    return switch (understood.outcome()) {
      case ANSWERED -> Outcome.ANSWERED;
      case CLARIFY -> Outcome.CLARIFIED;
      case NOT_SURE -> Outcome.NO_MATCH;
      case SMALL_TALK -> Outcome.SMALL_TALK;
      case REDIRECTED -> Outcome.REDIRECTED;
    };
  }
}
