package vn.danda.dialogue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationRecord.ConsentWithdrawn;
import vn.danda.conversation.ConversationRecord.DataWanted;
import vn.danda.conversation.LeadDraft;
import vn.danda.conversation.LeadFacts;
import vn.danda.conversation.Outcome;
import vn.danda.knowledge.text.VietnameseText;

/**
 * "Rút đồng ý", "xem dữ liệu của tôi", "xoá dữ liệu của tôi": rights over one's own data, by a word, at any time. A
 * withdrawal counts even while an agent holds the conversation; the bot then says nothing, the agent is told.
 */
final class OwnDataStep implements Step {

  private static final String SELF = "(?:toi|em|minh|tui|anh|chi|co|chu|bac|chau|con|ong|ba)";
  private static final String CALL = "(?:goi|nhan tin|gui tin|lien he|lien lac|lam phien)(?: dien| thoai| lai| cho| toi)*";
  private static final String WRITE = "(?:nhan|gui)(?: cho)?";

  /**
   * "Đừng gọi tôi nữa", and without "nữa" only as the last words: "đừng gọi em buổi trưa, sau 5h chiều" wishes to be
   * called, and "sao không ai gọi cho em nữa" even more.
   */
  private static final Pattern WITHDRAW =
      Pattern.compile(
          "rut (?:lai )?(?:su )?dong y"
              + ("|(?:dung|thoi|cam) (?:dung |co |bi )*(?:" + CALL + "|" + WRITE + ")(?: " + SELF + ")? ?(?:gi )?nua(?! (?:ma )?(?:cu |chi |hay )?goi)")
              + ("|(?:khong|ko) (?:can|muon|duoc) (?:ai |bi |cho |can |muon )*" + CALL + "(?: " + SELF + ")? ?(?:gi )?nua")
              + ("|(?:dung|cam) (?:co )?" + CALL + "(?: " + SELF + ")?(?: (?:nhe|nha|a|nghe|voi))*$")
              + ("|^(?:thoi |xin )*(?:khong|ko|khoi) " + CALL + "(?: " + SELF + ")? ?nua (?:nhe|nha|dau)$")
              + "|khong muon bi goi|^/?rutdongy$");

  private static final Pattern SEE =
      Pattern.compile("(?:xem|cho (?:xem|biet|hoi)|kiem tra) (?:lai )?(?:du lieu|thong tin)(?: ca nhan)?(?: (?:cua|ve))? (?:toi|em|minh|tui)|^/?dulieu$");

  private static final Pattern ERASE =
      Pattern.compile("(?:xoa|huy|go) (?:het |toan bo |sach )*+(?:du lieu|thong tin|doan chat|cuoc tro chuyen)(?: ca nhan)?(?: nay)?(?: (?:cua|ve))? ?(?:toi|em|minh|tui|di|nay)?$|^/?xoa$");

  private final Replies replies;
  private final EraseStep erase;

  OwnDataStep(Replies replies, EraseStep erase) {
    this.replies = replies;
    this.erase = erase;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    if (turn.utterance().payload() != null || turn.utterance().text().isBlank()) {
      return Optional.empty();
    }
    String folded = VietnameseText.fold(turn.utterance().text()).replaceAll("[.,!?]", " ").replaceAll("\\s+", " ").strip();
    if (WITHDRAW.matcher(folded).find()) {
      return withdraw(turn);
    }
    if (turn.conversation().isHeldByPerson(turn.now())) {
      return Optional.empty();
    }
    if (turn.conversation().draft() == null && turn.conversation().openLead() != null && LeadWords.stops(turn.utterance().text())) {
      return withdraw(turn);
    }
    if (SEE.matcher(folded).find()) {
      return Optional.of(see(turn));
    }
    return ERASE.matcher(folded).find() ? Optional.of(erase.ask(turn)) : Optional.empty();
  }

  private Optional<Reply> withdraw(Turn turn) {
    Conversation before = turn.conversation();
    boolean anything = before.openLead() != null || before.draft() != null || !before.care().consents().isEmpty();
    if (!anything) {
      return before.isHeldByPerson(turn.now())
          ? Optional.empty()
          : Optional.of(Reply.of(before, Outcome.NOTED, replies.text(Line.WITHDRAW_NOTHING), List.of()));
    }
    Conversation next =
        before.withOpenLead(null).withDraft(null).withCare(before.care().withoutConsents().rating(null));
    ConsentWithdrawn withdrawn =
        new ConsentWithdrawn(turn.event().contact(), turn.event().key(), turn.now());
    return Optional.of(
        before.isHeldByPerson(turn.now())
            ? Reply.silent(next, Outcome.HELD).recording(withdrawn)
            : Reply.of(next, Outcome.NOTED, replies.text(Line.WITHDRAWN, "receipt", Receipt.of(turn)), List.of())
                .recording(withdrawn));
  }

  private Reply see(Turn turn) {
    String receipt = Receipt.of(turn);
    String words = replies.text(Line.DATA_WANTED, "receipt", receipt);
    String unsent = unsent(turn.conversation().draft());
    return Reply.of(
            turn.conversation(),
            Outcome.NOTED,
            unsent.isEmpty() ? words : words + "\n" + replies.text(Line.DATA_UNSENT, "facts", unsent),
            List.of())
        .recording(new DataWanted(turn.event().contact(), turn.event().key(), receipt, turn.now()));
  }

  /** What the person told for a lead that is not opened yet: only the conversation knows it, not the database. */
  private static String unsent(@Nullable LeadDraft draft) {
    if (draft == null || draft.changing() != null) {
      return "";
    }
    LeadFacts facts = draft.facts();
    return Stream.of(facts.name(), facts.phone(), facts.communeText(), facts.bestTime(), facts.earlier())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }
}
