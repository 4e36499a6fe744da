package vn.danda.knowledge.figure;

import java.util.Locale;

/** How sure we are of a figure. What is not {@link #isCertain certain} may only be said together with that doubt. */
public enum Certainty {
  /** The legal text itself was read. */
  CONFIRMED,
  /** Several public sources agree; the legal text itself was not read. */
  REPORTED,
  /** Computed from confirmed or reported figures. */
  COMPUTED,
  /** Recalled, from a single source, to be checked again, or resting on such a figure. */
  TO_BE_CONFIRMED,
  /** Nobody could find it. */
  UNKNOWN;

  public boolean isCertain() {
    return switch (this) {
      case CONFIRMED, REPORTED, COMPUTED -> true;
      case TO_BE_CONFIRMED, UNKNOWN -> false;
    };
  }

  /** The name used in files and JSON, for example {@code to_be_confirmed}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the wording of the parameters file, for example {@code verified-secondary (single project; date must be
   * re-checked)}. A doubt in it weighs more than the words it starts with.
   */
  static Certainty of(String wording) {
    String words = wording.toLowerCase(Locale.ROOT);
    if (words.contains("not found") || words.isBlank()) {
      return UNKNOWN;
    }
    if (words.contains("re-check")
        || words.contains("single project")
        || words.contains("one project")
        || words.contains("recalled")
        || words.contains("unverified")
        || words.contains("?")) {
      return TO_BE_CONFIRMED;
    }
    if (words.startsWith("verified-primary")) {
      return CONFIRMED;
    }
    if (words.startsWith("verified-secondary")) {
      return REPORTED;
    }
    if (words.startsWith("computed")) {
      return COMPUTED;
    }
    throw new IllegalArgumentException("Unknown certainty '" + wording + "'");
  }
}
