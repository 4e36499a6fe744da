package vn.danda.channels.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.danda.channels.Channel;
import vn.danda.channels.ChannelContract;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundListener;

/** The web chat keeps to what every channel keeps to. Its network is its own log. */
class WebChatContractTest extends ChannelContract {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final InMemoryWebChatLog log = new InMemoryWebChatLog();
  private final VisitorTokens tokens = new VisitorTokens(log, CLOCK);
  private final WebChatChannel channel = new WebChatChannel(log, CLOCK, new SimpleMeterRegistry());

  @Override
  protected String channelName() {
    return WebChatChannel.NAME;
  }

  /** A page cannot post what we said, nor a time. */
  @Override
  protected Set<String> cannotHappen() {
    return Set.of("hard-own-message", "hard-time-in-other-unit");
  }

  /** Ours is the page that posts, so there is less to expect. */
  @Override
  protected int leastFixtures() {
    return 12;
  }

  /** The page must hear that a message will never be taken. */
  @Override
  protected int statusOfUnreadable() {
    return 400;
  }

  @Override
  protected MockMvc door(InboundListener listener) {
    return MockMvcBuilders.standaloneSetup(new WebChatController(listener, log, CLOCK)).build();
  }

  /** Several posts in one file come one after the other. */
  @Override
  protected List<String> deliveries(String recorded) {
    JsonNode json = JSON.readTree(recorded);
    return json.isArray()
        ? StreamSupport.stream(json.spliterator(), false).map(JsonNode::toString).toList()
        : List.of(recorded);
  }

  @Override
  protected RequestBuilder authentic(String body) throws Exception {
    return delivery(body, "Bearer " + tokens.issue(visitorOf(body)));
  }

  @Override
  protected List<RequestBuilder> forged(String body) throws Exception {
    String token = tokens.issue(visitorOf(body));
    return List.of(
        delivery(body, ""), delivery(body, token), delivery(body, "Bearer " + token + "x"), delivery(body, "Bearer x.1.y"));
  }

  private static MockHttpServletRequestBuilder delivery(String body, String authorization) {
    return post("/chat/messages").contentType("application/json").header("Authorization", authorization).content(body);
  }

  /** The same body is the same visitor's; a visitor may post so and so often only. */
  private static ContactId visitorOf(String body) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
    String name = Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 20);
    return new ContactId(WebChatChannel.NAME, name);
  }

  @Override
  protected int tooManyBytes() {
    return 16 * 1024 + 1;
  }

  @Override
  protected Channel channel() {
    return channel;
  }

  @Override
  protected ContactId somebody() {
    return new ContactId(WebChatChannel.NAME, "khachthubanweb000001");
  }

  @Override
  protected List<String> arrived() {
    return log.since(somebody(), "", 1000).stream().map(WebChatLog.Line::json).toList();
  }

  @Override
  protected List<String> arrivedTexts() {
    return arrived().stream().map(line -> JSON.readTree(line).path("text").asString()).toList();
  }

  @Override
  protected List<String> secrets() {
    return List.of(log.secret());
  }
}
