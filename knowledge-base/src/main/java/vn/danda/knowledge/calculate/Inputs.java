package vn.danda.knowledge.calculate;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one calculation as they come from JSON or a chat. Reading refuses what is missing, of another kind, or
 * beyond any sensible size, naming the field.
 */
record Inputs(Map<String, ? extends @Nullable Object> values) {

  /** No sum in this insurance comes near; it keeps every product within a {@code long}. */
  private static final long MOST_DONG = 1_000_000_000_000L;

  /** A hundred years. */
  private static final int MOST_MONTHS = 1200;

  enum Gender {
    MALE,
    FEMALE
  }

  boolean has(String field) {
    return values.get(field) != null;
  }

  long dong(String field) {
    return whole(field, "amount", 0, MOST_DONG);
  }

  long dong(String field, long otherwise) {
    return has(field) ? dong(field) : otherwise;
  }

  int months(String field) {
    return count(field, 0, MOST_MONTHS);
  }

  int months(String field, int otherwise) {
    return has(field) ? months(field) : otherwise;
  }

  int count(String field, int least, int most) {
    return (int) whole(field, "whole number from " + least + " to " + most, least, most);
  }

  int count(String field, int least, int most, int otherwise) {
    return has(field) ? count(field, least, most) : otherwise;
  }

  boolean flag(String field) {
    Object value = values.get(field);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw Refused.input(field, "true or false");
  }

  Gender gender() {
    return Gender.valueOf(choice("gender", List.of("male", "female")).toUpperCase(Locale.ROOT));
  }

  /** One of these words. */
  String choice(String field, List<String> options) {
    if (values.get(field) instanceof String word && options.contains(word)) {
      return word;
    }
    throw Refused.input(field, "one of " + String.join(", ", options));
  }

  Optional<YearMonth> month(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    try {
      String text = String.valueOf(values.get(field));
      return Optional.of(text.length() > 7 ? YearMonth.from(LocalDate.parse(text)) : YearMonth.parse(text));
    } catch (DateTimeException e) {
      throw Refused.input(field, "a month like 2026-11");
    }
  }

  YearMonth requiredMonth(String field) {
    return month(field).orElseThrow(() -> Refused.input(field, "a month like 2026-11"));
  }

  Optional<LocalDate> day(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(String.valueOf(values.get(field))));
    } catch (DateTimeException e) {
      throw Refused.input(field, "a day like 2026-11-24");
    }
  }

  /** A group of inputs of its own, empty when it is not there. */
  Inputs part(String field) {
    Object value = values.get(field);
    if (value == null) {
      return new Inputs(Map.of());
    }
    if (value instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
      @SuppressWarnings("unchecked") // the keys were just looked at, the values may be anything
      Map<String, @Nullable Object> part = (Map<String, @Nullable Object>) map;
      return new Inputs(part);
    }
    throw Refused.input(field, "an object");
  }

  List<?> list(String field) {
    if (values.get(field) instanceof List<?> list && !list.isEmpty()) {
      return list;
    }
    throw Refused.input(field, "a list");
  }

  /** The names in a list of words, each one of the options. */
  List<String> words(String field, @Nullable Object list, List<String> options) {
    if (list instanceof List<?> words && !words.isEmpty() && options.containsAll(words)) {
      return words.stream().map(String::valueOf).toList();
    }
    throw Refused.input(field, "a list of " + String.join(", ", options));
  }

  private long whole(String field, String expected, long least, long most) {
    return whole(field, values.get(field), expected, least, most);
  }

  static long whole(String field, @Nullable Object value, String expected, long least, long most) {
    if (value instanceof Number number) {
      try {
        long whole = new BigDecimal(number.toString()).longValueExact();
        if (whole >= least && whole <= most) {
          return whole;
        }
      } catch (ArithmeticException | NumberFormatException e) {
        throw Refused.input(field, expected);
      }
    }
    throw Refused.input(field, expected);
  }

  /** {@code [[2022, 12, 1500000], …]}: year, months paid in it, chosen income. */
  List<PaidYear> paidYears(String field) {
    return list(field).stream().map(row -> paidYear(field, row)).toList();
  }

  private static PaidYear paidYear(String field, @Nullable Object row) {
    String expected = "a list of [year, months, income]";
    if (!(row instanceof List<?> cells) || cells.size() != 3) {
      throw Refused.input(field, expected);
    }
    return new PaidYear(
        (int) whole(field, cells.get(0), expected, 1995, 2100),
        (int) whole(field, cells.get(1), expected, 1, 12),
        whole(field, cells.get(2), expected, 0, MOST_DONG));
  }

  record PaidYear(int year, int months, long income) {}

  static List<String> names(Enum<?>... values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }
}
