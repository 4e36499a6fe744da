package vn.danda.channels.zalo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Zalo on this machine: the API, and an OAuth door that takes every refresh token once. */
final class FakeZalo implements AutoCloseable {

  static final String MESSAGES = "/v3.0/oa/message/cs";

  private static final Pattern REFRESH = Pattern.compile("refresh_token=([^&]*)");

  private final Oauth oauth = new Oauth();
  final WireMockServer server =
      new WireMockServer(options().dynamicPort().http2PlainDisabled(true).containerThreads(30).extensions(oauth));

  FakeZalo() {
    server.start();
    server.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withStatus(404)));
    server.stubFor(
        post(urlPathEqualTo("/v4/oa/access_token")).willReturn(aResponse().withTransformers(Oauth.NAME)));
    says("{\"error\":0,\"message\":\"Success\",\"data\":{\"message_id\":\"m-1\",\"user_id\":\"1\"}}");
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  void says(String json) {
    says(aResponse().withHeader("Content-Type", "application/json").withBody(json));
  }

  void says(ResponseDefinitionBuilder answer) {
    server.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(answer));
  }

  List<LoggedRequest> sent() {
    return server.findAll(postRequestedFor(urlPathEqualTo(MESSAGES)));
  }

  JsonNode sentBody(int index) {
    return ZaloJson.MAPPER.readTree(sent().get(index).getBody());
  }

  int fetches() {
    return server.findAll(postRequestedFor(urlPathEqualTo("/v4/oa/access_token"))).size();
  }

  /** The refresh token that is good now; {@code r0} at first. */
  String goodRefreshToken() {
    return "r" + oauth.given.get();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** {@code r0} gives {@code a1} and {@code r1}; then {@code r0} is used up. */
  private static final class Oauth implements ResponseDefinitionTransformerV2 {
    static final String NAME = "oauth";
    private final AtomicInteger given = new AtomicInteger();

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
      Matcher used = REFRESH.matcher(event.getRequest().getBodyAsString());
      boolean good = used.find() && used.group(1).equals("r" + given.get());
      if (!good) {
        return json("{\"error_name\":\"Invalid refresh token.\",\"error\":-14014,\"error_description\":\"used\"}");
      }
      int next = given.incrementAndGet();
      return json(
          "{\"access_token\":\"a" + next + "\",\"refresh_token\":\"r" + next + "\",\"expires_in\":\"90000\"}");
    }

    private static ResponseDefinition json(String body) {
      return aResponse().withHeader("Content-Type", "application/json").withBody(body).build();
    }

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }
  }
}
