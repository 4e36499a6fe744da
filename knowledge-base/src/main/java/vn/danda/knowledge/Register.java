package vn.danda.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import vn.danda.knowledge.text.VietnameseText;

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

  /** The one a question belongs to as far as its letters tell: with marks or without any. */
  public static Register byItsMarks(String question) {
    return VietnameseText.fold(question).equals(question.toLowerCase(Locale.ROOT)) ? UNMARKED : MARKED;
  }

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
