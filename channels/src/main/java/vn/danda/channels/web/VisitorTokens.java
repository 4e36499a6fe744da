package vn.danda.channels.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.danda.channels.ContactId;

/** Tells visitors apart without an account: {@code visitor.expiry.mac}, signed by us, kept by their browser. */
final class VisitorTokens {

  private static final Duration VALID = Duration.ofDays(90);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final WebChatLog log;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  VisitorTokens(WebChatLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  ContactId newVisitor() {
    return new ContactId(WebChatChannel.NAME, random(15));
  }

  /** A token that is good for the whole time from now on: who comes back in time keeps their chat. */
  String issue(ContactId visitor) {
    String body = visitor.externalId() + "." + clock.instant().plus(VALID).getEpochSecond();
    return body + "." + mac(body);
  }

  /** The visitor a token was given to; empty when it is forged, expired, or no token at all. */
  Optional<ContactId> read(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || !parts[0].matches("[A-Za-z0-9_-]{20}") || !parts[1].matches("\\d{1,12}")) {
      return Optional.empty();
    }
    byte[] expected = mac(parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
    boolean genuine = MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8));
    boolean expired = clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(parts[1])));
    return genuine && !expired ? Optional.of(new ContactId(WebChatChannel.NAME, parts[0])) : Optional.empty();
  }

  String newTicket() {
    return random(24);
  }

  private String random(int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return BASE64.encodeToString(value);
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(log.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
