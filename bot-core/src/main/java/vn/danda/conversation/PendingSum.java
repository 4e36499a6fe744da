package vn.danda.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sum the person wants worked out: what is known of it, and what was asked last.
 *
 * @param kind the calculator, for example {@code contribution}
 * @param inputs by the calculator's names
 * @param asking the input asked for, or null once nothing is missing; the inputs stay so that one can be changed
 */
public record PendingSum(String kind, Map<String, Object> inputs, @Nullable String asking) {

  public PendingSum {
    inputs = Map.copyOf(inputs);
  }

  public PendingSum with(String name, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(inputs);
    all.put(name, value);
    return new PendingSum(kind, all, null);
  }

  public PendingSum askingFor(@Nullable String name) {
    return new PendingSum(kind, inputs, name);
  }
}
