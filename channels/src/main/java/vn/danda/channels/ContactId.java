package vn.danda.channels;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A person writing to us on a channel.
 *
 * @param channel which channel, for example {@code telegram} or {@code web}; lower case, no colon
 * @param externalId the network's own id of the person; ids are strings, many exceed 2^53
 */
public record ContactId(String channel, String externalId) {

  private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern EXTERNAL = Pattern.compile("[\\x21-\\x7e]{1,128}");

  public ContactId {
    if (!CHANNEL.matcher(channel).matches()) {
      throw new IllegalArgumentException("Not a channel name: '" + channel + "'");
    }
    if (!EXTERNAL.matcher(externalId).matches()) {
      throw new IllegalArgumentException("External id must be 1 to 128 printable ASCII characters without spaces");
    }
  }

  /** Reads {@code telegram:4711}; the inverse of {@link #toString()}. */
  @JsonCreator
  public static ContactId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("Not a contact id (channel:id)");
    }
    return new ContactId(text.substring(0, colon), text.substring(colon + 1));
  }

  @JsonValue
  @Override
  public String toString() {
    return channel + ":" + externalId;
  }
}
