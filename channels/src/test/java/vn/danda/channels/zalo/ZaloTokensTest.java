package vn.danda.channels.zalo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.danda.channels.Fixtures;
import vn.danda.channels.zalo.SharedVault.Killed;
import vn.danda.channels.zalo.SharedVault.Step;

/** Two nodes, one chain of tokens of which each works once. */
class ZaloTokensTest {

  private final FakeZalo zalo = new FakeZalo();
  private Instant now = Fixtures.RECEIVED;
  private final SharedVault vault = new SharedVault(() -> now);
  private final ZaloTokens one = node("r0", Step.NEVER);
  private final ZaloTokens two = node("r0", Step.NEVER);

  @AfterEach
  void stop() {
    zalo.close();
  }

  @Test
  void theFirstTokenComesFromTheSettingAndIsSharedWithTheOtherNode() {
    one.tick();
    two.tick();

    assertThat(one.current()).contains("a1");
    assertThat(two.current()).contains("a1");
    assertThat(zalo.fetches()).isEqualTo(1);
    assertThat(one.expiresAt()).contains(now.plus(Duration.ofHours(25)));
  }

  @Test
  void manySendsAndTwoNodesAtOnceFetchOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(40)) {
      List<Future<?>> all =
          IntStream.range(0, 40)
              .<Future<?>>mapToObj(i -> threads.submit(() -> (i % 2 == 0 ? one : two).renew(null)))
              .toList();
      for (Future<?> future : all) {
        future.get();
      }
    }
    one.tick();
    two.tick();

    assertThat(zalo.fetches()).isEqualTo(1);
    assertThat(one.current()).isEqualTo(two.current()).contains("a1");
  }

  @Test
  void itIsFetchedAfterTwentyHoursAndNotBefore() {
    one.tick();
    now = now.plus(Duration.ofHours(20)).minusSeconds(1);
    one.tick();
    assertThat(one.current()).contains("a1");

    now = now.plusSeconds(1);
    one.tick();

    assertThat(one.current()).contains("a2");
    assertThat(zalo.goodRefreshToken()).isEqualTo("r2");
  }

  @Test
  void aTokenZaloRefusesIsReplacedOnceAlsoWhenTheOtherNodeHasDoneIt() {
    one.tick();
    two.tick();

    one.renew("a1");
    two.renew("a1");

    assertThat(one.current()).contains("a2");
    assertThat(two.current()).contains("a2");
    assertThat(zalo.fetches()).isEqualTo(2);
  }

  @Test
  void aRestartGoesOnWithWhatIsStored() {
    one.tick();

    ZaloTokens restarted = node("r0", Step.NEVER);
    restarted.tick();

    assertThat(restarted.current()).contains("a1");
    assertThat(zalo.fetches()).isEqualTo(1);
  }

  @Test
  void anEmptySettingGoesOnWithWhatIsStored() {
    one.tick();
    now = now.plus(Duration.ofHours(21));

    ZaloTokens restarted = node("", Step.NEVER);
    restarted.tick();

    assertThat(restarted.current()).contains("a2");
  }

  @Test
  void aNewSettingBeginsAnewAndABadOneDoesNotEndTheChain() {
    one.tick();

    ZaloTokens badlySet = node("a-typo", Step.NEVER);
    badlySet.tick();

    assertThat(badlySet.current()).contains("a2");
    assertThat(badlySet.trouble()).isEmpty();
  }

  /** Killed with the lock in hand: nothing was used up, the other node fetches when the lock has run out. */
  @Test
  void killedBeforeAskingLosesNothing() {
    ZaloTokens dying = node("r0", Step.AFTER_LOCK);
    assertThatThrownBy(dying::tick).isInstanceOf(Killed.class);

    two.tick();
    assertThat(two.current()).as("the dead node's lock holds").isEmpty();
    now = now.plusSeconds(31);
    two.tick();

    assertThat(two.current()).contains("a1");
  }

  /** The one gap nobody can close: Zalo has given the pair, the machine dies before it is on disk. */
  @Test
  void killedBetweenZaloAndTheStoreGoesOnSendingForFiveHoursAndSaysSo() {
    one.tick();
    two.tick();
    now = now.plus(Duration.ofHours(20));
    ZaloTokens dying = node("r0", Step.BEFORE_SAVE);
    assertThatThrownBy(dying::tick).isInstanceOf(Killed.class);

    now = now.plusSeconds(31);
    two.tick();

    assertThat(two.current()).as("the old access token is still good").contains("a1");
    assertThat(two.trouble()).get().asString().contains("refused the refresh token");
    now = now.plus(Duration.ofHours(5));
    two.tick();
    assertThat(two.current()).isEmpty();

    ZaloTokens reseeded = node(zalo.goodRefreshToken(), Step.NEVER);
    reseeded.tick();
    assertThat(reseeded.current()).as("after a new consent").contains("a3");
    assertThat(reseeded.trouble()).isEmpty();
  }

  /** Stored before it was used: the other node goes on with the stored pair. */
  @Test
  void killedAfterStoringLosesNothing() {
    ZaloTokens dying = node("r0", Step.AFTER_SAVE);
    assertThatThrownBy(dying::tick).isInstanceOf(Killed.class);

    two.tick();

    assertThat(two.current()).contains("a1");
    assertThat(zalo.fetches()).isEqualTo(1);
    now = now.plus(Duration.ofHours(20));
    two.tick();
    assertThat(two.current()).contains("a2");
  }

  @Test
  void aStoreThatIsAwayForAMomentLosesNoPair() {
    vault.failingSaves = 2;

    one.tick();
    two.tick();

    assertThat(two.current()).contains("a1");
    assertThat(one.trouble()).isEmpty();
  }

  @Test
  void noAnswerIsTriedAgainAndTheTokenInUseStays() {
    one.tick();
    now = now.plus(Duration.ofHours(20));
    zalo.server.stubFor(
        WireMock.post(WireMock.urlPathEqualTo("/v4/oa/access_token"))
            .atPriority(1)
            .willReturn(WireMock.aResponse().withStatus(502).withBody("<html>")));

    one.tick();

    assertThat(one.current()).contains("a1");
    assertThat(one.trouble()).isEmpty();
  }

  @Test
  void theSecretAndTheFormAreAsZaloWantsThem() {
    one.tick();

    zalo.server.verify(
        WireMock.postRequestedFor(WireMock.urlPathEqualTo("/v4/oa/access_token"))
            .withHeader("secret_key", WireMock.equalTo("app-khoa"))
            .withHeader("Content-Type", WireMock.containing("application/x-www-form-urlencoded"))
            .withRequestBody(
                WireMock.equalTo(
                    "refresh_token=r0&app_id=" + ZaloFixtures.APP_ID + "&grant_type=refresh_token")));
  }

  private ZaloTokens node(String refreshToken, Step dies) {
    return new ZaloTokens(ZaloFixtures.settings(zalo.url(), refreshToken, ""), vault.node(dies), new MovableClock());
  }

  private final class MovableClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
