package vn.danda.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a question is typed. */
public enum Register {
  /** All diacritics in place. */
  MARKED,
  /** No diacritics at all. */
  UNMARKED,
  /** Chat spelling: abbreviations, teen-code, slips. */
  TEEN,
  /** Nghệ Tĩnh words, with or without marks. */
  DIALECT;

  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Register of(String key) {
    for (Register register : values()) {
      if (register.key().equals(key)) {
        return register;
      }
    }
    throw new IllegalArgumentException("No register '" + key + "': one of marked, unmarked, teen, dialect");
  }
}
