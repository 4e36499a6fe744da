package vn.danda.channels;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.danda.channels.TimedCalls.End;

/** What {@link NetworkChannelContract} cannot ask of every network. */
class TimedCallsTest {

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().dynamicHttpsPort().http2PlainDisabled(true));
  private final TimedCalls calls = new TimedCalls();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aCertificateWeDoNotTrustMeansThatNothingLeft() {
    URI untrusted = URI.create("https://127.0.0.1:" + server.httpsPort());

    assertThat(calls.call(HttpRequest.newBuilder(untrusted), Duration.ofSeconds(5))).isEqualTo(new End.NothingLeft());
  }

  @Test
  void aWaitInSecondsIsReadAndADateIsNot() {
    assertThat(waitNamed("7")).isEqualTo(new End.Answered(503, "x", Duration.ofSeconds(7)));
    assertThat(waitNamed("Sun, 29 Nov 2026 14:00:00 GMT")).isEqualTo(new End.Answered(503, "x", null));
  }

  @Test
  void anAnswerLongerThanAnyOfANetworkIsNone() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("x".repeat(256 * 1024 + 1))));

    assertThat(call()).isEqualTo(new End.NoAnswer());
  }

  private End waitNamed(String wait) {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", wait).withBody("x")));
    return call();
  }

  private End call() {
    URI address = URI.create("http://127.0.0.1:" + server.port());
    return calls.call(HttpRequest.newBuilder(address), Duration.ofSeconds(5));
  }
}
