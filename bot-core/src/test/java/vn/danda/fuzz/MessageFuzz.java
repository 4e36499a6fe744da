package vn.danda.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import vn.danda.channels.ArrivedText;
import vn.danda.conversation.PersonalData;
import vn.danda.lead.PhoneNumber;

/** Any message: cleaned once is clean, no long number is left when it is masked, a phone number is one or none. */
public final class MessageFuzz {

  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{9}");

  private MessageFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    String arrived = ArrivedText.of(new String(bytes, StandardCharsets.UTF_8));
    if (!ArrivedText.of(arrived).equals(arrived)) {
      throw new IllegalStateException("Cleaned twice it is something else: " + arrived);
    }
    String masked = PersonalData.mask(arrived);
    if (LONG_NUMBER.matcher(masked).find()) {
      throw new IllegalStateException("A long number is left of: " + arrived);
    }
    PhoneNumber.read(arrived);
  }
}
