package vn.danda.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Zalo's OA API v3 and its token server. Errors come with HTTP 200. */
final class ZaloNetwork extends Network {

  private static final String APP = "3700000000000000042";
  private static final String OA = "2900000000000000042";
  private static final String CITIZEN = "4500000000000000017";
  private static final String WEBHOOK_SECRET = "bi-mat-oa";

  ZaloNetwork(Calls calls) {
    super("zalo", calls);
  }

  @Override
  Map<String, String> settings() {
    return Map.of(
        "danda.zalo.app-id", APP,
        "danda.zalo.oa-id", OA,
        "danda.zalo.webhook-secret", WEBHOOK_SECRET,
        "danda.zalo.app-secret", "bi-mat-ung-dung",
        "danda.zalo.refresh-token", "lam-moi-0",
        "danda.zalo.api-url", url(),
        "danda.zalo.oauth-url", url());
  }

  @Override
  boolean isSend(String path, JsonNode body) {
    return path.endsWith("/oa/message/cs");
  }

  @Override
  Answer answer(String path, JsonNode body) {
    if (path.endsWith("/access_token")) {
      int id = nextId();
      return Answer.json(
          Map.of("access_token", "vao-" + id, "refresh_token", "lam-moi-" + id, "expires_in", "90000"));
    }
    if (!isSend(path, body)) {
      return Answer.json(Map.of("error", 0, "message", "Success", "data", Map.of()));
    }
    JsonNode message = body.path("message");
    JsonNode element = message.path("attachment").path("payload").path("elements").path(0);
    if (element.isMissingNode()) {
      String text = message.path("text").asString();
      show(text.startsWith("👤") ? "agent" : "bot", text, List.of());
    } else {
      show(
          "bot",
          element.path("title").asString() + "\n" + element.path("subtitle").asString(),
          List.of(new Bubble.Choice("Chia sẻ thông tin", "", "phone")));
    }
    return Answer.json(
        Map.of("error", 0, "message", "Success", "data", Map.of("message_id", "z" + nextId(), "user_id", CITIZEN)));
  }

  @Override
  Answer tooMany() {
    return error(-32, "Your application reach limit call api");
  }

  @Override
  Answer refusedByBlock() {
    return error(-213, "User has not followed OA");
  }

  @Override
  Answer refusedByWindow(String path, JsonNode body) {
    return error(-230, "User has not interacted with the OA in the past 7 days");
  }

  @Override
  Delivery opened(int id) {
    return signed(
        Map.of("event_name", "follow", "oa_id", OA, "follower", Map.of("id", CITIZEN), "source", "oa_profile"));
  }

  @Override
  Delivery text(int id, String words) {
    return fromCitizen("user_send_text", Map.of("message", Map.of("text", words, "msg_id", "z" + id)));
  }

  /** Zalo has no buttons: what looks like one types its words. */
  @Override
  Delivery pressed(int id, Bubble bubble, Bubble.Choice choice) {
    return text(id, choice.label());
  }

  @Override
  Delivery phoneShared(int id) {
    return fromCitizen(
        "user_submit_info",
        Map.of(
            "info",
            Map.of(
                "name", "Nguyễn Thảo",
                "phone", "84912000017",
                "full_address", Map.of("user_city", "Tỉnh Nghệ An", "user_ward", "Xã Hưng Nguyên Nam", "user_address", "xóm 3"))));
  }

  @Override
  List<Delivery> blockChanged(int id, boolean nowBlocked) {
    return List.of(
        signed(
            Map.of(
                "event_name", nowBlocked ? "unfollow" : "follow", "oa_id", OA, "follower", Map.of("id", CITIZEN))));
  }

  @Override
  List<Delivery> colleagueTypes(int id, String words) {
    Map<String, Object> event = new HashMap<>();
    event.put("event_name", "oa_send_text");
    event.put("sender", Map.of("id", OA, "admin_id", "88000000000000001"));
    event.put("recipient", Map.of("id", CITIZEN));
    event.put("message", Map.of("text", words, "msg_id", "z" + id));
    return List.of(signed(event));
  }

  private static Delivery fromCitizen(String name, Map<String, Object> content) {
    Map<String, Object> event = new HashMap<>(content);
    event.put("event_name", name);
    event.put("sender", Map.of("id", CITIZEN));
    event.put("recipient", Map.of("id", OA));
    event.put("user_id_by_app", CITIZEN + "1");
    return signed(event);
  }

  private static Delivery signed(Map<String, Object> content) {
    String timestamp = Long.toString(System.currentTimeMillis());
    Map<String, Object> event = new HashMap<>(content);
    event.put("app_id", APP);
    event.put("timestamp", timestamp);
    String body = JSON.writeValueAsString(event);
    String mac = sha256(APP + body + timestamp + WEBHOOK_SECRET);
    return new Delivery("/webhooks/zalo", body, Map.of("X-ZEvent-Signature", "mac=" + mac));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer error(int code, String message) {
    return Answer.json(Map.of("error", code, "message", message));
  }
}
