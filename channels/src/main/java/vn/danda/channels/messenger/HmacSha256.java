package vn.danda.channels.messenger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Secret;

/** What the app's secret signs: Meta's deliveries to us, and our token's proof to Meta. */
final class HmacSha256 {

  private static final String PREFIX = "sha256=";

  private HmacSha256() {}

  static String hex(Secret key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.reveal().getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whether {@code header} ({@code X-Hub-Signature-256}) signs these very bytes. Meta signs its own spelling of the
   * JSON, so the body must not have been read and written anew. Takes the same time however much of it is right.
   */
  static boolean signs(Secret key, byte[] body, @Nullable String header) {
    if (header == null || !header.startsWith(PREFIX)) {
      return false;
    }
    byte[] given = header.substring(PREFIX.length()).getBytes(US_ASCII);
    return MessageDigest.isEqual(hex(key, body).getBytes(US_ASCII), given);
  }
}
