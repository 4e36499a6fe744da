package vn.danda.knowledge.calculate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries a {@link Refusal} from deep inside a calculation up to {@link Calculations#run}, the only place that catches
 * it. An exception rather than a value because every single look-up of an input or figure may refuse.
 */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  private Refused(Refusal refusal) {
    super(refusal.code(), null, false, false);
    this.refusal = refusal;
  }

  static Refused because(String code, String field, Map<String, @Nullable Object> bounds) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>(bounds);
    plain.replaceAll((name, value) -> Worksheet.plain(value));
    return new Refused(new Refusal(code, field, plain, Wording.refusal(code, bounds)));
  }

  /** The input is not there or not of the kind it must be; {@code expected} says of which. */
  static Refused input(String field, String expected) {
    Map<String, @Nullable Object> bounds = Map.of("field", field, "expected", expected);
    return because(Refusal.INVALID_INPUT, field, bounds);
  }

  Refusal refusal() {
    return refusal;
  }
}
