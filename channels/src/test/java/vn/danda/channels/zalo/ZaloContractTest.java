package vn.danda.channels.zalo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import vn.danda.channels.Channel;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundListener;
import vn.danda.channels.NetworkChannelContract;
import vn.danda.channels.zalo.ZaloSignature.Variant;

/** Zalo keeps to what every channel keeps to. */
class ZaloContractTest extends NetworkChannelContract {

  private static final String ACCESS = "access-token-khong-duoc-lo";
  private static final String REFRESH = "refresh-token-khong-duoc-lo";
  private static final String TIME = "1795482000000";

  private final MemoryNotes notes = new MemoryNotes();

  @Override
  protected String channelName() {
    return ZaloUpdates.CHANNEL;
  }

  @Override
  protected MockMvc door(InboundListener listener) {
    return MockMvcBuilders.standaloneSetup(
            new ZaloWebhookController(settings(address()), listener, notes, CLOCK, new SimpleMeterRegistry()))
        .build();
  }

  /** Signed over the time in the header: a changed body may have lost its own. */
  @Override
  protected RequestBuilder authentic(String body) {
    return delivery(body).header("X-ZEvent-Signature", mac(body));
  }

  @Override
  protected List<RequestBuilder> forged(String body) {
    return List.of(
        delivery(body),
        delivery(body).header("X-ZEvent-Signature", ""),
        delivery(body).header("X-ZEvent-Signature", "mac=" + "0".repeat(64)),
        delivery(body).header("X-ZEvent-Signature", mac(body + " ")),
        delivery(body).header("X-ZEvent-Signature", mac(body).substring(0, 60)));
  }

  private static MockHttpServletRequestBuilder delivery(String body) {
    return post("/webhooks/zalo")
        .contentType("application/json")
        .header("X-ZEvent-Timestamp", TIME)
        .content(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String mac(String body) {
    ZaloSignature signature = new ZaloSignature(settings(URI.create("http://127.0.0.1:1")));
    byte[] digest = signature.digest(Variant.APP_HEADER_OASECRET, body.getBytes(StandardCharsets.UTF_8), TIME);
    return "mac=" + HexFormat.of().formatHex(digest).toLowerCase(Locale.ROOT);
  }

  @Override
  protected int tooManyBytes() {
    return 256 * 1024 + 1;
  }

  @Override
  protected Channel channel(URI address) {
    ZaloSettings settings = settings(address);
    SharedVault vault = new SharedVault(CLOCK::instant);
    vault.hold(
        ZaloJson.MAPPER.writeValueAsString(
            new ZaloTokens.Pair(ACCESS, REFRESH, CLOCK.instant(), CLOCK.instant().plus(Duration.ofHours(25)), "")));
    ZaloTokens tokens = new ZaloTokens(settings, vault.node(SharedVault.Step.NEVER), CLOCK);
    tokens.tick();
    return new ZaloChannel(settings, tokens, notes, new SimpleMeterRegistry());
  }

  @Override
  protected ResponseDefinitionBuilder taken() {
    return says("{\"error\":0,\"message\":\"Success\",\"data\":{\"message_id\":\"91\",\"user_id\":\"1\"}}");
  }

  @Override
  protected ResponseDefinitionBuilder tooMany() {
    return error(-32);
  }

  /** Zalo counts by the minute and names no wait. */
  @Override
  protected Duration wishedWait() {
    return Duration.ofSeconds(15);
  }

  @Override
  protected ResponseDefinitionBuilder blocked() {
    return error(-217);
  }

  @Override
  protected ResponseDefinitionBuilder troubled() {
    return error(-200);
  }

  /** The account itself. A refused access token is nothing to stop for: another one is fetched (ZaloChannelTest). */
  @Override
  protected ResponseDefinitionBuilder tokenRefused() {
    return error(-209);
  }

  /** Errors come with HTTP 200, and their words may quote the message. */
  private static ResponseDefinitionBuilder error(int code) {
    return says("{\"error\":" + code + ",\"message\":\"Không gửi được “Chị Thảo ơi, số 0912000017 đúng không ạ?”\"}");
  }

  private static ResponseDefinitionBuilder says(String json) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(json);
  }

  @Override
  protected String textOf(LoggedRequest call) {
    return ZaloJson.MAPPER.readTree(call.getBody()).path("message").path("text").asString("");
  }

  @Override
  protected ContactId somebody() {
    return new ContactId(ZaloUpdates.CHANNEL, "246845883529197922");
  }

  @Override
  protected List<String> secrets() {
    return List.of(ACCESS, REFRESH, "oa-khoa", "app-khoa");
  }

  private static ZaloSettings settings(URI address) {
    return ZaloFixtures.settings(address.toString(), "", "");
  }
}
