package vn.danda.knowledge.calculate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A calculation that cannot be done with these inputs.
 *
 * @param code what is wrong, for example {@code BELOW_FLOOR}
 * @param field the input it is about
 * @param bounds what would be possible or why it is not, by field name
 * @param sentence the same for the person who asked, with a way on
 */
public record Refusal(String code, String field, Map<String, @Nullable Object> bounds, String sentence)
    implements Calculation {

  /** An input is missing or cannot be read; every other code is a rule of the insurance. */
  public static final String INVALID_INPUT = "INVALID_INPUT";

  public Refusal {
    bounds = Collections.unmodifiableMap(new LinkedHashMap<>(bounds));
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("error", code);
    fields.putAll(bounds);
    return fields;
  }
}
