package vn.danda.channels.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.danda.channels.zalo.ZaloSignature.Variant;

class ZaloSignatureTest {

  /** Reckoned with {@code printf '%s' '360846524940903967{"timestamp":"1"}1oa-khoa' | sha256sum}. */
  private static final String BY_HAND = "50285ea2990645918aa3a5216c68d1f7d173e04edc3c061919f13290355d8665";

  @Test
  void theDigestIsPlainSha256OverIdBodyTimeAndKey() {
    ZaloSignature signature = new ZaloSignature(ZaloFixtures.settings("http://127.0.0.1:1", "r", ""));
    byte[] body = "{\"timestamp\":\"1\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(signature.check("mac=" + BY_HAND, body, "1", "")).contains(Variant.APP_BODY_OASECRET);
    assertThat(signature.check("mac = " + BY_HAND.toUpperCase(java.util.Locale.ROOT), body, "1", "")).isPresent();
    assertThat(signature.check(BY_HAND, body, "1", "")).isPresent();
    assertThat(signature.check("mac=" + BY_HAND, body, "2", "")).isEmpty();
  }
}
