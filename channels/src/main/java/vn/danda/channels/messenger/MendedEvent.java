package vn.danda.channels.messenger;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * An event as Messenger4j's model of 2019 knows it. Without this the library throws on postbacks without a title and
 * referrals without a source, and reads times in seconds as 1970; the tests named {@code trap_…} say so and fail on the
 * day it no longer does.
 */
final class MendedEvent {

  /** Members of a message whose shape has changed before and that we do not read through the library. */
  private static final List<String> NOT_NEEDED = List.of("nlp", "reply_to", "referral", "prior_message");

  private MendedEvent() {}

  /** A copy; the original is needed for what the library cannot say. */
  static JsonObject of(JsonObject raw, Instant receivedAt) {
    JsonObject event = raw.deepCopy();
    event.addProperty("timestamp", MessengerJson.time(raw, "timestamp", receivedAt).toEpochMilli());
    JsonObject message = MessengerJson.object(event, "message");
    NOT_NEEDED.forEach(message::remove);
    JsonObject postback = MessengerJson.object(event, "postback");
    fill(postback, "title");
    fillReferral(MessengerJson.object(postback, "referral"));
    fillReferral(MessengerJson.object(event, "referral"));
    return event;
  }

  private static void fillReferral(JsonObject referral) {
    fill(referral, "source");
    fill(referral, "type");
  }

  private static void fill(JsonObject in, String name) {
    if (!in.isEmpty() && MessengerJson.text(in, name) == null) {
      in.addProperty(name, "");
    }
  }
}
