package vn.danda.channels.messenger;

import static java.util.Objects.requireNonNullElse;

import com.github.messenger4j.webhook.Event;
import com.github.messenger4j.webhook.event.OptInEvent;
import com.github.messenger4j.webhook.event.PostbackEvent;
import com.github.messenger4j.webhook.event.QuickReplyMessageEvent;
import com.github.messenger4j.webhook.event.common.Referral;
import com.github.messenger4j.webhook.factory.EventFactory;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ArrivedText;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Choice;
import vn.danda.channels.InboundEvent.ContactShared;
import vn.danda.channels.InboundEvent.Control;
import vn.danda.channels.InboundEvent.Echo;
import vn.danda.channels.InboundEvent.Entry;
import vn.danda.channels.InboundEvent.Media;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.channels.InboundEvent.Text;
import vn.danda.channels.InboundEvent.Unsupported;

/**
 * The reader of messaging events: theirs → ours. Texts, quick replies, postbacks, referrals and opt-ins are read by
 * Messenger4j, after {@link MendedEvent} made them what it knows; the rest it cannot say and is read here.
 */
final class MessengerEvents {

  static final String CHANNEL = "messenger";

  /** What stands behind the "Get started" button; {@link MessengerProfile} puts it there. */
  static final String GET_STARTED = "get_started";

