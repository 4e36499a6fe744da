package vn.danda.channels.messenger;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import vn.danda.channels.Secret;

/** The words of a Graph API on this machine, and the settings that lead there. */
final class FakeGraph {

  static final String PAGE = "101234567890123";
  static final String APP = "812345678901234";
  static final String TOKEN = "EAAtoken-of-the-page";
  static final String APP_SECRET = "bi-mat-cua-ung-dung";
  static final String VERIFY = "tu-minh-chon-42";

  private FakeGraph() {}

  static MessengerSettings settings(URI graph) {
    return settings(graph, APP);
  }

  static MessengerSettings settings(URI graph, String appId) {
    return new MessengerSettings(
        PAGE, Secret.of(TOKEN), Secret.of(APP_SECRET), Secret.of(VERIFY), appId, graph, "v25.0", null);
  }

  static String signature(String body) {
    return "sha256=" + HmacSha256.hex(Secret.of(APP_SECRET), body.getBytes(StandardCharsets.UTF_8));
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body);
  }

  static ResponseDefinitionBuilder error(int status, int code, int subcode) {
    return json(
        status,
        """
        {"error":{"message":"(#%d) Something about Chị Thảo","type":"OAuthException","code":%d,"error_subcode":%d,\
        "fbtrace_id":"A1b2"}}"""
            .formatted(code, code, subcode));
  }
}
