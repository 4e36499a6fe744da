package vn.danda.channels.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Secret;

/** A Bot API on this machine. */
final class FakeTelegram implements AutoCloseable {

  static final String TOKEN = "7000000001:demo-token";

  final WireMockServer server =
      new WireMockServer(options().dynamicPort().http2PlainDisabled(true).containerThreads(30));

  FakeTelegram() {
    server.start();
  }

  /** The library writes method names in mixed case. */
  static MappingBuilder call(String method) {
    return post(urlMatching("(?i)/bot" + TOKEN + "/" + method));
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body);
  }

  void answers(String method, int status, String body) {
    server.stubFor(call(method).willReturn(json(status, body)));
  }

  List<LoggedRequest> calls(String method) {
    return server.findAll(
        com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor(
            urlMatching("(?i)/bot" + TOKEN + "/" + method)));
  }

  TelegramSettings settings(TelegramSettings.@Nullable Mode mode) {
    return settings(URI.create("http://127.0.0.1:" + server.port()), mode, "bi-mat");
  }

  static TelegramSettings settings(URI api, TelegramSettings.@Nullable Mode mode, String webhookSecret) {
    return new TelegramSettings(
        Secret.of(TOKEN), mode, Secret.of(webhookSecret), api, null, "", Secret.of(""));
  }

  static TelegramChannel channel(TelegramSettings settings, GroupMoves moves) {
    return new TelegramChannel(
        TelegramClients.forSending(settings), TelegramFixtures.BOT, moves, new SimpleMeterRegistry());
  }

  static String error(int code, String description) {
    return "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"}";
  }

  @Override
  public void close() {
    server.stop();
  }
}
