package vn.danda.fuzz;

import java.nio.charset.StandardCharsets;
import vn.danda.channels.ArrivedText;
import vn.danda.conversation.PersonalData;
import vn.danda.lead.PhoneNumber;

/** Any message: cleaned once is clean, masked once is masked, a phone number is one or none. */
public final class MessageFuzz {

  private MessageFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    String arrived = ArrivedText.of(new String(bytes, StandardCharsets.UTF_8));
    if (!ArrivedText.of(arrived).equals(arrived)) {
      throw new IllegalStateException("Cleaned twice it is something else: " + arrived);
    }
    String masked = PersonalData.mask(arrived);
    if (!PersonalData.mask(masked).equals(masked)) {
      throw new IllegalStateException("Masked twice it is something else: " + arrived);
    }
    PhoneNumber.read(arrived);
  }
}
