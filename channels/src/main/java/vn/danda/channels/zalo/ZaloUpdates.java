package vn.danda.channels.zalo;

import static vn.danda.channels.zalo.ZaloJson.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.danda.channels.ArrivedText;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Choice;
import vn.danda.channels.InboundEvent.ContactShared;
import vn.danda.channels.InboundEvent.DataRequest;
import vn.danda.channels.InboundEvent.Echo;
import vn.danda.channels.InboundEvent.Entry;
import vn.danda.channels.InboundEvent.Media;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.channels.InboundEvent.Reachability;
import vn.danda.channels.InboundEvent.Text;
import vn.danda.channels.InboundEvent.Unsupported;

/**
 * The only reader of Zalo's model: theirs → ours. Nothing in a delivery makes it throw. What says who it is from but is
 * not understood becomes {@link Unsupported}.
 */
final class ZaloUpdates {

  static final String CHANNEL = "zalo";

  /** Before the id of somebody who has not let Zalo tell us who they are; the conversation's id follows it. */
  static final String ANONYMOUS = "anonymous.";

  /** The account's menu sends its entries as text; ours look like the buttons' payloads, with # before. */
  private static final Pattern MENU = Pattern.compile("#(?<payload>[a-z_]{1,20}:[\\x21-\\x7e]{0,42})");

  /** Deliveries about our own sending and housekeeping: counted, no part of any conversation. */
  private static final Set<String> NOTICES =
      Set.of("user_seen_message", "user_received_message", "oa_reacted_message", "add_user_to_tag",
          "remove_user_from_tag", "remove_tag", "update_user_info", "extension_purchased", "oa_send_consent",
          "oa_call_user", "widget_failed_to_sync_user_external_id");

  /** People's rights over their data: somebody of the office must act. */
  private static final Set<String> DATA_RIGHTS = Set.of("user_withdraw");

  private static final Set<String> MEDIA =
      Set.of("image", "gif", "file", "audio", "video", "sticker", "location", "link", "business_card");

  /** A clock that is wrong by more is not believed. */
  private static final Duration FUTURE = Duration.ofHours(1);

  private static final long FIRST_MILLIS = 100_000_000_000L;

  private ZaloUpdates() {}

  /**
   * What was read.
   *
   * @param event null when there is nothing for a conversation in it
   * @param what for counting: the kind of event, {@code unknown}, {@code other_account} or {@code unreadable}
   */
  record Read(@Nullable InboundEvent event, String what) {}

  /** One delivery; Zalo puts one event into it, but we do not rely on that. */
  static List<Read> read(JsonNode body, Instant receivedAt, String oaId) {
    List<Read> all = new ArrayList<>();
    for (JsonNode one : body.isArray() ? body : List.of(body)) {
      try {
        all.add(readOne(one, receivedAt, oaId));
      } catch (IllegalArgumentException anIdOurRecordsRefuse) {
        all.add(new Read(null, "unreadable"));
      }
    }
    return all;
  }

  private static Read readOne(JsonNode json, Instant receivedAt, String oaId) {
    String name = text(json.path("event_name"));
    if (NOTICES.contains(name)) {
      return new Read(null, name);
    }
    if (!isOurs(json, name, oaId)) {
      return new Read(null, "other_account");
    }
    Reading reading = new Reading(json, name, receivedAt);
    if (DATA_RIGHTS.contains(name)) {
      // Also when it does not say of whom: an operator must look in any case.
      return new Read(new DataRequest(reading.meta(reading.person().isEmpty() ? "unknown" : reading.person()), name), name);
    }
    if (name.isEmpty() || reading.person().isEmpty()) {
      return new Read(null, "unreadable");
    }
    if (name.startsWith("oa_send_") && text(json.path("sender").path("admin_id")).isEmpty()) {
      // Our own sends come back too. Only what a person typed in Zalo's own pages carries the id of that person.
      return new Read(null, "own");
    }
    InboundEvent event = reading.event();
    return new Read(event, event instanceof Unsupported ? "unknown" : name);
  }

  /** One app may serve several accounts. An event that does not say for which one it is, is taken as ours. */
  private static boolean isOurs(JsonNode json, String name, String oaId) {
    String account =
        Stream.of(json.path("oa_id"), name.startsWith("oa_") ? json.path("sender").path("id") : json.path("recipient").path("id"))
            .map(ZaloJson::text)
            .filter(id -> !id.isEmpty())
            .findFirst()
            .orElse(oaId);
    return account.equals(oaId);
  }

  /** Reads one event. */
  private record Reading(JsonNode json, String name, Instant receivedAt) {

