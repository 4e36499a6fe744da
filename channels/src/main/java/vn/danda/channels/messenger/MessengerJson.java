package vn.danda.channels.messenger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ArrivedText;

/** Reading JSON of strangers: nothing in it makes these methods throw, and what is not as expected is simply not there. */
final class MessengerJson {

  private static final int DEEPEST = 32;

  /** Milliseconds since this are after 1973; the same number of seconds is after the year 5000. */
  private static final long SECONDS_BELOW = 100_000_000_000L;

  private MessengerJson() {}

  /** The body as an object, or null when it is none. */
  static @Nullable JsonObject read(byte[] body) {
    return read(new String(body, UTF_8));
  }

  static @Nullable JsonObject read(String body) {
    JsonReader reader = new JsonReader(new StringReader(body));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
    try {
      return JsonParser.parseReader(reader) instanceof JsonObject object ? object : null;
    } catch (JsonParseException | IllegalStateException unreadable) {
      // The parser's words quote the body.
      return null;
    }
  }

  static List<JsonElement> list(JsonObject in, String name) {
    return in.get(name) instanceof JsonArray array ? array.asList() : List.of();
  }

  /** The object at the end of this path; an empty one when there is none. */
  static JsonObject object(JsonObject in, String... path) {
    JsonObject at = in;
    for (String name : path) {
      if (!(at.get(name) instanceof JsonObject next)) {
        return new JsonObject();
      }
      at = next;
    }
    return at;
  }

  /** The text (or number, as written) of that name, safe to store, or null; ids may be either. */
  static @Nullable String text(JsonObject in, String name) {
    return in.get(name) instanceof JsonPrimitive value && !value.isBoolean()
        ? ArrivedText.of(value.getAsString())
        : null;
  }

  /** The same, null also when it is blank. */
  static @Nullable String word(JsonObject in, String name) {
    String text = text(in, name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  static boolean isTrue(JsonObject in, String name) {
    return in.get(name) instanceof JsonPrimitive value && value.isBoolean() && value.getAsBoolean();
  }

  /** A time in milliseconds, or in seconds as some events have it; {@code otherwise} when it is none. */
  static Instant time(JsonObject in, String name, Instant otherwise) {
    String written = text(in, name);
    if (written == null || !written.matches("[0-9]{1,15}")) {
      return otherwise;
    }
    long number = Long.parseLong(written);
    if (number == 0) {
      return otherwise;
    }
    return number < SECONDS_BELOW ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
  }

  /** The same for the same content, in whatever order it is written; for events that have no id of their own. */
  static String fingerprint(JsonElement content) {
    StringBuilder canonical = new StringBuilder();
    write(content, canonical);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(JsonElement element, StringBuilder into) {
    switch (element) {
      case JsonObject object -> {
        into.append('{');
        for (String name : new TreeSet<>(object.keySet())) {
          into.append(new JsonPrimitive(name)).append(':');
          write(object.get(name), into);
          into.append(',');
        }
        into.append('}');
      }
      case JsonArray array -> {
        into.append('[');
        array.forEach(one -> write(one, into));
        into.append(']');
      }
      case null, default -> into.append(element).append(';');
    }
  }
}
