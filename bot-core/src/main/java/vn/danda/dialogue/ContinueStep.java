package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.danda.conversation.Care;
import vn.danda.conversation.ContinuationCodes;
import vn.danda.conversation.Continued;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent.ContinuedElsewhere;
import vn.danda.conversation.ConversationEvent.FromContact;
import vn.danda.conversation.ConversationRecord.ConsentGiven;
import vn.danda.conversation.LeadDraft;
import vn.danda.conversation.Outcome;
import vn.danda.knowledge.text.VietnameseText;

/**
 * "Chuyển sang Zalo": a code that brings this conversation along, and on the other channel the code itself. What was being
 * talked about, the form half filled in, the group the person belongs to: all go over and are gone here.
 */
final class ContinueStep implements Step {

  /** Whoever asks whether one can pay through Zalo says no such thing: it must be the talk that goes over. */
  private static final Pattern WISH =
      Pattern.compile(
          "(?:(?:em|toi|minh|cho) )*+(?:muon )?(?:chuyen|tiep tuc|(?:noi|hoi|nhan|chat|tro chuyen) tiep)"
              + "(?: (?:cuoc )?(?:tro chuyen|chat|noi chuyen|nhan tin))?(?: nay)?"
              + " (?:sang|qua|tren|bang|o) (?:zalo|telegram|tele|messenger|mess|facebook|fb|web|kenh khac|may khac)\\b.*");

  private final Replies replies;
  private final LeadStep lead;
  private final ContinuationCodes codes;
  private final OtherChannels links;

  ContinueStep(Replies replies, LeadStep lead, ContinuationCodes codes, OtherChannels links) {
    this.replies = replies;
    this.lead = lead;
    this.codes = codes;
    this.links = links;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    if (turn.event() instanceof ContinuedElsewhere) {
      return Optional.of(left(turn));
    }
    if (turn.event() instanceof FromContact arrived && arrived.continued() != null) {
      return Optional.of(arrived(turn, arrived.continued()));
    }
    boolean wished = WISH.matcher(VietnameseText.fold(turn.utterance().text()).strip()).matches();
    return wished ? Optional.of(offer(turn)) : Optional.empty();
  }

  private Reply offer(Turn turn) {
    String code = codes.code(turn.event().key());
    String here = turn.event().contact().channel();
    String ways =
        links.links(ContinuationCodes.linked(code)).entrySet().stream()
            .filter(link -> !link.getKey().equals(here))
            .map(link -> "• " + link.getValue())
            .collect(Collectors.joining("\n"));
    String text = replies.text(Line.CONTINUE_CODE, "code", ContinuationCodes.shown(code));
    return Reply.of(turn.conversation(), Outcome.CONTINUED, ways.isEmpty() ? text : text + "\n\n" + ways, List.of());
  }

  private Reply arrived(Turn turn, Continued continued) {
    return switch (continued) {
      case Continued.Unknown _ -> plain(turn, Line.CONTINUE_UNKNOWN);
      case Continued.TooOften _ -> plain(turn, Line.CONTINUE_TOO_OFTEN);
      case Continued.Found(Conversation from) -> goOn(turn, from);
    };
  }

  private Reply plain(Turn turn, Line line) {
    return Reply.of(turn.conversation(), Outcome.CONTINUED, replies.text(line), List.of());
  }

  private Reply goOn(Turn turn, Conversation from) {
    if (from.care().desk() != null) {
      // An agent's own chat is no conversation to take along.
      return plain(turn, Line.CONTINUE_UNKNOWN);
    }
    if (from.isHeldByPerson(turn.now())) {
      // The agent writes there, and would go on writing there.
      return plain(turn, Line.CONTINUE_HELD);
    }
    Conversation here = turn.conversation().continuing(from);
    LeadDraft draft = here.draft();
    if (draft == null || draft.changing() != null) {
      // A correction belongs to the lead, which stays where it was left.
      return Reply.of(here.withDraft(null), Outcome.CONTINUED, replies.text(Line.CONTINUE_HERE), from.offered());
    }
    Optional<Care.Consent> agreed =
        from.care().consents().stream().filter(consent -> consent.purpose().equals(Care.CALL_BACK)).findFirst();
    return agreed.isPresent() ? goOnWithForm(turn, here, draft, agreed.get()) : lead.resume(opened(here));
  }

  private Reply opened(Conversation here) {
    return Reply.of(here, Outcome.CONTINUED, replies.text(Line.CONTINUE_HERE), List.of());
  }

  /** They agreed there, and hold the code: it is the same person. It is written down for the contact they are here. */
  private Reply goOnWithForm(Turn turn, Conversation here, LeadDraft draft, Care.Consent there) {
    Care.Consent given = new Care.Consent(there.purpose(), there.wording(), turn.event().key(), turn.now());
    Conversation agreed =
        here.withCare(here.care().agreed(given)).withDraft(draft.consented(given.id()).touched(turn.now()));
    return lead.resume(opened(agreed))
        .recordingFirst(
            new ConsentGiven(turn.event().contact(), given.id(), given.purpose(), given.wording(), turn.now()));
  }

  private Reply left(Turn turn) {
    return Reply.of(
        turn.conversation().withDraft(null).withSum(null), Outcome.CONTINUED, replies.text(Line.CONTINUE_LEFT), List.of());
  }
}