    InboundEvent event() {
      Meta meta = meta(contact());
      if (name.contains("_group_") || name.endsWith("_group") || name.contains("_group_admin")) {
        return new Unsupported(meta, "group");
      }
      return switch (name) {
        case "user_send_text", "anonymous_send_text" -> fromText(meta);
        case "follow" -> new Entry(meta, Entry.How.FOLLOW, null);
        case "unfollow" -> new Reachability(meta, false);
        case "user_click_chatnow", "widget_interaction_accepted" -> new Entry(meta, Entry.How.START, null);
        case "user_submit_info" -> fromInfo(meta);
        default -> {
          if (name.startsWith("oa_send_")) {
            yield fromColleague(meta);
          }
          String kind = name.replaceFirst("^(user|anonymous)_send_", "");
          yield MEDIA.contains(kind) ? fromMedia(meta, kind) : new Unsupported(meta, kept(name));
        }
      };
    }

    private InboundEvent fromText(Meta meta) {
      String said = ArrivedText.of(text(message().path("text"))).strip();
      if (said.isEmpty()) {
        return new Unsupported(meta, "empty_text");
      }
      var menu = MENU.matcher(said);
      return menu.matches()
          ? new Choice(meta, menu.group("payload"), null, null)
          : new Text(meta, said, messageId(), false);
    }

    private InboundEvent fromMedia(Meta meta, String kind) {
      String caption = ArrivedText.of(text(message().path("text"))).strip();
      return new Media(meta, kind, caption.isEmpty() || kind.equals("link") ? null : caption);
    }

    /** A person typed in Zalo's own pages: the bot must fall silent. */
    private InboundEvent fromColleague(Meta meta) {
      String said = ArrivedText.of(text(message().path("text"))).strip();
      return new Echo(meta, said.isEmpty() ? "[" + kept(name.replaceFirst("^oa_send_", "")) + "]" : said);
    }

    /** Seen in three shapes: {@code info} with {@code full_address}, a flat {@code info}, and JSON inside the text. */
    private InboundEvent fromInfo(Meta meta) {
      JsonNode info = json.path("info");
      if (!info.isObject()) {
        JsonNode inText = ZaloJson.read(text(message().path("text")));
        info = inText == null ? info : inText.path("info").isObject() ? inText.path("info") : inText;
      }
      String phone = text(info.path("phone")).strip();
      if (phone.isEmpty()) {
        return new Unsupported(meta, "info_without_phone");
      }
      JsonNode address = info.path("full_address");
      String place =
          address.isObject()
              ? joined(address.path("user_ward"), address.path("user_city"))
              : joined(info.path("ward"), info.path("district"), info.path("city"));
      String called = ArrivedText.of(text(info.path("name"))).strip();
      return new ContactShared(meta, phone, false, called.isEmpty() ? null : called, place.isEmpty() ? null : place);
    }

    /** Wherever this kind of event says who it is about. */
    String person() {
      JsonNode here = name.startsWith("oa_send_") ? json.path("recipient").path("id") : json.path("sender").path("id");
      return Stream.of(here, json.path("follower").path("id"), json.path("user_id"), json.path("data").path("user_id"))
          .map(ZaloJson::text)
          .filter(id -> !id.isEmpty())
          .findFirst()
          .orElse("");
    }

    private String contact() {
      boolean anonymous = name.startsWith("anonymous_") || name.startsWith("oa_send_anonymous_");
      return anonymous ? ANONYMOUS + person() + "." + text(message().path("conversation_id")) : person();
    }

    Meta meta(String externalId) {
      String id = messageId();
      // In the other kinds the id is that of an earlier message: one that was seen, or liked.
      String key =
          id == null || id.length() > 128 || !name.contains("_send_")
              ? CHANNEL + ":e:" + kept(name) + ":" + externalId + ":" + stamp()
              : CHANNEL + ":m:" + id;
      return new Meta(key, new ContactId(CHANNEL, externalId), occurredAt(), receivedAt, null);
    }

    /** What tells this event from the next one of its kind: its time, or all of it when it has none. */
    private String stamp() {
      String time = kept(text(json.path("timestamp")));
      return time.isEmpty() ? Integer.toHexString(json.toString().hashCode()) : time;
    }

    /** Milliseconds as a string, they say; seconds and numbers are taken too. */
    private Instant occurredAt() {
      String stamp = text(json.path("timestamp"));
      if (!stamp.matches("[0-9]{1,15}")) {
        return receivedAt;
      }
      long number = Long.parseLong(stamp);
      Instant at = number < FIRST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
      return number == 0 || at.isAfter(receivedAt.plus(FUTURE)) ? receivedAt : at;
    }

    private JsonNode message() {
      return json.path("message");
    }

    private @Nullable String messageId() {
      String id = text(message().path("msg_id"));
      return id.isEmpty() ? null : id;
    }
  }

  private static String joined(JsonNode... parts) {
    return String.join(
        ", ", Stream.of(parts).map(ZaloJson::text).map(ArrivedText::of).map(String::strip).filter(part -> !part.isEmpty()).toList());
  }

  /** A name of theirs as it may stand in keys and counters. */
  private static String kept(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
    return plain.length() <= 40 ? plain : plain.substring(0, 40);
  }
}
