package vn.danda.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Telegram's Bot API, webhook way. */
final class TelegramNetwork extends Network {

  private static final String TOKEN = "7000000001:may-mo-phong";
  private static final String SECRET = "bi-mat-mo-phong";
  private static final long CITIZEN = 5000000017L;

  TelegramNetwork(Calls calls) {
    super("telegram", calls);
  }

  @Override
  Map<String, String> settings() {
    return Map.of(
        "danda.telegram.token", TOKEN,
        "danda.telegram.mode", "webhook",
        "danda.telegram.webhook-secret", SECRET,
        "danda.telegram.api-url", url());
  }

  @Override
  boolean isSend(String path, JsonNode body) {
    return method(path).equals("sendmessage");
  }

  @Override
  Answer answer(String path, JsonNode body) {
    return switch (method(path)) {
      case "getme" ->
          ok(Map.of("id", 7000000001L, "is_bot", true, "first_name", "Dân Dã", "username", "DanDaMoPhongBot"));
      case "sendmessage" -> {
        String text = body.path("text").asString();
        show(text.startsWith("👤") ? "agent" : "bot", text, choices(body.path("reply_markup")));
        yield ok(Map.of("message_id", nextId(), "date", now(), "text", text));
      }
      case "sendchataction" -> {
        showTyping(true);
        yield ok(true);
      }
      default -> ok(true);
    };
  }

  private static List<Bubble.Choice> choices(JsonNode markup) {
    List<Bubble.Choice> choices = new ArrayList<>();
    for (JsonNode row : markup.path("inline_keyboard")) {
      row.forEach(
          button ->
              choices.add(
                  new Bubble.Choice(button.path("text").asString(), button.path("callback_data").asString(), "payload")));
    }
    for (JsonNode row : markup.path("keyboard")) {
      row.forEach(
          key ->
              choices.add(
                  new Bubble.Choice(
                      key.path("text").asString(), "", key.path("request_contact").asBoolean(false) ? "phone" : "words")));
    }
    return choices;
  }

  @Override
  Answer tooMany() {
    return error(429, "Too Many Requests: retry after 3", Map.of("retry_after", 3));
  }

  @Override
  Answer refusedByBlock() {
    return error(403, "Forbidden: bot was blocked by the user", Map.of());
  }

  @Override
  Delivery opened(int id) {
    return text(id, "/start");
  }

  @Override
  Delivery text(int id, String words) {
    return update(id, "message", message(id, Map.of("text", words)));
  }

  @Override
  Delivery phoneShared(int id) {
    Map<String, Object> contact =
        Map.of("phone_number", "84912000017", "first_name", "Thảo", "last_name", "Nguyễn", "user_id", CITIZEN);
    return update(id, "message", message(id, Map.of("contact", contact)));
  }

  @Override
  Delivery pressed(int id, Bubble bubble, Bubble.Choice choice) {
    List<List<Map<String, Object>>> keyboard =
        bubble.choices().stream()
            .map(one -> List.<Map<String, Object>>of(Map.of("text", one.label(), "callback_data", one.payload())))
            .toList();
    Map<String, Object> under =
        message(bubble.id(), Map.of("text", bubble.text(), "reply_markup", Map.of("inline_keyboard", keyboard)));
    return update(
        id,
        "callback_query",
        Map.of("id", "43" + id, "from", citizen(), "message", under, "chat_instance", "-11", "data", choice.payload()));
  }

  @Override
  List<Delivery> blockChanged(int id, boolean nowBlocked) {
    Map<String, Object> user = Map.of("id", 7000000001L, "is_bot", true, "first_name", "Dân Dã", "username", "DanDaMoPhongBot");
    Map<String, Object> kicked = Map.of("user", user, "status", "kicked", "until_date", 0);
    Map<String, Object> member = Map.of("user", user, "status", "member");
    return List.of(
        update(
            id,
            "my_chat_member",
            Map.of(
                "chat", chat(),
                "from", citizen(),
                "date", now(),
                "old_chat_member", nowBlocked ? member : kicked,
                "new_chat_member", nowBlocked ? kicked : member)));
  }

  private static Map<String, Object> message(int id, Map<String, Object> more) {
    Map<String, Object> message = new HashMap<>(more);
    message.put("message_id", id % 1_000_000);
    message.put("date", now());
    message.put("from", citizen());
    message.put("chat", chat());
    return message;
  }

  private static Map<String, Object> citizen() {
    return Map.of("id", CITIZEN, "is_bot", false, "first_name", "Thảo", "last_name", "Nguyễn", "language_code", "vi");
  }

  private static Map<String, Object> chat() {
    return Map.of("id", CITIZEN, "type", "private", "first_name", "Thảo", "last_name", "Nguyễn");
  }

  private static Delivery update(int id, String kind, Map<String, Object> content) {
    return new Delivery(
        "/webhooks/telegram",
        JSON.writeValueAsString(Map.of("update_id", id, kind, content)),
        Map.of("X-Telegram-Bot-Api-Secret-Token", SECRET));
  }

  private static Answer ok(Object result) {
    return Answer.json(Map.of("ok", true, "result", result));
  }

  private static Answer error(int code, String description, Map<String, Object> parameters) {
    return new Answer(
        code,
        JSON.writeValueAsString(
            Map.of("ok", false, "error_code", code, "description", description, "parameters", parameters)));
  }

  private static String method(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }
}
