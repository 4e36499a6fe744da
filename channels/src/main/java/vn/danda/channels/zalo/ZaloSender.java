package vn.danda.channels.zalo;

import java.util.Map;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Say;

/** The only writer of Zalo's model: ours → theirs, as JSON. */
final class ZaloSender {

  private static final String SHARE_TITLE = "Gửi số điện thoại của tôi";
  private static final String SHARE_TEXT = "Bấm để gửi số điện thoại và nơi ở đang lưu trên Zalo, khỏi phải gõ.";

  private ZaloSender() {}

  static String message(Say say) {
    return ZaloJson.MAPPER.writeValueAsString(
        Map.of("recipient", recipient(say.to()), "message", Map.of("text", text(say))));
  }

  /** The card whose button sends name, phone and address: {@code user_submit_info} comes back. */
  static String infoRequest(Say say, String imageUrl) {
    Map<String, String> element =
        imageUrl.isEmpty()
            ? Map.of("title", SHARE_TITLE, "subtitle", SHARE_TEXT)
            : Map.of("title", SHARE_TITLE, "subtitle", SHARE_TEXT, "image_url", imageUrl);
    Map<String, ?> payload = Map.of("template_type", "request_user_info", "elements", java.util.List.of(element));
    return ZaloJson.MAPPER.writeValueAsString(
        Map.of(
            "recipient",
            recipient(say.to()),
            "message",
            Map.of("attachment", Map.of("type", "template", "payload", payload))));
  }

  /** Somebody whom Zalo does not name is answered in the conversation they began. */
  private static Map<String, String> recipient(ContactId to) {
    if (!to.externalId().startsWith(ZaloUpdates.ANONYMOUS)) {
      return Map.of("user_id", to.externalId());
    }
    String[] ids = to.externalId().substring(ZaloUpdates.ANONYMOUS.length()).split("\\.", 2);
    return Map.of("anonymous_id", ids[0], "conversation_id", ids.length > 1 ? ids[1] : "");
  }

  /** A person's words are marked as such: Zalo shows the account's name above everything. */
  private static String text(Say say) {
    return say.author() == Author.AGENT && say.authorName() != null
        ? "👤 " + say.authorName() + ":\n" + say.text()
        : say.text();
  }
}
