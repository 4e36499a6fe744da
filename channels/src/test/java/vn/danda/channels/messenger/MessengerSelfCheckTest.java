package vn.danda.channels.messenger;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.danda.channels.SelfCheck.Finding;
import vn.danda.channels.SelfCheck.Level;

class MessengerSelfCheckTest {

  private static final String PAGE_IS_THERE = "{\"id\":\"" + FakeGraph.PAGE + "\",\"name\":\"BHXH Nghệ An\"}";

  private final WireMockServer graph = new WireMockServer(options().dynamicPort().http2PlainDisabled(true));

  @BeforeEach
  void start() {
    graph.start();
    answers("/v25.0/me", FakeGraph.json(200, PAGE_IS_THERE));
    subscribed(PageSetUp.FIELDS);
  }

  @AfterEach
  void stop() {
    graph.stop();
  }

  @Test
  void aPageThatIsSetUpIsFine() {
    assertThat(look()).hasSize(2).allMatch(finding -> finding.level() == Level.FINE);
    assertThat(look().getFirst().what()).contains("BHXH Nghệ An");
  }

  @Test
  void aDeadTokenSaysWhereToGetANewOne() {
    answers("/v25.0/me", FakeGraph.error(401, 190, 463));

    assertThat(look())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Level.BROKEN);
              assertThat(finding.toDo()).contains("DANDA_MESSENGER_PAGE_TOKEN");
            });
  }

  @Test
  void aTokenOfAnotherPageIsNamed() {
    answers("/v25.0/me", FakeGraph.json(200, "{\"id\":\"77\"}"));

    assertThat(look().getFirst().level()).isEqualTo(Level.BROKEN);
    assertThat(look().getFirst().what()).contains("77").contains(FakeGraph.PAGE);
  }

  @Test
  void missingEventsAreNamedAndWithoutMessagesItIsBroken() {
    subscribed(PageSetUp.FIELDS.replace(",feed", ""));
    assertThat(look().getLast().level()).isEqualTo(Level.NOTICE);
    assertThat(look().getLast().what()).contains("feed");

    subscribed("feed");
    assertThat(look().getLast().level()).isEqualTo(Level.BROKEN);
  }

  private void subscribed(String fields) {
    String list = "\"" + fields.replace(",", "\",\"") + "\"";
    answers(
        "/v25.0/me/subscribed_apps",
        FakeGraph.json(200, "{\"data\":[{\"id\":\"1\",\"subscribed_fields\":[" + list + "]}]}"));
  }

  private void answers(String path, ResponseDefinitionBuilder answer) {
    graph.stubFor(get(urlPathEqualTo(path)).willReturn(answer));
  }

  private List<Finding> look() {
    MessengerSettings settings = FakeGraph.settings(URI.create("http://127.0.0.1:" + graph.port()));
    return new MessengerSelfCheck(new GraphCalls(settings), settings).look();
  }
}
