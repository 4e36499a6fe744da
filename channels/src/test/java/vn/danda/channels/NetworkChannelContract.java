package vn.danda.channels;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.danda.channels.SendResult.AccountBroken;
import vn.danda.channels.SendResult.ContactStopped;
import vn.danda.channels.SendResult.NotSent;
import vn.danda.channels.SendResult.Sent;
import vn.danda.channels.SendResult.TryAgain;
import vn.danda.channels.SendResult.Unknown;

/**
 * {@link ChannelContract} for a channel that calls its network over HTTP: what becomes of a send when the network is
 * slow, full, broken or away. The outbox retries by these results, so a wrong one loses a message or says it twice.
 */
@Timeout(120)
public abstract class NetworkChannelContract extends ChannelContract {

  private static final Duration LONGER_THAN_WE_WAIT = Duration.ofSeconds(12);

  /** So long the outbox keeps a message for the node that sends it; then another one may send it too. */
  protected static final Duration CLAIM = Duration.ofSeconds(8);

  protected final WireMockServer network =
      new WireMockServer(options().dynamicPort().http2PlainDisabled(true).containerThreads(30));

  /** The channel, calling the network at this address. */
  protected abstract Channel channel(URI network);

  /** What the network answers to a message it takes, with {@code "91"} as the id of the message. */
  protected abstract ResponseDefinitionBuilder taken();

  /** Too many requests; the network wishes {@link #wishedWait()} where it can say so. */
  protected abstract ResponseDefinitionBuilder tooMany();

  protected Duration wishedWait() {
    return Duration.ofSeconds(7);
  }

  /** The person has blocked us or left. */
  protected abstract ResponseDefinitionBuilder blocked();

  /** An error the network itself reports as passing. */
  protected abstract ResponseDefinitionBuilder troubled();

  /** Our token is not, or no longer, good. */
  protected abstract ResponseDefinitionBuilder tokenRefused();

  /** The words in one call of a send. */
  protected abstract String textOf(LoggedRequest call);

  @BeforeEach
  void start() {
    network.start();
    networkAnswers(taken());
  }

  @AfterEach
  void stop() {
    network.stop();
  }

  protected final void networkAnswers(ResponseDefinitionBuilder answer) {
    network.resetMappings();
    network.stubFor(any(anyUrl()).willReturn(answer));
  }

  protected final List<LoggedRequest> calls() {
    return network.getAllServeEvents().stream()
        .map(ServeEvent::getRequest)
        .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
        .toList();
  }

  protected final URI address() {
    return URI.create("http://127.0.0.1:" + network.port());
  }

  @Override
  protected final Channel channel() {
    return channel(address());
  }

  @Override
  protected List<String> arrivedTexts() {
    return calls().stream().map(this::textOf).toList();
  }

  @Override
  protected List<String> arrived() {
    return calls().stream().map(LoggedRequest::getBodyAsString).toList();
  }

  private SendResult send() {
    return channel().send(say("Chị Thảo ơi, số 0912000017 đúng không ạ?", List.of()));
  }

  @Test
  void whatIsTakenIsSentAndHasTheNetworksId() {
    assertThat(send()).isEqualTo(new Sent("91"));
  }

  @Test
  void theNetworksOwnWaitIsKept() {
    networkAnswers(tooMany());

    assertThat(send()).isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.after()).isEqualTo(wishedWait()));
  }

  @Test
  void whoBlockedUsIsLeftAlone() {
    networkAnswers(blocked());

    assertThat(send()).isInstanceOf(ContactStopped.class);
  }

  @Test
  void aTroubledNetworkIsTriedAgain() {
    networkAnswers(troubled());

    assertThat(send()).isInstanceOf(TryAgain.class);
  }

  @Test
  void aRefusedTokenStopsTheChannelAndNotTheMessage() {
    networkAnswers(tokenRefused());

    assertThat(send()).isInstanceOf(AccountBroken.class);
  }

  @Test
  void withoutAConnectionNothingWasSent() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    assertThat(channel(nobody).send(say("Chị Thảo ơi", List.of()))).isInstanceOf(NotSent.class);
  }

  @Test
  void noAnswerInTimeLeavesUsInDoubt() {
    networkAnswers(taken().withFixedDelay((int) LONGER_THAN_WE_WAIT.toMillis()));

    assertThat(send()).isInstanceOf(Unknown.class);
    assertThat(calls()).hasSize(1);
  }

  /** A few bytes a second: the headers come in time, the last byte when nobody waits any more. */
  @Test
  void anAnswerThatStopsInTheMiddleHoldsNoSender() {
    networkAnswers(taken().withChunkedDribbleDelay(24, 2 * (int) LONGER_THAN_WE_WAIT.toMillis()));
    long begin = System.nanoTime();

    assertThat(send()).isInstanceOf(Unknown.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(CLAIM);
  }

  @Test
  void aConnectionThatBreaksAfterSendingLeavesUsInDoubtAndIsNotTriedAgainSilently() {
    for (Fault fault : List.of(Fault.CONNECTION_RESET_BY_PEER, Fault.EMPTY_RESPONSE, Fault.MALFORMED_RESPONSE_CHUNK)) {
      network.resetRequests();
      networkAnswers(aResponse().withFault(fault));

      assertThat(send()).as(fault.toString()).isInstanceOf(Unknown.class);
      assertThat(calls()).hasSize(1);
    }
  }

  @Test
  void anAnswerThatIsNotTheNetworksLeavesUsInDoubt() {
    for (String body : List.of("<html><h1>502 Bad Gateway</h1></html>", "", "null", "[]", "{\"ok\":tr")) {
      for (int status : new int[] {200, 502}) {
        networkAnswers(aResponse().withStatus(status).withBody(body));

        assertThat(send()).as(status + " " + body).isInstanceOfAny(Unknown.class, TryAgain.class);
      }
    }
  }

  /** 429 and 503 say that the message did not get through; 502 and 504 may come when it had. */
  @Test
  void aGatewayThatTurnsUsAwayIsAskedAgainAndOneThatLostTheAnswerLeavesUsInDoubt() {
    for (String body : List.of("<html><h1>no</h1></html>", "", "{\"message\":\"no\"}", "{\"error\":\"no\",\"status\":1}")) {
      for (int status : new int[] {429, 503}) {
        networkAnswers(aResponse().withStatus(status).withBody(body));
        assertThat(send()).as(status + " " + body).isInstanceOf(TryAgain.class);

        networkAnswers(aResponse().withStatus(status).withHeader("Retry-After", "11").withBody(body));
        assertThat(send())
            .as(status + " " + body)
            .isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.after()).hasSeconds(11));
      }
      for (int status : new int[] {400, 404, 500, 502, 504}) {
        networkAnswers(aResponse().withStatus(status).withBody(body));
        assertThat(send()).as(status + " " + body).isInstanceOf(Unknown.class);
      }
    }
  }
}
