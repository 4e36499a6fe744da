package vn.danda.channels.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.danda.channels.KeptEvents;

/** The poll loop against a Bot API that misbehaves. Two updates wait there, 11 and 12, until they are confirmed. */
@Timeout(90)
class TelegramPollingTest {

  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final FakeTelegram telegram = new FakeTelegram();
  private final KeptEvents kept = new KeptEvents();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<TelegramPolling> started = new ArrayList<>();
  private final AtomicBoolean lock = new AtomicBoolean(true);

  TelegramPollingTest() {
    telegram.answers("deletewebhook", 200, "{\"ok\":true,\"result\":true}");
    telegram.server.stubFor(
        FakeTelegram.call("getupdates").atPriority(9).willReturn(updates().withFixedDelay(200)));
    telegram.server.stubFor(
        FakeTelegram.call("getupdates")
            .atPriority(8)
            .withRequestBody(matchingJsonPath("$[?(@.offset < 12)]"))
            .willReturn(updates(update(11, "một"), update(12, "hai"))));
  }

  @AfterEach
  void stop() {
    started.forEach(TelegramPolling::stop);
    telegram.close();
  }

  @Test
  void updatesAreTakenInOrderAndConfirmed() {
    start(null);

    awaitConfirmedOnce();
    assertThat(kept.texts()).containsExactly("một", "hai");
    assertThat(telegram.calls("getupdates").getFirst().getBodyAsString())
        .contains("\"allowed_updates\":[\"message\",\"edited_message\",\"callback_query\",\"my_chat_member\"]");
  }

  @Test
  void serverErrorsHtmlPagesAndBrokenConnectionsAreSurvived() {
    firstAnswers(
        FakeTelegram.json(500, "{\"ok\":false,\"error_code\":500,\"description\":\"Internal Server Error\"}"),
        aResponse().withStatus(502).withBody("<html>Bad Gateway</html>"),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        FakeTelegram.json(200, "{}"));
    start(null);

    awaitConfirmedOnce();
    assertThat(kept.texts()).containsExactly("một", "hai");
  }

  @Test
  void aHangIsCutOffAndSurvived() {
    firstAnswers(updates().withFixedDelay(60_000));
    start(null);

    awaitConfirmedOnce();
    assertThat(kept.texts()).containsExactly("một", "hai");
  }

  @Test
  void aMalformedUpdateBetweenTwoGoodOnesLosesNeither() {
    firstAnswers(
        updates(
            update(5, "trước"),
            "{\"update_id\":6,\"message\":{\"message_id\":\"x\",\"chat\":[],\"text\":{}}}",
            "17",
            update(7, "sau")));
    start(null);

    awaitConfirmedOnce();
    assertThat(kept.texts()).containsExactly("trước", "sau", "một", "hai");
    assertThat(meters.counter("danda.channel.not_kept", "channel", "telegram").count()).isEqualTo(2);
  }

  /** Telegram draws a new number for the first update after a quiet week. */
  @Test
  void idsThatStartAgainLowerAreConfirmed() {
    firstAnswers(updates(update(900_000_001, "tuần trước")), updates(update(11, "một"), update(12, "hai")));
    start(null);

    awaitConfirmedOnce();
    assertThat(kept.texts()).containsExactly("tuần trước", "một", "hai");
  }

  @Test
  void updatesWithoutIdsAreAskedForAgainWithoutHurry() {
    firstAnswers(updates("{\"message\":{}}", "17"));
    start(null);

    awaitConfirmedOnce();
    assertThat(kept.texts()).containsExactly("một", "hai");
    assertThat(telegram.calls("getupdates").get(1).getBodyAsString()).contains("\"offset\":0");
  }

  @Test
  void theOffsetStandsStillUntilTheEventsAreOnDisk() {
    kept.refuse(2);
    start(null);

    awaitConfirmedOnce();
    assertThat(kept.texts()).containsExactly("một", "hai");
    assertThat(telegram.calls("getupdates").subList(0, 3))
        .allSatisfy(call -> assertThat(call.getBodyAsString()).contains("\"offset\":0"));
  }

  @Test
  void aBugInTheListenerDoesNotEndTheLoop() {
    kept.fail(2, new NullPointerException("a bug"));
    start(null);

    awaitConfirmedOnce();
    assertThat(kept.texts()).containsExactly("một", "hai");
  }

