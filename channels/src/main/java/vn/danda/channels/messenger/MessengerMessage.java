package vn.danda.channels.messenger;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Entry;
import vn.danda.channels.InboundEvent.Media;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.channels.InboundEvent.Text;
import vn.danda.channels.InboundEvent.Unsupported;

/** Reads one message of a person: words, a pressed quick reply, pictures and the like, and the ad it came by. */
final class MessengerMessage {

  /** The thumb in three sizes. It means "yes" or "thanks" and is read as what it shows. */
  private static final Set<String> LIKES = Set.of("369239263222822", "369239343222814", "369239383222810");

  private final MessengerEvents events;
  private final JsonObject raw;
  private final JsonObject message;
  private final String sender;

  MessengerMessage(MessengerEvents events, JsonObject raw, String sender) {
    this.events = events;
    this.raw = raw;
    this.message = MessengerJson.object(raw, "message");
    this.sender = sender;
  }

  Reading read() {
    JsonObject referral = MessengerJson.object(message, "referral");
    if (referral.isEmpty()) {
      return fromMessage();
    }
    // The first words after an ad or link: the way in is an event of its own, before the words.
    List<InboundEvent> both = new ArrayList<>();
    both.add(new Entry(meta("entry"), Entry.How.REFERRAL, cameBy(referral)));
    both.addAll(fromMessage().events());
    return new Reading(List.copyOf(both), null);
  }

  private Reading fromMessage() {
    if (MessengerJson.isTrue(message, "is_deleted")) {
      return Reading.of(new Unsupported(meta("deleted"), "deleted"));
    }
    if (message.has("quick_reply") || !message.has("attachments")) {
      return events.fromLibrary(raw, sender);
    }
    return Reading.of(fromAttachments());
  }

  private InboundEvent fromAttachments() {
    JsonObject first =
        MessengerJson.list(message, "attachments").stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .findFirst()
            .orElseGet(JsonObject::new);
    String words = MessengerEvents.words(message);
    String what = kindOf(first);
    // A link somebody pasted comes as text, and once more as an attachment that shows the page behind it.
    if (words != null && what.equals("link")) {
      return new Text(meta("message"), words, MessengerJson.word(message, "mid"), false);
    }
    if (what.equals("like")) {
      return new Text(meta("message"), "👍", MessengerJson.word(message, "mid"), false);
    }
    return new Media(meta("message"), what, words);
  }

  private static String kindOf(JsonObject attachment) {
    String sticker = MessengerJson.word(MessengerJson.object(attachment, "payload"), "sticker_id");
    if (sticker != null) {
      return LIKES.contains(sticker) ? "like" : "sticker";
    }
    return switch (MessengerJson.text(attachment, "type")) {
      case "image" -> "photo";
      case "audio" -> "voice";
      case "video", "reel", "ig_reel" -> "video";
      case "file" -> "file";
      case "location" -> "location";
      case "sticker" -> "sticker";
      case "fallback", "share", "post" -> "link";
      case null, default -> "other";
    };
  }

  private static @Nullable String cameBy(JsonObject referral) {
    String ref = MessengerJson.word(referral, "ref");
    return ref == null ? MessengerJson.word(referral, "ad_id") : ref;
  }

  private Meta meta(String part) {
    return events.meta(raw, sender, part);
  }
}
