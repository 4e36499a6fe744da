package vn.danda.lead;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes by time, as telephones' apps make them (RFC 6238: SHA-1, six digits, a new one every 30 seconds). Thirty
 * lines over the JDK's own HMAC; a library would bring more than it saves.
 */
final class Totp {

  private static final int STEP_SECONDS = 30;
  private static final int DIGITS = 1_000_000;
  private static final int SECRET_BYTES = 20;

  /** Telephones' clocks go wrong by some seconds: the code before and the one after count too. */
  private static final int AROUND = 1;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  /** A new secret, in base32. */
  static String secret() {
    return random(SECRET_BYTES * 8 / 5);
  }

  /** So many letters of base32, five bits each. */
  static String random(int letters) {
    StringBuilder text = new StringBuilder(letters);
    for (int i = 0; i < letters; i++) {
      text.append(BASE32.charAt(RANDOM.nextInt(BASE32.length())));
    }
    return text.toString();
  }

  /** Which step the code is of, if it is one of now and later than {@code used}: a code counts once. */
  static OptionalLong step(String secret, String code, long used, Instant now) {
    long current = now.getEpochSecond() / STEP_SECONDS;
    for (long step = Math.max(current - AROUND, used + 1); step <= current + AROUND; step++) {
      if (code(secret, step).equals(code)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  static String code(String secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%06d", number % DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static long stepOf(Instant now) {
    return now.getEpochSecond() / STEP_SECONDS;
  }

  private static byte[] bytes(String base32) {
    ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
    int buffer = 0;
    int bits = 0;
    for (char letter : base32.toCharArray()) {
      buffer = (buffer << 5 | BASE32.indexOf(letter)) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (buffer >> bits));
      }
    }
    return bytes.array();
  }
}
