package vn.danda.channels.telegram;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import vn.danda.channels.Channel;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundListener;
import vn.danda.channels.NetworkChannelContract;

/** Telegram keeps to what every channel keeps to. */
class TelegramContractTest extends NetworkChannelContract {

  private static final String SECRET = "bi-mat_42";
  private static final String DOOR = "/webhooks/telegram";

  @Override
  protected String channelName() {
    return TelegramUpdates.CHANNEL;
  }

  @Override
  protected MockMvc door(InboundListener listener) {
    return MockMvcBuilders.standaloneSetup(
            new TelegramWebhookController(settings(address()), listener, TelegramFixtures.BOT, CLOCK, new SimpleMeterRegistry()))
        .build();
  }

  @Override
  protected RequestBuilder authentic(String body) {
    return delivery(body).header("X-Telegram-Bot-Api-Secret-Token", SECRET);
  }

  @Override
  protected List<RequestBuilder> forged(String body) {
    return Stream.of("", "sai", "bi-mat_4", "bi-mat_422", "BI-MAT_42")
        .<RequestBuilder>map(secret -> delivery(body).header("X-Telegram-Bot-Api-Secret-Token", secret))
        .toList();
  }

  private static MockHttpServletRequestBuilder delivery(String body) {
    return post(DOOR).contentType("application/json").content(body);
  }

  @Override
  protected int tooManyBytes() {
    return 256 * 1024 + 1;
  }

  /** By webhook each update comes alone; several in one file are an answer to {@code getUpdates}. */
  @Override
  protected List<String> deliveries(String recorded) {
    JsonNode json = TelegramFixtures.json(recorded);
    return json.has("result")
        ? StreamSupport.stream(json.path("result").spliterator(), false).map(JsonNode::toString).toList()
        : List.of(recorded);
  }

  @Override
  protected Channel channel(URI address) {
    return FakeTelegram.channel(settings(address), new MovesInMemory());
  }

  @Override
  protected ResponseDefinitionBuilder taken() {
    return FakeTelegram.json(200, "{\"ok\":true,\"result\":{\"message_id\":91,\"date\":1,\"text\":\"x\"}}");
  }

  @Override
  protected ResponseDefinitionBuilder tooMany() {
    return FakeTelegram.json(
        429,
        """
        {"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}
        """);
  }

  @Override
  protected ResponseDefinitionBuilder blocked() {
    return error(403, "Forbidden: bot was blocked by the user");
  }

  @Override
  protected ResponseDefinitionBuilder troubled() {
    return error(500, "Internal Server Error");
  }

  @Override
  protected ResponseDefinitionBuilder tokenRefused() {
    return error(401, "Unauthorized");
  }

  private static ResponseDefinitionBuilder error(int code, String description) {
    return FakeTelegram.json(code, FakeTelegram.error(code, description));
  }

  @Override
  protected String textOf(LoggedRequest call) {
    return TelegramFixtures.json(call.getBodyAsString()).path("text").asText();
  }

  @Override
  protected ContactId somebody() {
    return new ContactId(TelegramUpdates.CHANNEL, "5000000017");
  }

  @Override
  protected List<String> secrets() {
    return List.of(FakeTelegram.TOKEN, SECRET);
  }

  private static TelegramSettings settings(URI address) {
    return FakeTelegram.settings(address, null, SECRET);
  }
}
