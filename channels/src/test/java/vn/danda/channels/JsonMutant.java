package vn.danda.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A payload as a network might send it one day: fields missing, or of another kind. */
final class JsonMutant {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> OTHERS =
      List.of("null", "true", "-1", "1e300", "99999999999999999999", "\"\"", "\"x y\"", "[]", "{}", "[null]",
          "[[{\"text\":null}]]", "{\"id\":null}", "0.5", "\"private\"");

  private JsonMutant() {}

  /** The body with so many random changes. */
  static String of(String body, Random random, int changes) {
    JsonNode mutant = JSON.readTree(body);
    for (int i = 0; i < changes; i++) {
      List<Runnable> places = new ArrayList<>();
      collect(mutant, random, places);
      if (!places.isEmpty()) {
        places.get(random.nextInt(places.size())).run();
      }
    }
    return mutant.toString();
  }

  private static void collect(JsonNode node, Random random, List<Runnable> places) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames()) {
        places.add(() -> object.set(name, other(random)));
        places.add(() -> object.remove(name));
      }
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        places.add(() -> array.set(at, other(random)));
      }
    }
    node.forEach(child -> collect(child, random, places));
  }

  private static JsonNode other(Random random) {
    return JSON.readTree(OTHERS.get(random.nextInt(OTHERS.size())));
  }
}
