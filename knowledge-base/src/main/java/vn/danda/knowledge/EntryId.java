package vn.danda.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names one FAQ entry: lower-case words joined by hyphens, for example {@code muc-dong-toi-thieu}. */
public record EntryId(@JsonValue String value) implements Comparable<EntryId> {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");

  @JsonCreator
  public EntryId {
    if (!SHAPE.matcher(value).matches() || value.length() > 64) {
      throw new IllegalArgumentException("Not an entry id (lower-case words joined by hyphens): '" + value + "'");
    }
  }

  @Override
  public int compareTo(EntryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