  /** The page's own inbox, as an app; its messages are a colleague's. */
  private static final String PAGE_INBOX = "263902037430900";

  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ]{7,17}");

  private final MessengerSettings settings;
  private final Instant receivedAt;

  MessengerEvents(MessengerSettings settings, Instant receivedAt) {
    this.settings = settings;
    this.receivedAt = receivedAt;
  }

  /** {@code standby}: another app has the conversation, we are only told. */
  Reading read(JsonObject raw, boolean standby) {
    String sender = MessengerJson.word(MessengerJson.object(raw, "sender"), "id");
    if (raw.has("delivery") || raw.has("read")) {
      // Two for every message of ours. Nothing we do depends on them.
      return Reading.notKept("receipt");
    }
    if (sender == null) {
      return Reading.notKept(raw.has("optin") ? "optin_without_person" : "without_person");
    }
    if (MessengerJson.isTrue(MessengerJson.object(raw, "message"), "is_echo")) {
      return fromEcho(raw);
    }
    if (sender.equals(settings.pageId())) {
      return Reading.notKept("from_ourselves");
    }
    Reading reading = fromPerson(raw, sender, standby);
    return standby ? heldElsewhere(reading, raw, sender) : reading;
  }

  private Reading fromPerson(JsonObject raw, String sender, boolean standby) {
    if (raw.has("message")) {
      return new MessengerMessage(this, raw, sender).read();
    }
    if (raw.has("postback") || raw.has("referral") || raw.has("optin")) {
      return fromLibrary(raw, sender);
    }
    if (raw.has("message_edit")) {
      return fromEdit(raw, sender);
    }
    if (raw.has("pass_thread_control") || raw.has("take_thread_control")) {
      return Reading.of(new Control(meta(raw, sender, "control"), isOursNow(raw, standby)));
    }
    return Reading.of(new Unsupported(meta(raw, sender, "other"), kindOf(raw)));
  }

  /** What the person does while a colleague has the conversation in the page's inbox: kept, and the bot stays silent. */
  private Reading heldElsewhere(Reading reading, JsonObject raw, String sender) {
    if (reading.events().isEmpty() || reading.events().getFirst() instanceof Control) {
      return reading;
    }
    List<InboundEvent> events = new ArrayList<>(reading.events());
    events.addFirst(new Control(meta(raw, sender, "standby"), false));
    return new Reading(List.copyOf(events), null);
  }

  /** Ours are known by the mark we put on every message, or by our app's id; all others are a colleague's words. */
  private Reading fromEcho(JsonObject raw) {
    JsonObject message = MessengerJson.object(raw, "message");
    String person = MessengerJson.word(MessengerJson.object(raw, "recipient"), "id");
    String app = MessengerJson.word(message, "app_id");
    boolean ours =
        MessengerSender.isOurMark(MessengerJson.text(message, "metadata"))
            || (app != null && app.equals(settings.appId()));
    if (ours) {
      return Reading.notKept("own_echo");
    }
    if (person == null) {
      return Reading.notKept("without_person");
    }
    return Reading.of(new Echo(meta(raw, person, "echo"), requireNonNullElse(words(message), "")));
  }

  private Reading fromEdit(JsonObject raw, String sender) {
    JsonObject edit = MessengerJson.object(raw, "message_edit");
    String text = words(edit);
    String mid = MessengerJson.word(edit, "mid");
    if (text == null || mid == null) {
      return Reading.of(new Unsupported(meta(raw, sender, "edit"), "edit"));
    }
    return Reading.of(new Text(meta(raw, sender, "edit"), text, mid, true));
  }

  Reading fromLibrary(JsonObject raw, String sender) {
    Event event;
    try {
      event = EventFactory.createEvent(MendedEvent.of(raw, receivedAt));
    } catch (RuntimeException stricterThanMeta) {
      return Reading.of(new Unsupported(meta(raw, sender, "other"), "unreadable"));
    }
    if (event.isQuickReplyMessageEvent()) {
      return Reading.of(fromQuickReply(meta(raw, sender, "message"), event.asQuickReplyMessageEvent()));
    }
    if (event.isTextMessageEvent()) {
      String mid = ArrivedText.of(event.asTextMessageEvent().messageId());
      String text = ArrivedText.of(event.asTextMessageEvent().text());
      Meta meta = meta(raw, sender, "message");
      return Reading.of(text.isBlank() ? new Unsupported(meta, "empty_text") : new Text(meta, text, mid, false));
    }
    if (event.isPostbackEvent()) {
      return Reading.of(fromPostback(meta(raw, sender, "postback"), event.asPostbackEvent()));
    }
    if (event.isReferralEvent()) {
      return Reading.of(entry(meta(raw, sender, "referral"), event.asReferralEvent().referral()));
    }
    if (event.isOptInEvent()) {
      return Reading.of(fromOptIn(raw, meta(raw, sender, "optin"), event.asOptInEvent()));
    }
    return Reading.of(new Unsupported(meta(raw, sender, "other"), kindOf(raw)));
  }

  /** A shared number comes as a quick reply whose payload is the number; no payload of ours looks like one. */
  private static InboundEvent fromQuickReply(Meta meta, QuickReplyMessageEvent event) {
    String payload = event.payload();
    if (PHONE.matcher(payload).matches()) {
      return new ContactShared(meta, payload.replace(" ", ""), true);
    }
    return choice(meta, payload, event.text());
  }

  private static InboundEvent fromPostback(Meta meta, PostbackEvent event) {
    String payload = event.payload().orElse("");
    // In capitals where somebody set the button by hand, as Meta's examples have it.
    if (payload.equalsIgnoreCase(GET_STARTED)) {
      return new Entry(
          meta, Entry.How.START, event.referral().flatMap(Referral::refPayload).map(ArrivedText::of).orElse(null));
    }
    return choice(meta, payload, event.title());
  }

  private static InboundEvent choice(Meta meta, String payload, String label) {
    if (payload.isBlank()) {
      return new Unsupported(meta, "button_without_data");
    }
    return new Choice(meta, ArrivedText.of(payload), label.isBlank() ? null : ArrivedText.of(label), null);
  }

  private static InboundEvent fromOptIn(JsonObject raw, Meta meta, OptInEvent event) {
    String type = MessengerJson.word(MessengerJson.object(raw, "optin"), "type");
    if (type != null) {
      return new Unsupported(meta, "optin_" + type);
    }
    return new Entry(meta, Entry.How.REFERRAL, event.refPayload().map(ArrivedText::of).orElse(null));
  }

  static Entry entry(Meta meta, Referral referral) {
    String ref = referral.refPayload().or(referral::adId).map(ArrivedText::of).orElse(null);
    return new Entry(meta, Entry.How.REFERRAL, ref);
  }

  private boolean isOursNow(JsonObject raw, boolean standby) {
    JsonObject change = MessengerJson.object(raw, raw.has("pass_thread_control") ? "pass_thread_control" : "take_thread_control");
    String owner = MessengerJson.word(change, "new_owner_app_id");
    if (owner != null && !settings.appId().isEmpty()) {
      return owner.equals(settings.appId());
    }
    // Told directly, a pass is to us and a take is from us.
    return raw.has("pass_thread_control") && !standby && !PAGE_INBOX.equals(owner);
  }

  private static String kindOf(JsonObject raw) {
    return raw.keySet().stream()
        .filter(name -> !List.of("sender", "recipient", "timestamp").contains(name))
        .filter(name -> name.matches("[a-z_]{1,40}"))
        .findFirst()
        .orElse("unknown");
  }

  static @Nullable String words(JsonObject in) {
    String text = MessengerJson.text(in, "text");
    return text == null || text.isBlank() ? null : text;
  }

  /** {@code part} tells several events apart that one event of theirs gives. */
  Meta meta(JsonObject raw, String person, String part) {
    Instant at = MessengerJson.time(raw, "timestamp", receivedAt);
    return new Meta(key(raw) + ":" + part, new ContactId(CHANNEL, person), at, receivedAt, null);
  }

  /** Their message id; where there is none, a fingerprint of who, when and what. */
  private static String key(JsonObject raw) {
    for (String kind : List.of("message", "postback")) {
      String mid = MessengerJson.word(MessengerJson.object(raw, kind), "mid");
      if (mid != null) {
        return CHANNEL + ":m:" + mid;
      }
    }
    return CHANNEL + ":h:" + MessengerJson.fingerprint(raw);
  }
}
