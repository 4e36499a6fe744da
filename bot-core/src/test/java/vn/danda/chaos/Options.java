package vn.danda.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code --name value} pairs; what is asked for and not there has a default. */
final class Options {

  private final Map<String, String> values = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  Options(List<String> arguments) {
    if (arguments.size() % 2 != 0) {
      throw new IllegalArgumentException("Options come as --name value: " + arguments);
    }
    for (int i = 0; i < arguments.size(); i += 2) {
      if (!arguments.get(i).startsWith("--")) {
        throw new IllegalArgumentException("Not an option: " + arguments.get(i));
      }
      values.put(arguments.get(i).substring(2), arguments.get(i + 1));
    }
  }

  String text(String name, String otherwise) {
    asked.add(name);
    return values.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(text(name, Integer.toString(otherwise)));
  }

  long seed() {
    return Long.parseLong(text("seed", Long.toString(System.currentTimeMillis() % 1_000_000)));
  }

  /** After everything was asked for: a misspelt option would silently change nothing. */
  void refuseUnknown() {
    values.keySet().stream()
        .filter(name -> !asked.contains(name))
        .findAny()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("No option --" + name + " here; there are " + asked.stream().distinct().toList());
            });
  }
}
