package vn.danda.channels;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A token, key or password from the settings. Printed, logged or written as JSON it is {@code [hidden]}. */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Spring's settings binding finds this method by its name. */
  public static Secret of(String value) {
    return new Secret(value.strip());
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  /** The secret itself; only for the call that needs it. */
  public String reveal() {
    return value;
  }

  /** Whether {@code given} is this secret, in a time that does not tell how much of it was right. Empty matches none. */
  public boolean matches(@Nullable String given) {
    return !value.isEmpty()
        && given != null
        && MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.isEmpty() ? "[empty]" : "[hidden]";
  }
}
