package vn.danda.channels;

import java.text.Normalizer;

/** Text as it comes in from a network, made safe to store: NFC, no NUL, no half of a surrogate pair. */
public final class ArrivedText {

  private ArrivedText() {}

  /** The text as typed, in NFC. NUL (which PostgreSQL refuses) becomes a space, a lone surrogate U+FFFD. */
  public static String of(String raw) {
    StringBuilder safe = new StringBuilder(raw.length());
    raw.codePoints().forEach(point -> safe.appendCodePoint(safe(point)));
    return Normalizer.normalize(safe, Normalizer.Form.NFC);
  }

  private static int safe(int point) {
    if (point == 0) {
      return ' ';
    }
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point;
  }
}
