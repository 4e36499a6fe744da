package vn.danda.walk;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.danda.DandaApplication;
import vn.danda.store.TestStores;

/**
 * Long polling by whole servers: two of them on the same stores, of which one polls. It meets a 500, an update nobody can
 * read and a hang, and is stopped in the middle of that; the other one goes on.
 */
class TwoNodesWalkTest {

  private static final long THAO = 5300000001L;
  private static final long NAM = 5300000002L;
  private static final String QUESTION = "Mỗi tháng đóng thấp nhất là bao nhiêu?";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final BotApi telegram = new BotApi();
  private final Map<String, Object> stores = new HashMap<>();

  TwoNodesWalkTest() {
    TestStores.register((name, value) -> stores.put(name, value.get()));
  }

  @AfterEach
  void close() {
    telegram.close();
  }

  @Test
  void whatTheFirstNodeBeganTheSecondGoesOnWithAndNothingIsLostOrSaidTwice() {
    quiet();
    waiting(503, updates(
        "{\"update_id\":500,\"message\":{\"message_id\":\"x\",\"chat\":[],\"text\":{}}}",
        Updates.text(501, THAO, QUESTION),
        Updates.text(502, NAM, "Cảm ơn em nhé")));
    firstAnswers(BotApi.json(500, "{\"ok\":false,\"error_code\":500,\"description\":\"Internal Server Error\"}"));

    try (ConfigurableApplicationContext first = node()) {
      await().atMost(PATIENCE).until(() -> telegram.saidTo(THAO).size() == 1 && telegram.saidTo(NAM).size() == 1);
      try (ConfigurableApplicationContext second = node()) {
        hangs(503);
        // WireMock lists a request only after it answered: a short wait stands for "the poll is under way".
        await().pollDelay(Duration.ofMillis(700)).until(() -> true);
        first.close();
        // The first one's confirmation may not have arrived: the second is given the same updates again.
        telegram.server.resetMappings();
        telegram.answersAsUsual();
        quiet();
        waiting(505, updates(Updates.text(503, THAO, "Cảm ơn em nhé"), Updates.text(504, NAM, QUESTION)));
        waiting(503, updates(Updates.text(501, THAO, QUESTION), Updates.text(502, NAM, "Cảm ơn em nhé")));

        await().atMost(PATIENCE).until(() -> telegram.saidTo(THAO).size() > 1 && telegram.saidTo(NAM).size() > 1);
        assertThat(second.isRunning()).isTrue();
      }
    }

    List<String> toThao = telegram.textsTo(THAO);
    List<String> toNam = telegram.textsTo(NAM);
    assertThat(toThao).hasSize(2);
    assertThat(toNam).containsExactly(toThao.get(1), toThao.get(0));
  }

  private ConfigurableApplicationContext node() {
    Map<String, Object> settings = new HashMap<>(stores);
    settings.put("server.port", 0);
    settings.put("danda.telegram.token", BotApi.TOKEN);
    settings.put("danda.telegram.mode", "polling");
    settings.put("danda.telegram.api-url", telegram.url());
    return new SpringApplicationBuilder(DandaApplication.class)
        .run(settings.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue()).toArray(String[]::new));
  }

  /** Nothing new. */
  private void quiet() {
    telegram.server.stubFor(BotApi.call("getupdates").atPriority(9).willReturn(updates().withFixedDelay(200)));
  }

  /** These wait until they are confirmed by a poll from {@code next} on. */
  private void waiting(int next, ResponseDefinitionBuilder updates) {
    telegram.server.stubFor(
        BotApi.call("getupdates")
            .atPriority(next - 500)
            .withRequestBody(matchingJsonPath("$[?(@.offset < " + next + ")]"))
            .willReturn(updates));
  }

  private void hangs(int from) {
    telegram.server.stubFor(
        BotApi.call("getupdates")
            .atPriority(2)
            .withRequestBody(matchingJsonPath("$[?(@.offset >= " + from + ")]"))
            .willReturn(updates().withFixedDelay(60_000)));
  }

  private void firstAnswers(ResponseDefinitionBuilder answer) {
    telegram.server.stubFor(
        BotApi.call("getupdates")
            .atPriority(1)
            .inScenario("first")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("went wrong once")
            .willReturn(answer));
  }

  private static ResponseDefinitionBuilder updates(String... updates) {
    return BotApi.json(200, "{\"ok\":true,\"result\":[" + String.join(",", updates) + "]}");
  }
}
