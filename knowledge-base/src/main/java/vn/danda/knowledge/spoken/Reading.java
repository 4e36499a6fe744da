package vn.danda.knowledge.spoken;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a grammar read at one place.
 *
 * @param kind of what
 * @param values in the form of the public answer; several when it could be either or anything between
 * @param ask which question to ask back ({@code spoken/words_vi.yml}), or null when it is clear
 * @param end the first word after it
 */
record Reading(Kind kind, List<String> values, @Nullable String ask, int end) {

  enum Kind {
    AMOUNT,
    DURATION,
    MONTHS,
    BIRTH_YEAR,
    AGE,
    DATE
  }

  Reading {
    values = List.copyOf(values);
  }

  static Reading clear(Kind kind, Object value, int end) {
    return new Reading(kind, List.of(value.toString()), null, end);
  }

  static Reading unsure(Kind kind, List<?> values, String ask, int end) {
    return new Reading(kind, values.stream().map(Object::toString).toList(), ask, end);
  }
}
