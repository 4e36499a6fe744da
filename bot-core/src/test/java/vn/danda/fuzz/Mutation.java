package vn.danda.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns a well-formed body into one that is not quite so: in its bytes, in its text, in its structure. */
final class Mutation {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What stands in the place of any value. */
  private static final List<String> VALUES =
      List.of(
          "null", "true", "-1", "0.5", "1e300", "-1e999", "99999999999999999999", "9223372036854775807", "\"\"", "[]", "{}",
          "[null]", "[[[[[[[[]]]]]]]]", "{\"id\":{}}", "\"private\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"",
          "\"\\u202e\\u200b\\u2066x\"", "\"a\\u0300\\u0301\\u0302\\u0303\\u0304\\u0305\\u0306\\u0307\"",
          "\"=HYPERLINK(1)\"", "\"<script>alert(1)</script>\"", "\"' or 1=1 --\"", "\"${jndi:ldap://x}\"", "\"{{muc-dong}}\"",
          "\"../../etc/passwd\"", "\"0912345678\"", "\"10000000000 tỷ\"", "\"gặp cán bộ\"", "\"2027-02-30T25:61:61Z\"");

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  byte[] of(List<byte[]> seeds) {
    byte[] body = freshNumbers(any(seeds));
    if (random.nextInt(3) == 0) {
      // Still what the door expects, only in words nobody would write: this gets furthest.
      return reworded(body);
    }
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      body =
          switch (random.nextInt(10)) {
            case 0 -> flipped(body);
            case 1 -> cut(body);
            case 2 -> doubled(body);
            case 3 -> spliced(body, any(seeds));
            case 4 -> stuffed(body);
            default -> restructured(body);
          };
    }
    return body;
  }

  private byte[] any(List<byte[]> seeds) {
    return seeds.get(random.nextInt(seeds.size()));
  }

  /** Or everything after the first would be a repeat, and stop at the first check. */
  private byte[] freshNumbers(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.replaceFirst("(\"update_id\": ?|\"clientId\": ?\"a1b2c3d4-|\"mid\": ?\"|\"msg_id\": ?\")\\d*", "$1" + random.nextInt(1 << 30))
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] flipped(byte[] body) {
    byte[] other = body.clone();
    for (int i = 0; i < 1 + random.nextInt(3) && other.length > 0; i++) {
      other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return other;
  }

  private byte[] cut(byte[] body) {
    return Arrays.copyOf(body, random.nextInt(body.length + 1));
  }

  /** A part of it twice: keys, brackets, letters. */
  private byte[] doubled(byte[] body) {
    int from = random.nextInt(body.length + 1);
    int to = Math.min(body.length, from + random.nextInt(200));
    return joined(Arrays.copyOf(body, to), Arrays.copyOfRange(body, from, body.length));
  }

  private byte[] spliced(byte[] body, byte[] other) {
    int from = random.nextInt(other.length + 1);
    return joined(Arrays.copyOf(body, random.nextInt(body.length + 1)), Arrays.copyOfRange(other, from, other.length));
  }

  /** Something long or deep in the middle. */
  private byte[] stuffed(byte[] body) {
    String stuff =
        switch (random.nextInt(5)) {
          case 0 -> "[".repeat(1 + random.nextInt(2000));
          case 1 -> "{\"a\":".repeat(1 + random.nextInt(500));
          case 2 -> "9".repeat(1 + random.nextInt(2000));
          case 3 -> "ạ\u0323".repeat(1 + random.nextInt(3000));
          default -> ",\"k\":0".repeat(1 + random.nextInt(3000));
        };
    int at = random.nextInt(body.length + 1);
    byte[] before = joined(Arrays.copyOf(body, at), stuff.getBytes(StandardCharsets.UTF_8));
    return joined(before, Arrays.copyOfRange(body, at, body.length));
  }

  private byte[] restructured(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      List<Runnable> places = new ArrayList<>();
      collect(tree, places);
      if (!places.isEmpty()) {
        places.get(random.nextInt(places.size())).run();
      }
      return JSON.writeValueAsBytes(tree);
    } catch (JacksonException notJsonAnyMore) {
      return flipped(body);
    }
  }

  private byte[] reworded(byte[] body) {
    JsonNode tree = JSON.readTree(body);
    List<Runnable> places = new ArrayList<>();
    collectWords(tree, places);
    if (!places.isEmpty()) {
      places.get(random.nextInt(places.size())).run();
    }
    return JSON.writeValueAsBytes(tree);
  }

  private void collectWords(JsonNode node, List<Runnable> places) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames()) {
        if (object.get(name).isString()) {
          places.add(() -> object.put(name, words(object.get(name).asString())));
        }
      }
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        if (array.get(i).isString()) {
          places.add(() -> array.set(at, JSON.getNodeFactory().stringNode(words(array.get(at).asString()))));
        }
      }
    }
    node.forEach(child -> collectWords(child, places));
  }

  /** Some of what stood there, and some of everything else. */
  private String words(String before) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      JsonNode value = value();
      if (random.nextInt(40) == 0) {
        // No index of the database takes this.
        random.ints(4000, 'a', 'z' + 1).forEach(words::appendCodePoint);
      }
      words.append(random.nextInt(3) == 0 ? before : value.isString() ? value.asString() : value.toString());
      words.append(random.nextBoolean() ? " " : "");
    }
    return words.toString();
  }

  private void collect(JsonNode node, List<Runnable> places) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames()) {
        places.add(() -> object.set(name, value()));
        places.add(() -> object.remove(name));
        places.add(() -> object.set(name, object.arrayNode().add(object.get(name)).add(value())));
      }
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        places.add(() -> array.set(at, value()));
      }
      places.add(() -> array.add(value()));
    }
    node.forEach(child -> collect(child, places));
  }

  private JsonNode value() {
    return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
