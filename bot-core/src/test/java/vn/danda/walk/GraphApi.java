package vn.danda.walk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Meta's Graph API on this machine: takes what the server sends and remembers it in order. */
final class GraphApi implements AutoCloseable {

  static final String TOKEN = "EAAtoken-of-the-page";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final WireMockServer server =
      new WireMockServer(options().dynamicPort().http2PlainDisabled(true).containerThreads(40));

  GraphApi() {
    server.start();
    server.stubFor(any(anyUrl()).willReturn(json(200, "{\"success\":true}")));
    server.stubFor(
        post(urlPathEqualTo("/v25.0/me/messages"))
            .willReturn(json(200, "{\"recipient_id\":\"66\",\"message_id\":\"m_of_ours\"}")));
    server.stubFor(
        post(urlPathMatching("/v25.0/[0-9_]+/comments")).willReturn(json(200, "{\"id\":\"7001_999\"}")));
    server.stubFor(
        get(urlPathMatching("/v25.0/[0-9]+_[0-9]+"))
            .willReturn(json(200, "{\"created_time\":\"2026-11-20T02:00:00+0000\",\"id\":\"x\"}")));
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body);
  }

  /** What was said to this person in their chat, oldest first, without the dots. */
  List<JsonNode> saidTo(String person) {
    return messages().stream().filter(body -> body.path("recipient").path("id").asString("").equals(person)).toList();
  }

  List<String> textsTo(String person) {
    return saidTo(person).stream().map(GraphApi::text).toList();
  }

  /** The private messages to the writer of this comment. */
  List<JsonNode> saidAbout(String comment) {
    return messages().stream()
        .filter(body -> body.path("recipient").path("comment_id").asString("").equals(comment))
        .toList();
  }

  /** The lines below this comment. */
  List<String> linesBelow(String comment) {
    return calls("/v25.0/" + comment + "/comments").stream().map(body -> body.path("message").asString()).toList();
  }

  List<JsonNode> calls(String path) {
    return requests().stream()
        .filter(request -> request.getUrl().replaceFirst("\\?.*", "").equals(path))
        .map(request -> JSON.readTree(request.getBodyAsString()))
        .toList();
  }

  static String text(JsonNode body) {
    JsonNode message = body.path("message");
    return message.has("text")
        ? message.path("text").asString()
        : message.path("attachment").path("payload").path("text").asString();
  }

  private List<JsonNode> messages() {
    return calls("/v25.0/me/messages").stream().filter(body -> body.has("message")).toList();
  }

  private List<LoggedRequest> requests() {
    return server.getAllServeEvents().stream()
        .map(event -> event.getRequest())
        .filter(request -> request.getMethod().getName().equals("POST"))
        .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }
}
