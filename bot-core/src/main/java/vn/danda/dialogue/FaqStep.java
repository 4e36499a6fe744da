package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.Outcome;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.text.VietnameseText;

/** A question in the person's own words. Always answers, at least with an honest "không chắc". */
final class FaqStep implements Step {

  /** "Căn cứ đâu", "luật nào nói thế": about the answer just given, whatever the words would find alone. */
  private static final Pattern BASIS =
      Pattern.compile(
          "(?:the |rua |vay )?(?:can cu|luat|dieu luat|nghi dinh|van ban|quy dinh|dieu) ?(?:phap ly )?(?:la )?(?:o )?(?:dau|mo|nao|chi|gi)(?: (?:noi|ghi|quy dinh))?(?: (?:the|rua|vay|z|v))?(?: (?:a|ha|he|em|ad|bot))?[?.! ]*");

  /** Neither a letter nor a digit. */
  private static final Pattern WORDLESS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private final Replies replies;
  private final FaqReply faqReply;
  private final LeadStep lead;
  private final EraseStep erase;

  FaqStep(Replies replies, FaqReply faqReply, LeadStep lead, EraseStep erase) {
    this.replies = replies;
    this.faqReply = faqReply;
    this.lead = lead;
    this.erase = erase;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    Conversation conversation = turn.conversation();
    String text = turn.utterance().text();
    if (WORDLESS.matcher(text).matches()) {
      // A thumb or a heart is no question, and none that was not understood.
      return Optional.of(Reply.of(conversation, Outcome.SMALL_TALK, replies.text(Line.WORDLESS), List.of()));
    }
    Optional<FaqEntry> asked = BASIS.matcher(VietnameseText.fold(text).strip()).matches() ? last(turn) : Optional.empty();
    if (asked.isPresent()) {
      FaqReply.Text basis = faqReply.basis(asked.get());
      return Optional.of(Reply.of(conversation, Outcome.EXPLAINED, basis.text(), basis.options()));
    }
    Understanding understood =
        turn.published()
            .search()
            .understand(new Question(text, conversation.audience(), conversation.earlier(turn.now())));
    if (FaqReply.WANTS_PERSON.equals(understood.entry())) {
      return Optional.of(lead.begin(turn));
    }
    if (FaqReply.WANTS_ERASURE.equals(understood.entry())) {
      return Optional.of(erase.ask(turn));
    }
    FaqReply.Text words =
        faqReply.of(
            text,
            understood, turn.published(), conversation.audience(), conversation.missesInRow(), turn.now());
    Conversation next = conversation.asked(PersonalData.mask(text), turn.now());
    return Optional.of(
        Reply.of(remember(next, understood), outcome(understood), words.text(), options(turn, understood, words.options()))
            .about(understood.entry(), understood.confidence()));
  }

  private List<Option> options(Turn turn, Understanding understood, List<Option> options) {
    EntryId entry = understood.entry();
    return entry != null && JudgeStep.isInDoubt(understood.confidence())
        ? JudgeStep.with(options, entry, turn.capabilities(), replies)
        : options;
  }

  private static Optional<FaqEntry> last(Turn turn) {
    return Optional.ofNullable(turn.conversation().lastEntry())
        .flatMap(turn.published()::entry)
        .filter(entry -> !turn.published().withheld().isOff(entry));
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
