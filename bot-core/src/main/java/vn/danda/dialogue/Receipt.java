package vn.danda.dialogue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A number by which a request about one's data can be found again; it says nothing about who asked. */
final class Receipt {

  /** Without letters and digits that look alike when read out. */
  private static final String LETTERS = "ABCDEFGHKMNPRSTUVXY23456789";

  private Receipt() {}

  /** The same for the same event, so that thinking a turn through again promises the same number. */
  static String of(Turn turn) {
    UUID hash = UUID.nameUUIDFromBytes(("receipt:" + turn.event().contact() + turn.event().key()).getBytes(StandardCharsets.UTF_8));
    long bits = hash.getMostSignificantBits() >>> 1;
    StringBuilder text = new StringBuilder("YC-");
    for (int i = 0; i < 8; i++) {
      text.append(i == 4 ? "-" : "").append(LETTERS.charAt((int) (bits % LETTERS.length())));
      bits /= LETTERS.length();
    }
    return text.toString();
  }
}
