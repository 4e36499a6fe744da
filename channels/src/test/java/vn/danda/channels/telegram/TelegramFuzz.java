package vn.danda.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import vn.danda.channels.Fixtures;

/** Any bytes at the door: events or none, never an exception. Run by {@code deploy/dev/fuzz/parsers.sh}. */
public final class TelegramFuzz {

  private TelegramFuzz() {}

  public static void fuzzerTestOneInput(byte[] body) {
    JsonNode json;
    try {
      json = TelegramJson.MAPPER.readTree(body);
    } catch (IOException unreadable) {
      return;
    }
    if (json != null) {
      TelegramUpdates.toEvents(json, Fixtures.RECEIVED, TelegramFixtures.BOT);
    }
  }
}
