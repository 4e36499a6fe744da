package vn.danda.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Meta's Graph API: the page's Messenger, and the comments below its one post. */
final class GraphNetwork extends Network {

  private static final String PAGE = "100000000000042";
  private static final String CITIZEN = "24000000000000017";
  private static final String COMMENTER = "26000000000000017";
  private static final String POST = PAGE + "_900";
  private static final String APP_SECRET = "bi-mat-ung-dung";

  private static final DateTimeFormatter POSTED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");

  /** The page's inbox, as Meta numbers it. */
  private static final long INBOX_APP = 263902037430900L;

  /** What the bot set behind "Bắt đầu". */
  private volatile String startPayload = "";

  GraphNetwork(Calls calls) {
    super("messenger", calls);
  }

  @Override
  Map<String, String> settings() {
    return Map.of(
        "danda.messenger.page-id", PAGE,
        "danda.messenger.page-token", "EAAmophong",
        "danda.messenger.app-secret", APP_SECRET,
        "danda.messenger.verify-token", "mo-phong",
        "danda.messenger.graph-url", url());
  }

  @Override
  boolean isSend(String path, JsonNode body) {
    return (path.endsWith("/messages") && body.has("message")) || path.endsWith("/comments");
  }

  @Override
  Answer answer(String path, JsonNode body) {
    if (path.endsWith("/messages")) {
      return messages(body);
    }
    JsonNode getStarted = body.path("get_started").path("payload");
    if (path.endsWith("/messenger_profile") && getStarted.isString()) {
      startPayload = getStarted.asString();
    }
    if (path.endsWith("/comments")) {
      show("bot", body.path("message").asString(), List.of(), "post");
      return Answer.json(Map.of("id", POST + "_" + nextId()));
    }
    if (body.path("is_hidden").asBoolean(false)) {
      show("note", "Bình luận đã được ẩn.", List.of(), "post");
    }
    // Asked for the post: it is of yesterday, so the bot answers comments below it.
    String posted = OffsetDateTime.now(ZoneOffset.UTC).minusDays(1).format(POSTED);
    return Answer.json(
        Map.of(
            "success", true, "result", "success", "id", "p" + nextId(), "data", List.of(), "created_time", posted));
  }

  private Answer messages(JsonNode body) {
    if (body.has("sender_action")) {
      showTyping(body.path("sender_action").asString().equalsIgnoreCase("typing_on"));
      return Answer.json(Map.of("recipient_id", CITIZEN));
    }
    JsonNode message = body.path("message");
    JsonNode template = message.path("attachment").path("payload");
    String text = message.has("text") ? message.path("text").asString() : template.path("text").asString();
    boolean person = body.has("persona_id") || text.startsWith("👤");
    show(person ? "agent" : "bot", text, choices(message, template));
    return Answer.json(Map.of("recipient_id", CITIZEN, "message_id", "m_" + nextId()));
  }

  private static List<Bubble.Choice> choices(JsonNode message, JsonNode template) {
    List<Bubble.Choice> choices = new ArrayList<>();
    for (JsonNode reply : message.path("quick_replies")) {
      boolean phone = reply.path("content_type").asString().equals("user_phone_number");
      choices.add(
          phone
              ? new Bubble.Choice("☎ 0912 000 017", "", "phone")
              : new Bubble.Choice(reply.path("title").asString(), reply.path("payload").asString(), "payload"));
    }
    template
        .path("buttons")
        .forEach(
            button ->
                choices.add(new Bubble.Choice(button.path("title").asString(), "postback:" + button.path("payload").asString(), "payload")));
    return choices;
  }

  @Override
  Answer tooMany() {
    return error(400, 613, 0, "Calls to this api have exceeded the rate limit.");
  }

  @Override
  Answer refusedByBlock() {
    return error(400, 551, 1545041, "This person isn't available right now.");
  }

  @Override
  Answer refusedByWindow(String path, JsonNode body) {
    return body.has("tag")
        ? answer(path, body)
        : error(400, 10, 2018278, "This message is sent outside of allowed window.");
  }

  @Override
  Delivery opened(int id) {
    return event(Map.of("postback", Map.of("mid", "m_" + id, "title", "Bắt đầu", "payload", startPayload)));
  }

  @Override
  Delivery text(int id, String words) {
    return event(Map.of("message", Map.of("mid", "m_" + id, "text", words)));
  }

  @Override
  Delivery pressed(int id, Bubble bubble, Bubble.Choice choice) {
    if (choice.payload().startsWith("postback:")) {
      String payload = choice.payload().substring("postback:".length());
      return event(Map.of("postback", Map.of("mid", "m_" + id, "title", choice.label(), "payload", payload)));
    }
    return event(
        Map.of(
            "message", Map.of("mid", "m_" + id, "text", choice.label(), "quick_reply", Map.of("payload", choice.payload()))));
  }

  @Override
  Delivery phoneShared(int id) {
    String number = "+84912000017";
    return event(Map.of("message", Map.of("mid", "m_" + id, "text", number, "quick_reply", Map.of("payload", number))));
  }

  @Override
  List<Delivery> colleagueTypes(int id, String words) {
    Map<String, Object> echo = Map.of("mid", "m_" + id, "text", words, "is_echo", true, "app_id", INBOX_APP);
    return List.of(messaging(PAGE, CITIZEN, Map.of("message", echo)));
  }

  /** The citizen comments below the page's post. */
  void comments(String words) {
    int id = nextId();
    show("me", words, List.of(), "post");
    Map<String, Object> value = new HashMap<>();
    value.put("item", "comment");
    value.put("verb", "add");
    value.put("post_id", POST);
    value.put("parent_id", POST);
    value.put("comment_id", POST + "_" + id);
    value.put("from", Map.of("id", COMMENTER, "name", "Thảo Nguyễn"));
    value.put("message", words);
    value.put("created_time", System.currentTimeMillis() / 1000);
    value.put("post", Map.of("permalink_url", "https://www.facebook.com/" + POST));
    deliver(List.of(signed(Map.of("changes", List.of(Map.of("field", "feed", "value", value))))));
  }

  private static Delivery event(Map<String, Object> content) {
    return messaging(CITIZEN, PAGE, content);
  }

  private static Delivery messaging(String from, String to, Map<String, Object> content) {
    Map<String, Object> event = new HashMap<>(content);
    event.put("sender", Map.of("id", from));
    event.put("recipient", Map.of("id", to));
    event.put("timestamp", System.currentTimeMillis());
    return signed(Map.of("messaging", List.of(event)));
  }

  private static Delivery signed(Map<String, Object> content) {
    Map<String, Object> entry = new HashMap<>(content);
    entry.put("id", PAGE);
    entry.put("time", System.currentTimeMillis());
    String body = JSON.writeValueAsString(Map.of("object", "page", "entry", List.of(entry)));
    return new Delivery("/webhooks/messenger", body, Map.of("X-Hub-Signature-256", "sha256=" + hmac(body)));
  }

  private static String hmac(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(APP_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer error(int status, int code, int subcode, String message) {
    return new Answer(
        status,
        JSON.writeValueAsString(
            Map.of("error", Map.of("message", message, "type", "OAuthException", "code", code, "error_subcode", subcode))));
  }
}
