package vn.danda.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One deed on record.
 *
 * @param number 1 for the first, then without a gap
 * @param who user name
 * @param hash SHA-256 over the hash of the row before and everything else in this row, in hex
 */
public record AuditRow(long number, Instant at, String who, String deed, String subject, String reason, String hash) {

  /** What the first row follows. */
  static final AuditRow NONE = new AuditRow(0, Instant.EPOCH, "", "", "", "", "");

  static AuditRow after(AuditRow before, Instant at, String who, String deed, String subject, String reason) {
    long number = before.number() + 1;
    return new AuditRow(number, at, who, deed, subject, reason, hash(before.hash(), number, at, who, deed, subject, reason));
  }

  /** Whether this row is what was written after {@code before}. */
  boolean follows(AuditRow before) {
    return equals(after(before, at, who, deed, subject, reason));
  }

  /** The length before each part: text moved from one field to the next is another row. */
  private static String hash(Object... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object part : parts) {
        byte[] bytes = part.toString().getBytes(UTF_8);
        digest.update((bytes.length + ":").getBytes(UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
