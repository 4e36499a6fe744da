package vn.danda.conversation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.danda.channels.InboundEvent;

/**
 * One-time codes with which a person goes on with their conversation on another channel: {@code DD-K7M2-9QX4}. Without
 * letters that look alike, short enough to be typed from one phone into another; there are 850 thousand million, so that
 * guessing is hopeless within their ten minutes. The same event always gives the same code. Thread-safe.
 */
public final class ContinuationCodes {

  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 8;

  /** Also in a link, without the lines. Codes hold two digits at least, so no words are taken for one. */
  private static final Pattern CODE = Pattern.compile("DD[ -]?([2-9A-HJKMNP-Z]{4})[ -]?([2-9A-HJKMNP-Z]{4})");

  private static final int LEAST_DIGITS = 2;

  private final byte[] key;

  private ContinuationCodes(byte[] key) {
    this.key = key;
  }

  /** With a key that nobody knows. It need not be the same on all nodes: what counts is the code that was shown. */
  public static ContinuationCodes random() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new ContinuationCodes(key);
  }

  /** The eight characters without {@code DD} and lines. */
  public String code(String eventKey) {
    for (int round = 0; ; round++) {
      byte[] hash = hash(eventKey + "#" + round);
      StringBuilder code = new StringBuilder();
      for (int i = 0; code.length() < LENGTH && i < hash.length; i++) {
        int value = hash[i] & 0xFF;
        // Values above the last whole multiple would make some letters likelier than others.
        if (value < 256 / LETTERS.length() * LETTERS.length()) {
          code.append(LETTERS.charAt(value % LETTERS.length()));
        }
      }
      if (code.length() == LENGTH && digits(code) >= LEAST_DIGITS) {
        return code.toString();
      }
    }
  }

  /** As people read it. */
  public static String shown(String code) {
    return "DD-" + code.substring(0, 4) + "-" + code.substring(4);
  }

  /** As it stands in a link that opens a channel. */
  public static String linked(String code) {
    return "DD" + code;
  }

  /** The code that was typed, or came with the link somebody opened. */
  public static Optional<String> in(InboundEvent event) {
    return switch (event) {
      case InboundEvent.Text text -> read(text.text());
      case InboundEvent.Entry entry -> entry.referral() == null ? Optional.empty() : read(entry.referral());
      default -> Optional.empty();
    };
  }

  private static Optional<String> read(String text) {
    Matcher code = CODE.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toUpperCase(Locale.ROOT));
    return code.matches() && digits(code.group(1) + code.group(2)) >= LEAST_DIGITS
        ? Optional.of(code.group(1) + code.group(2))
        : Optional.empty();
  }

  private static long digits(CharSequence code) {
    return code.chars().filter(Character::isDigit).count();
  }

  private byte[] hash(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
