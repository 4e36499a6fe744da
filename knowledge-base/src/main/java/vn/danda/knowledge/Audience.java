package vn.danda.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The group an answer is worded for. An entry without words for a group uses its common answer. */
public enum Audience {
  /** Young people in casual or informal work. */
  YOUNG_WORKER,
  /** Farmers, fishers, small traders. */
  FARMER_TRADER,
  /** People registered for unemployment benefit or looking for work. */
  JOB_SEEKER,
  /** Workers who came home and think of withdrawing their insurance years. */
  RETURNED_WORKER;

  /** The name used in files and JSON, for example {@code young_worker}. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Audience of(String key) {
    for (Audience audience : values()) {
      if (audience.key().equals(key)) {
        return audience;
      }
    }
    throw new IllegalArgumentException(
        "No audience '" + key + "': one of young_worker, farmer_trader, job_seeker, returned_worker");
  }
}
