package vn.danda.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import vn.danda.channels.Fixtures;
import vn.danda.channels.InboundEvent;

/** The recorded payloads, read. */
final class TelegramFixtures {

  /** The bot the recorded payloads are about. */
  static final BotName BOT = new BotName("DanDaBot");

  private TelegramFixtures() {}

  static String body(String name) {
    return Fixtures.body(TelegramUpdates.CHANNEL, name);
  }

  static JsonNode json(String body) {
    try {
      return TelegramJson.MAPPER.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Events of a file: one update as the webhook gets it, or an answer to getUpdates. */
  static List<InboundEvent> events(String body) {
    JsonNode json = json(body);
    List<InboundEvent> events = new ArrayList<>();
    for (JsonNode update : json.has("result") ? json.path("result") : List.of(json)) {
      events.addAll(TelegramUpdates.toEvents(update, Fixtures.RECEIVED, BOT));
    }
    return events;
  }
}
