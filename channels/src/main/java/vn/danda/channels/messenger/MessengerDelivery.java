package vn.danda.channels.messenger;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.danda.channels.InboundEvent;

/**
 * One delivery: entries of pages, each with several events. Every event is read by itself, so that a bad one takes none
 * of the others with it; what gives no event is counted by the reason.
 */
final class MessengerDelivery {

  private static final Logger log = LoggerFactory.getLogger(MessengerDelivery.class);

  private final MessengerSettings settings;
  private final MeterRegistry meters;

  MessengerDelivery(MessengerSettings settings, MeterRegistry meters) {
    this.settings = settings;
    this.meters = meters;
  }

  List<InboundEvent> events(byte[] body, Instant receivedAt) {
    JsonObject delivered = MessengerJson.read(body);
    if (delivered == null) {
      return notKept("unreadable");
    }
    if (!"page".equals(MessengerJson.text(delivered, "object"))) {
      return notKept("not_a_page");
    }
    List<InboundEvent> events = new ArrayList<>();
    for (JsonElement entry : MessengerJson.list(delivered, "entry")) {
      events.addAll(entry instanceof JsonObject object ? fromEntry(object, receivedAt) : notKept("unreadable"));
    }
    return events;
  }

  private List<InboundEvent> fromEntry(JsonObject entry, Instant receivedAt) {
    if (!settings.pageId().equals(MessengerJson.text(entry, "id"))) {
      return notKept("other_page");
    }
    MessengerEvents messages = new MessengerEvents(settings, receivedAt);
    MessengerComments comments = new MessengerComments(settings.pageId(), receivedAt);
    List<InboundEvent> events = new ArrayList<>();
    each(entry, "messaging", event -> messages.read(event, false), events);
    each(entry, "standby", event -> messages.read(event, true), events);
    each(entry, "changes", comments::read, events);
    return events;
  }

  /** Reads one event or change. */
  private interface Reader {
    Reading read(JsonObject raw);
  }

  private void each(JsonObject entry, String name, Reader reader, List<InboundEvent> into) {
    for (JsonElement raw : MessengerJson.list(entry, name)) {
      Reading reading = raw instanceof JsonObject object ? read(reader, object) : Reading.notKept("unreadable");
      into.addAll(reading.events());
      if (reading.notKept() != null) {
        notKept(reading.notKept());
      }
    }
  }

  /** Whatever a reader stumbles over is one event lost, and known to be: never the whole delivery. */
  private static Reading read(Reader reader, JsonObject raw) {
    try {
      return reader.read(raw);
    } catch (RuntimeException stumbled) {
      log.warn("messenger event not read because={}", stumbled.getClass().getSimpleName());
      return Reading.notKept("unreadable");
    }
  }

  private List<InboundEvent> notKept(String why) {
    meters.counter("danda.channel.not_kept", "channel", MessengerEvents.CHANNEL, "why", why).increment();
    return List.of();
  }
}
