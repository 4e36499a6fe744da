package vn.danda.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.danda.channels.Capabilities;
import vn.danda.channels.ContactId;
import vn.danda.channels.MessageFit;
import vn.danda.channels.NetworkLimits;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.content.Published;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.FaqEntry;

/** How an answer will stand on each network's screen, put together and fitted by the code that answers people. */
@Component
public class ReplyPreview {

  private static final ContactId NOBODY = new ContactId("web", "preview");

  private final FaqReply faqReply;
  private final Replies replies;

  ReplyPreview(FaqReply faqReply, Replies replies) {
    this.faqReply = faqReply;
    this.replies = replies;
  }

  /** Where people read. */
  public enum Place {
    MESSENGER("Messenger", NetworkLimits.MESSENGER),
    ZALO("Zalo", NetworkLimits.ZALO),
    TELEGRAM("Telegram", NetworkLimits.TELEGRAM),
    WEB("Trang web", NetworkLimits.WEB),
    /** Below a post of the page: one message in private, one line in public. */
    COMMENT("Bình luận", NetworkLimits.MESSENGER);

    private final String label;
    private final Capabilities limits;

    Place(String label, Capabilities limits) {
      this.label = label;
      this.limits = limits;
    }

    public String label() {
      return label;
    }
  }

  /** One bubble and the buttons below it. */
  public record Bubble(String text, List<String> buttons) {}

  /**
   * What is read there.
   *
   * @param publicLine what everybody reads below the comment, or null
   * @param bubbles what the person reads first, in order
   * @param detail what the person reads after "Chi tiết"; empty when there is none
   * @param warnings in Vietnamese, what is cut, split or shown otherwise
   */
  public record Preview(
      Place place, @Nullable String publicLine, List<Bubble> bubbles, List<Bubble> detail, List<String> warnings) {}

  /** {@code published} knows the entry as it would be. */
  public List<Preview> everywhere(FaqEntry entry, Published published, @Nullable Audience audience, Instant at) {
    return List.of(Place.values()).stream().map(place -> at(place, entry, published, audience, at)).toList();
  }

  private Preview at(Place place, FaqEntry entry, Published published, @Nullable Audience audience, Instant at) {
    FaqReply.Text answer = faqReply.answer(published, entry, audience, at);
    FaqReply.Text said = place == Place.COMMENT ? faqReply.inPrivate(answer) : answer;
    List<Say> fitted = fit(said, place);
    List<Say> detail = entry.detail() == null ? List.of() : fit(faqReply.detail(published, entry, at), place);
    String publicLine = place == Place.COMMENT ? replies.text(CommentStep.PUBLIC_LINES.getFirst()) : null;
    return new Preview(place, publicLine, bubbles(fitted), bubbles(detail), warnings(place, entry, said, fitted));
  }

  private static List<Say> fit(FaqReply.Text text, Place place) {
    return MessageFit.fit(
        new Say(NOBODY, text.text(), text.options(), false, Author.BOT, null, "preview"), place.limits);
  }

  private static List<Bubble> bubbles(List<Say> parts) {
    return parts.stream()
        .map(part -> new Bubble(part.text(), part.options().stream().map(Option::label).toList()))
        .toList();
  }

  private static List<String> warnings(Place place, FaqEntry entry, FaqReply.Text said, List<Say> fitted) {
    List<String> warnings = new ArrayList<>();
    if (fitted.size() > 1) {
      warnings.add(
          place == Place.COMMENT
              ? "Dài quá một tin nên dưới bài đăng trợ lý không tự trả lời: câu hỏi chờ cán bộ."
              : "Dài quá một tin nên tách làm " + fitted.size() + " tin.");
    }
    if (place.limits.optionLimit() == 0 && !said.options().isEmpty()) {
      warnings.add("Ở đây không có nút: các lựa chọn thành dòng đánh số, người đọc nhắn lại con số.");
    } else {
      int limit = place.limits.labelLimit();
      List<String> cut = said.options().stream().map(Option::label).filter(label -> label.length() > limit).toList();
      if (!cut.isEmpty()) {
        warnings.add(
            "Nút dài quá " + limit + " chữ cái nên bị cắt, chữ đủ nằm trong tin: “" + String.join("”, “", cut) + "”.");
      }
      if (entry.label().length() > limit) {
        warnings.add(
            "Chữ trên nút của bài này dài " + entry.label().length() + " chữ cái, ở đây chỉ hiện " + limit + ".");
      }
    }
    return List.copyOf(warnings);
  }
}