  @Test
  void aRestartBeforeTheConfirmationLosesNothing() {
    kept.refuse(1_000);
    TelegramPolling first = start(null);
    await().until(() -> !telegram.calls("getupdates").isEmpty());
    first.stop();
    kept.refuse(0);

    start(null);

    awaitConfirmedOnce();
    assertThat(kept.texts()).containsExactly("một", "hai");
  }

  @Test
  void askedToWaitItWaits() {
    firstAnswers(
        FakeTelegram.json(
            429,
            "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\",\"parameters\":{\"retry_after\":3}}"));
    long begin = System.nanoTime();
    start(null);

    awaitConfirmedOnce();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(3));
  }

  @Test
  void aConflictIsWaitedOut() {
    firstAnswers(
        FakeTelegram.json(
            409, "{\"ok\":false,\"error_code\":409,\"description\":\"Conflict: terminated by other getUpdates\"}"));
    start(null);

    awaitConfirmedOnce();
    assertThat(meters.counter("danda.telegram.poll.trouble", "what", "409").count()).isEqualTo(1);
  }

  @Test
  void aWebhookIsRemovedOnlyWhenPollingWasAskedForByName() {
    start(null);
    awaitConfirmedOnce();
    assertThat(telegram.calls("deletewebhook")).isEmpty();

    start(TelegramSettings.Mode.POLLING);
    await().until(() -> telegram.calls("deletewebhook").size() == 1);
  }

  @Test
  void withoutTheLockNothingIsAsked() throws InterruptedException {
    lock.set(false);
    start(TelegramSettings.Mode.POLLING);

    Thread.sleep(1_000);
    assertThat(telegram.server.getAllServeEvents()).isEmpty();
  }

  @Test
  void stopCutsOffAPollUnderWay() {
    firstAnswers(updates().withFixedDelay(60_000));
    TelegramPolling polling = start(null);
    await().until(() -> !telegram.server.getAllServeEvents().isEmpty() || sleeping());
    long begin = System.nanoTime();

    polling.stop();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    int calls = telegram.calls("getupdates").size();
    assertThat(kept.events).isEmpty();
    assertThat(telegram.calls("getupdates")).hasSize(calls);
  }

  /** WireMock lists a request only after it answered; a short wait stands for "the poll is under way". */
  private static boolean sleeping() throws InterruptedException {
    Thread.sleep(500);
    return true;
  }

  private TelegramPolling start(TelegramSettings.@Nullable Mode mode) {
    PollingCalls calls = new PollingCalls(telegram.settings(mode), LONGEST);
    TelegramPolling polling = new TelegramPolling(calls, kept, TelegramFixtures.BOT, new TestLock(), Clock.systemUTC(), meters);
    started.add(polling);
    polling.start();
    return polling;
  }

  /** Both waiting updates arrived, and a poll confirmed them. */
  private void awaitConfirmedOnce() {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                telegram.calls("getupdates").stream()
                    .anyMatch(call -> call.getBodyAsString().contains("\"offset\":13")));
  }

  /** What the first polls get before the two updates are given. */
  private void firstAnswers(ResponseDefinitionBuilder... answers) {
    String state = Scenario.STARTED;
    for (int i = 0; i < answers.length; i++) {
      String next = "after " + i;
      telegram.server.stubFor(
          FakeTelegram.call("getupdates")
              .atPriority(1)
              .inScenario("first answers")
              .whenScenarioStateIs(state)
              .willSetStateTo(next)
              .willReturn(answers[i]));
      state = next;
    }
  }

  private static ResponseDefinitionBuilder updates(String... updates) {
    return FakeTelegram.json(200, "{\"ok\":true,\"result\":[" + String.join(",", updates) + "]}");
  }

  private static String update(int id, String text) {
    return """
        {"update_id":%d,"message":{"message_id":%d,"date":1795500000,"text":"%s",
         "from":{"id":17,"is_bot":false,"first_name":"Thảo"},"chat":{"id":17,"type":"private","first_name":"Thảo"}}}
        """
        .formatted(id, id, text);
  }

  private final class TestLock implements PollingLock {
    @Override
    public boolean hold(Duration forAtLeast) {
      return lock.get();
    }

    @Override
    public void release() {}
  }
}
