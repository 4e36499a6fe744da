package vn.danda.walk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Zalo on this machine: gives a token, takes messages, and signs what it delivers. */
final class ZaloServer implements AutoCloseable {

  static final String APP = "360846524940903967";
  static final String OA = "388613280878808645";
  static final String OA_SECRET = "oa-khoa";

  private static final String MESSAGES = "/v3.0/oa/message/cs";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().http2PlainDisabled(true).containerThreads(30));

  ZaloServer() {
    server.start();
    answers("/v4/oa/access_token", "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"expires_in\":\"90000\"}");
    answers(MESSAGES, "{\"error\":0,\"message\":\"Success\",\"data\":{\"message_id\":\"z-4711\"}}");
    answers("/v2.0/oa/getoa", "{\"error\":0,\"data\":{\"oa_id\":\"" + OA + "\",\"name\":\"BHXH Nghệ An\"}}");
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  private void answers(String path, String json) {
    server.stubFor(any(urlPathEqualTo(path)).willReturn(aResponse().withBody(json)));
  }

  /** What was sent to the person, oldest first. */
  List<JsonNode> sentTo(String person) {
    return server.findAll(postRequestedFor(urlPathEqualTo(MESSAGES))).stream()
        .map(request -> JSON.readTree(request.getBodyAsString()))
        .filter(sent -> sent.path("recipient").path("user_id").asString("").equals(person))
        .map(sent -> sent.path("message"))
        .toList();
  }

  /** Only the words, without the card that asks for the number. */
  List<String> textsTo(String person) {
    return sentTo(person).stream().filter(sent -> sent.has("text")).map(sent -> sent.path("text").asString()).toList();
  }

  /** {@code X-ZEvent-Signature} of a delivery whose body says this time. */
  static String signature(String body, String time) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest((APP + body + time + OA_SECRET).getBytes(StandardCharsets.UTF_8));
      return "mac=" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
