package vn.danda.knowledge.calculate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a calculation came to. */
public sealed interface Calculation permits Worked, Refusal {

  /** The result by field name, as the API shows it; a refusal's first field is {@code error}. */
  Map<String, @Nullable Object> fields();
}
