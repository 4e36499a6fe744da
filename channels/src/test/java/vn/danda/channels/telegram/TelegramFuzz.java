package vn.danda.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import vn.danda.channels.Fixtures;
import vn.danda.channels.InboundEvent;

/** Any bytes at the door: events that can be stored or none, never an exception. Run by {@code deploy/dev/fuzz/parsers.sh}. */
public final class TelegramFuzz {

  private TelegramFuzz() {}

  public static void fuzzerTestOneInput(byte[] body) {
    JsonNode json;
    try {
      json = TelegramJson.MAPPER.readTree(body);
    } catch (IOException unreadable) {
      return;
    }
    if (json == null) {
      return;
    }
    for (InboundEvent event : TelegramUpdates.toEvents(json, Fixtures.RECEIVED, TelegramFixtures.BOT)) {
      boolean fromPerson = event instanceof InboundEvent.Text || event instanceof InboundEvent.ContactShared;
      if (fromPerson && event.toString().indexOf('\0') >= 0) {
        throw new IllegalStateException("The database does not take this: " + event);
      }
    }
  }
}
