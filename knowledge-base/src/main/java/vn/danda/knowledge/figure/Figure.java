package vn.danda.knowledge.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One value and the days it holds.
 *
 * @param key what texts and calculators call it, for example {@code vol_income_min}
 * @param value as written in the table: a number with a decimal point, or a text; empty when it is not known
 * @param unit what the number counts; decides how it is read ({@code VND…}, {@code percent…}, {@code years-months})
 * @param validFrom first day, or null when it always held
 * @param validTo last day, or null when no end is known
 * @param basis the legal text it comes from, or the formula
 * @param certainty how sure we are
 * @param note what is doubtful about it, in the words of the source; empty when nothing is
 */
public record Figure(
    String key,
    String value,
    String unit,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    String basis,
    Certainty certainty,
    String note) {

  static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]*+");
  private static final Pattern NUMBER = Pattern.compile("-?\\d++(?:\\.\\d++)?+");

  /** How a value is read out. */
  enum Form {
    MONEY,
    PERCENT,
    NUMBER,
    AGE,
    DATE,
    TEXT
  }

  public Figure {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("Not a figure key: '" + key + "'");
    }
    if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
      throw new IllegalArgumentException("Figure '" + key + "' ends " + validTo + " before it starts " + validFrom);
    }
  }

  public boolean holdsOn(LocalDate day) {
    return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
  }

  /** Whether both hold on some same day. */
  boolean overlaps(Figure other) {
    return key.equals(other.key) && startsByEndOf(other) && other.startsByEndOf(this);
  }

  private boolean startsByEndOf(Figure other) {
    LocalDate end = other.validTo;
    return validFrom == null || end == null || !validFrom.isAfter(end);
  }

  /** The value as a number, if it is one. A telephone number counts nothing, even where it has a dot in it. */
  public Optional<BigDecimal> number() {
    if (unit.equals("phone")) {
      return Optional.empty();
    }
    return NUMBER.matcher(value).matches() ? Optional.of(new BigDecimal(value)) : Optional.empty();
  }

  public boolean isMoney() {
    return form() == Form.MONEY;
  }

  Form form() {
    if (unit.equals("years-months")) {
      return Form.AGE;
    }
    if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return Form.DATE;
    }
    if (number().isEmpty()) {
      return Form.TEXT;
    }
    if (unit.startsWith("VND")) {
      return Form.MONEY;
    }
    return unit.startsWith("percent") ? Form.PERCENT : Form.NUMBER;
  }
}
