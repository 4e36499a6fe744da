package vn.danda.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.channels.InboundEvent.Unsupported;

/**
 * What is left of an update the library's model cannot read, for example because a field changed its type. If it names
 * an update id and a private chat, the person's conversation still learns that something came.
 */
final class TelegramUnreadable {

  private static final List<String> KINDS = List.of("message", "edited_message", "my_chat_member");

  private TelegramUnreadable() {}

  static List<InboundEvent> toEvents(JsonNode json, Instant receivedAt) {
    JsonNode updateId = json.path("update_id");
    JsonNode chat = chatIn(json);
    boolean isPrivate = "private".equals(chat.path("type").asText());
    if (!isPrivate || !isId(updateId) || !isId(chat.path("id"))) {
      return List.of();
    }
    ContactId contact = new ContactId(TelegramUpdates.CHANNEL, chat.path("id").asText());
    String key = TelegramUpdates.dedupeKey(updateId.asLong());
    return List.of(new Unsupported(new Meta(key, contact, receivedAt, receivedAt, null), "unreadable"));
  }

  /** Telegram's ids fit into 52 bits; a longer number is nobody's. */
  private static boolean isId(JsonNode id) {
    return id.isIntegralNumber() && id.canConvertToLong();
  }

  private static JsonNode chatIn(JsonNode json) {
    for (String kind : KINDS) {
      if (json.path(kind).has("chat")) {
        return json.path(kind).path("chat");
      }
    }
    return json.path("callback_query").path("message").path("chat");
  }
}
