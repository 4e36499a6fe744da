package vn.danda.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.danda.channels.InboundEvent;

/** The recorded payloads. */
final class TelegramFixtures {

  static final Instant RECEIVED = Instant.parse("2026-11-24T01:02:03Z");

  private static final Path FOLDER = Path.of("src/test/resources/telegram");

  private TelegramFixtures() {}

  static List<Path> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json") && !file.toString().endsWith(".expected.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String body(String name) {
    return read(FOLDER.resolve(name + ".json"));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      events.addAll(TelegramUpdates.toEvents(update, RECEIVED));
    }
    return events;
  }
}
