package vn.danda.channels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The recorded payloads, one folder per channel. */
public final class Fixtures {

  /** When every recorded payload is received in tests. */
  public static final Instant RECEIVED = Instant.parse("2026-11-24T01:02:03Z");

  private static final Path RESOURCES = Path.of("src/test/resources");

  private Fixtures() {}

  /** The payloads of a channel, without the {@code .expected.json} beside them, in order of their names. */
  public static List<Path> all(String channel) {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(channel))) {
      return files
          .filter(file -> file.toString().endsWith(".json") && !file.toString().endsWith(".expected.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String name(Path fixture) {
    return fixture.getFileName().toString().replace(".json", "");
  }

  public static String body(String channel, String name) {
    return read(RESOURCES.resolve(channel).resolve(name + ".json"));
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
