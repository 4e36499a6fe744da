package vn.danda.channels.messenger;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.gson.JsonObject;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import vn.danda.channels.Channel;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundListener;
import vn.danda.channels.NetworkChannelContract;
import vn.danda.channels.Secret;

/** Messenger keeps to what every channel keeps to. */
class MessengerContractTest extends NetworkChannelContract {

  private static final String DOOR = "/webhooks/messenger";
  private static final int LARGEST = 1024 * 1024;

  @Override
  protected String channelName() {
    return MessengerEvents.CHANNEL;
  }

  @Override
  protected MockMvc door(InboundListener listener) {
    return MockMvcBuilders.standaloneSetup(
            new MessengerWebhookController(
                FakeGraph.settings(address()), listener, CLOCK, new SimpleMeterRegistry()))
        .build();
  }

  @Override
  protected RequestBuilder authentic(String body) {
    return delivery(body).header("X-Hub-Signature-256", FakeGraph.signature(body));
  }

  @Override
  protected List<RequestBuilder> forged(String body) {
    String right = FakeGraph.signature(body);
    String othersKey =
        "sha256=" + HmacSha256.hex(Secret.of("another-app"), body.getBytes(StandardCharsets.UTF_8));
    String anotherBody = FakeGraph.signature(body + " ");
    Stream<RequestBuilder> wrong =
        Stream.of("", "sha256=", "sha1=abc", "sha256=0", right.substring(0, 20), right + "0", right.substring(7),
                right.toUpperCase(java.util.Locale.ROOT), othersKey, anotherBody)
            .map(signature -> delivery(body).header("X-Hub-Signature-256", signature));
    return Stream.concat(Stream.of(delivery(body)), wrong).toList();
  }

  private static MockHttpServletRequestBuilder delivery(String body) {
    return post(DOOR).contentType("application/json").content(body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected int tooManyBytes() {
    return LARGEST + 1;
  }

  @Override
  protected Channel channel(URI address) {
    GraphCalls graph = new GraphCalls(FakeGraph.settings(address));
    return new MessengerChannel(
        "100000000000042",
        graph, new MessengerPersonas(graph, new KeptPersonas(), null), new SimpleMeterRegistry());
  }

  @Override
  protected ResponseDefinitionBuilder taken() {
    return FakeGraph.json(200, "{\"recipient_id\":\"6600000000000017\",\"message_id\":\"91\"}");
  }

  @Override
  protected ResponseDefinitionBuilder tooMany() {
    return FakeGraph.error(400, 613, 0).withHeader("Retry-After", "7");
  }

  @Override
  protected ResponseDefinitionBuilder blocked() {
    return FakeGraph.error(400, 551, 1545041);
  }

  @Override
  protected ResponseDefinitionBuilder troubled() {
    return FakeGraph.error(500, 2, 0);
  }

  @Override
  protected ResponseDefinitionBuilder tokenRefused() {
    return FakeGraph.error(401, 190, 463);
  }

  @Override
  protected String textOf(LoggedRequest call) {
    JsonObject body = MessengerJson.read(call.getBody());
    JsonObject message = MessengerJson.object(body == null ? new JsonObject() : body, "message");
    String text = MessengerJson.text(message, "text");
    return text == null
        ? String.valueOf(MessengerJson.text(MessengerJson.object(message, "attachment", "payload"), "text"))
        : text;
  }

  @Override
  protected ContactId somebody() {
    return new ContactId(MessengerEvents.CHANNEL, "6600000000000017");
  }

  @Override
  protected List<String> secrets() {
    return List.of(FakeGraph.TOKEN, FakeGraph.APP_SECRET, FakeGraph.VERIFY);
  }
}
