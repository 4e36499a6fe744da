package vn.danda.channels.messenger;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;
import vn.danda.channels.Channel;
import vn.danda.channels.InboundListener;
import vn.danda.channels.KeptEvents;

class MessengerConfigurationTest {

  private static final String PROFILE =
      """
      {"greeting": "Chào bạn!", "ice_breakers": [{"question": "Đóng bao nhiêu?", "payload": "entry:a"}],
       "menu": [{"title": "Gặp cán bộ", "payload": "person"}]}""";

  private final WireMockServer graph = new WireMockServer(options().dynamicPort().http2PlainDisabled(true));

  @BeforeEach
  void start() {
    graph.start();
    graph.stubFor(any(anyUrl()).willReturn(FakeGraph.json(200, "{\"success\":true}")));
  }

  @AfterEach
  void stop() {
    graph.stop();
  }

  @Test
  void withoutATokenThereIsNoChannelAndNoDoor() {
    server()
        .withPropertyValues("danda.messenger.page-token=")
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(Channel.class);
              assertThat(context).doesNotHaveBean(MessengerWebhookController.class);
            });
  }

  @Test
  void atTheStartMetaIsToldWhatWeReadAndWhatStandsOnThePage() {
    complete()
        .withPropertyValues("danda.messenger.profile=classpath:messenger-profile-of-test.json")
        .run(
            context -> {
              assertThat(context).hasSingleBean(Channel.class);
              await().until(() -> !calls("/v25.0/me/messenger_profile").isEmpty());
            });

    assertThat(calls("/v25.0/me/subscribed_apps").getFirst().getBodyAsString())
        .contains("messages,", "messaging_postbacks", "message_echoes", "messaging_referrals", "standby", "feed");
    assertThat(calls("/v25.0/me/messenger_profile").getFirst().getBodyAsString())
        .contains("\"get_started\":{\"payload\":\"get_started\"}")
        .contains("\"greeting\":[{\"locale\":\"default\"")
        .contains("\"persistent_menu\":[{\"locale\":\"default\"")
        .contains("\"ice_breakers\":[{\"call_to_actions\":[{\"question\":");
  }

  @ParameterizedTest
  @CsvSource({
    "danda.messenger.page-id=trang,DANDA_MESSENGER_PAGE_ID must be the page's number",
    "danda.messenger.app-secret=,DANDA_MESSENGER_PAGE_TOKEN needs DANDA_MESSENGER_APP_SECRET",
    "danda.messenger.verify-token=,DANDA_MESSENGER_PAGE_TOKEN needs DANDA_MESSENGER_VERIFY_TOKEN",
    "danda.messenger.graph-version=25,DANDA_MESSENGER_GRAPH_VERSION must look like v25.0",
    "danda.messenger.graph-url=https://g/x,DANDA_MESSENGER_GRAPH_URL must be scheme://host[:port]"
  })
  void aWrongSettingStopsTheStartWithASentenceThatNamesIt(String property, String sentence) {
    complete()
        .withPropertyValues(property)
        .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(sentence));
  }

  @Test
  void secretsAreNeverPrinted() {
    assertThat(FakeGraph.settings(URI.create("http://127.0.0.1")).toString())
        .doesNotContain(FakeGraph.TOKEN, FakeGraph.APP_SECRET, FakeGraph.VERIFY)
        .contains("[hidden]");
  }

  @Test
  void aProfileWithAWordTooLongSaysWhichAndHowLongItMayBe() {
    String tooLong = PROFILE.replace("Gặp cán bộ", "Gặp cán bộ bảo hiểm xã hội của xã");

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> MessengerProfile.read(new ByteArrayResource(tooLong.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .hasMessage(
            "The Messenger profile's title must be there and at most 30, but is 'Gặp cán bộ bảo hiểm xã hội của xã'");
  }

  private WebApplicationContextRunner complete() {
    return server()
        .withPropertyValues(
            "danda.messenger.page-token=" + FakeGraph.TOKEN,
            "danda.messenger.page-id=" + FakeGraph.PAGE,
            "danda.messenger.app-secret=" + FakeGraph.APP_SECRET,
            "danda.messenger.verify-token=" + FakeGraph.VERIFY);
  }

  private WebApplicationContextRunner server() {
    return new WebApplicationContextRunner()
        .withUserConfiguration(MessengerConfiguration.class, MessengerWebhookController.class)
        .withBean(InboundListener.class, KeptEvents::new)
        .withBean(Clock.class, Clock::systemUTC)
        .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
        .withPropertyValues("danda.messenger.graph-url=http://127.0.0.1:" + graph.port());
  }

  private List<LoggedRequest> calls(String path) {
    return graph.findAll(postRequestedFor(urlPathEqualTo(path)));
  }
}
