package vn.danda.dialogue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.conversation.Care;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.Conversation.Asked;
import vn.danda.conversation.ConversationRecord.LeadOpened;
import vn.danda.conversation.LeadDraft;
import vn.danda.conversation.LeadDraft.Asking;
import vn.danda.conversation.LeadFacts;
import vn.danda.conversation.Outcome;
import vn.danda.duty.OpeningWords;

/**
 * The lead is there: the person reads what goes to the agent and when somebody is on duty, and may tell two more things.
 */
final class LeadOpening {

  private final Replies replies;
  private final LeadQuestions questions;

  LeadOpening(Replies replies, LeadQuestions questions) {
    this.replies = replies;
    this.questions = questions;
  }

  Reply open(Turn turn, Conversation conversation, LeadDraft draft) {
    // The id comes from the event, so that thinking the turn through again gives the same lead.
    UUID leadId = UUID.nameUUIDFromBytes(("lead:" + turn.event().key()).getBytes(StandardCharsets.UTF_8));
    LeadFacts facts = draft.facts();
    Care care = conversation.care();
    LeadOpened opened =
        new LeadOpened(
            turn.event().contact(),
            leadId,
            draft.consentId() == null ? turn.event().key() : draft.consentId(),
            facts.name(),
            facts.phone(),
            facts.communeCode(),
            facts.communeText(),
            facts.bestTime(),
            conversation.audience(),
            conversation.recent().stream().map(Asked::text).toList(),
            turn.now(),
            facts.earlier(),
            facts.wish(),
            care.answered(),
            care.computed());
    Asking more = conversation.audience() == null ? Asking.GROUP : Asking.EARLIER;
    boolean enough = conversation.audience() != null && facts.earlier() != null;
    Conversation next =
        conversation
            .withOpenLead(leadId)
            .withDraft(enough ? null : LeadDraft.changing(leadId, more, turn.now()));
    String done =
        replies.text(Line.LEAD_DONE, "summary", summary(facts), "when", when(turn, conversation, facts));
    Reply reply = Reply.of(next, Outcome.LEAD_OPENED, done, List.of()).recording(opened).withoutTimer(LeadStep.OPEN_ANYWAY).withoutTimer(LeadStep.FORGET);
    return enough
        ? reply
        : reply.saying(
            replies.text(Line.LEAD_ONE_MORE) + " " + replies.text(questions.line(more)), questions.options(more));
  }

  /** When somebody sees to it: now, or the real next opening, said to be expected where it hangs on an undecided day. */
  private String when(Turn turn, Conversation conversation, LeadFacts facts) {
    Instant opening = turn.staff().nextOpening(facts.communeCode(), conversation.audience(), turn.now());
    if (!opening.isAfter(turn.now())) {
      return replies.text(Line.LEAD_ON_DUTY);
    }
    boolean expected = turn.staff().isUncertainUntil(opening, turn.now());
    String words = OpeningWords.of(opening, turn.now());
    return replies.text(expected ? Line.LEAD_OFF_DUTY_EXPECTED : Line.LEAD_OFF_DUTY, "opening", words);
  }

  private static String summary(LeadFacts facts) {
    List<String> lines = new ArrayList<>();
    add(lines, "Tên", facts.name());
    add(lines, "Số điện thoại", facts.phone());
    add(lines, "Nơi ở", facts.communeText());
    add(lines, "Giờ tiện", facts.bestTime());
    add(lines, "Đã đóng", facts.earlier());
    return lines.isEmpty() ? "• Liên hệ ngay trong cuộc trò chuyện này" : String.join("\n", lines);
  }

  private static void add(List<String> lines, String label, @Nullable String value) {
    if (value != null) {
      lines.add("• " + label + ": " + value);
    }
  }
}
