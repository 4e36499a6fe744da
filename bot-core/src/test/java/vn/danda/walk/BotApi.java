package vn.danda.walk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Telegram's Bot API on this machine: takes what the server sends and remembers it in order. */
final class BotApi implements AutoCloseable {

  static final String TOKEN = "7000000001:demo-token";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final WireMockServer server =
      new WireMockServer(options().dynamicPort().http2PlainDisabled(true).containerThreads(40));

  BotApi() {
    server.start();
    answersAsUsual();
  }

  /** What a healthy Bot API says. */
  void answersAsUsual() {
    answers("sendmessage", "{\"ok\":true,\"result\":{\"message_id\":4711}}");
    answers("answercallbackquery", "{\"ok\":true,\"result\":true}");
    answers("setwebhook", "{\"ok\":true,\"result\":true}");
    answers("deletewebhook", "{\"ok\":true,\"result\":true}");
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** The library writes method names in mixed case. */
  static MappingBuilder call(String method) {
    return post(urlMatching("(?i)/bot" + TOKEN + "/" + method));
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body);
  }

  private void answers(String method, String body) {
    server.stubFor(call(method).willReturn(json(200, body)));
  }

  /** What was said to the chat, oldest first. */
  List<JsonNode> saidTo(long chat) {
    return calls("sendmessage").stream().filter(said -> said.path("chat_id").asString().equals("" + chat)).toList();
  }

  List<String> textsTo(long chat) {
    return saidTo(chat).stream().map(said -> said.path("text").asString()).toList();
  }

  List<JsonNode> calls(String method) {
    return server.findAll(postRequestedFor(urlMatching("(?i)/bot" + TOKEN + "/" + method))).stream()
        .map(LoggedRequest::getBodyAsString)
        .map(JSON::readTree)
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }
}
