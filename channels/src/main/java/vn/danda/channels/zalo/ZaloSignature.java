package vn.danda.channels.zalo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Secret;

/**
 * Whether Zalo signed a delivery: {@code sha256(id + body + timestamp + key)} over the raw bytes, a plain digest.
 *
 * <p>Their SDK, their pages and what others see disagree about which id, which timestamp and which key. So all known ways
 * are tried, the one that fits is reported, and the setting can pin it. Each needs one of our two secrets.
 */
final class ZaloSignature {

  private final ZaloSettings settings;
  private final List<Variant> accepted;

  ZaloSignature(ZaloSettings settings) {
    this.settings = settings;
    this.accepted =
        Variant.named(settings.signature()).map(List::of).orElseGet(() -> List.of(Variant.values()));
  }

  /** The ways, most likely first. */
  enum Variant {
    APP_BODY_OASECRET(true, true, true),
    OA_BODY_OASECRET(false, true, true),
    APP_HEADER_OASECRET(true, false, true),
    OA_HEADER_OASECRET(false, false, true),
    APP_BODY_APPSECRET(true, true, false),
    OA_BODY_APPSECRET(false, true, false),
    APP_HEADER_APPSECRET(true, false, false),
    OA_HEADER_APPSECRET(false, false, false);

    private final boolean appId;
    private final boolean bodyTime;
    private final boolean oaSecret;

    Variant(boolean appId, boolean bodyTime, boolean oaSecret) {
      this.appId = appId;
      this.bodyTime = bodyTime;
      this.oaSecret = oaSecret;
    }

    static Optional<Variant> named(String name) {
      return Arrays.stream(values()).filter(variant -> variant.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
    }

    static List<String> names() {
      return Arrays.stream(values()).map(variant -> variant.name().toLowerCase(Locale.ROOT)).toList();
    }
  }

  /**
   * The way this delivery is signed, or empty when it is signed in none we accept.
   *
   * @param header {@code X-ZEvent-Signature}: {@code mac=<64 hex>}
   * @param bodyTime the timestamp in the body, {@code headerTime} the one of {@code X-ZEvent-Timestamp}; "" when missing
   */
  Optional<Variant> check(@Nullable String header, byte[] body, String bodyTime, String headerTime) {
    String given = header == null ? "" : header.replaceFirst("^\\s*mac\\s*=\\s*", "").strip().toLowerCase(Locale.ROOT);
    if (!given.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    byte[] mac = HexFormat.of().parseHex(given);
    return accepted.stream().filter(variant -> fits(variant, mac, body, bodyTime, headerTime)).findFirst();
  }

  private boolean fits(Variant variant, byte[] mac, byte[] body, String bodyTime, String headerTime) {
    String time = variant.bodyTime ? bodyTime : headerTime;
    return !time.isEmpty() && MessageDigest.isEqual(mac, digest(variant, body, time));
  }

  byte[] digest(Variant variant, byte[] body, String time) {
    Secret key = variant.oaSecret ? settings.webhookSecret() : settings.appSecret();
    MessageDigest sha256 = sha256();
    sha256.update((variant.appId ? settings.appId() : settings.oaId()).getBytes(StandardCharsets.UTF_8));
    sha256.update(body);
    sha256.update(time.getBytes(StandardCharsets.UTF_8));
    return sha256.digest(key.reveal().getBytes(StandardCharsets.UTF_8));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
