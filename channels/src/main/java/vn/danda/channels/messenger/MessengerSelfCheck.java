package vn.danda.channels.messenger;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.danda.channels.SelfCheck;
import vn.danda.channels.SendResult;
import vn.danda.channels.messenger.GraphCalls.Answer;

/** What can be wrong with a page: its token, the page the token is for, the events Meta delivers. */
final class MessengerSelfCheck implements SelfCheck {

  private static final String NEW_TOKEN =
      "Mở Business Settings → System users → Generate token cho trang này, đặt vào DANDA_MESSENGER_PAGE_TOKEN rồi khởi"
          + " động lại (RUNBOOK, mục Messenger).";

  private final GraphCalls graph;
  private final MessengerSettings settings;

  MessengerSelfCheck(GraphCalls graph, MessengerSettings settings) {
    this.graph = graph;
    this.settings = settings;
  }

  @Override
  public String channel() {
    return MessengerEvents.CHANNEL;
  }

  @Override
  public List<Finding> look() {
    Answer page = graph.get("/me", "id,name");
    if (page instanceof Answer.Answered answered && answered.body() != null && answered.body().has("id")) {
      return Stream.of(pageOf(answered.body()), subscription(graph.get("/me/subscribed_apps", "subscribed_fields")))
          .toList();
    }
    return List.of(notReached(MessengerErrors.toResult(page, "id")));
  }

  private static Finding notReached(SendResult result) {
    return switch (result) {
      case SendResult.AccountBroken _ -> Finding.broken("Facebook không nhận token của trang.", NEW_TOKEN);
      case SendResult.TryAgain _ ->
          Finding.notice("Facebook đang bận hoặc hạn chế số lần gọi.", "Chờ mười phút rồi kiểm tra lại.");
      case SendResult.NotSent _, SendResult.Unknown _ ->
          Finding.broken(
              "Không nối được tới Facebook.",
              "Xem mạng và tường lửa của máy chủ: phải ra được graph.facebook.com cổng 443.");
      case SendResult.Sent _, SendResult.ContactStopped _, SendResult.Refused _, SendResult.WindowClosed _ ->
          Finding.broken(
              "Facebook từ chối khi được hỏi tên trang.",
              "Xem DANDA_MESSENGER_GRAPH_VERSION còn được hỗ trợ không, rồi tới mục Messenger trong RUNBOOK.");
    };
  }

  private Finding pageOf(JsonObject page) {
    String id = String.valueOf(MessengerJson.text(page, "id"));
    String name = MessengerJson.word(page, "name");
    return id.equals(settings.pageId())
        ? Finding.fine("Facebook nhận ra trang" + (name == null ? "" : " “" + name + "”") + ".")
        : Finding.broken(
            "Token thuộc trang khác (" + id + "), không phải " + settings.pageId() + ".",
            "Đặt lại DANDA_MESSENGER_PAGE_ID, hoặc lấy token khi đang chọn đúng trang.");
  }

  private static Finding subscription(Answer answer) {
    if (!(answer instanceof Answer.Answered answered) || answered.body() == null || !answered.body().has("data")) {
      return Finding.notice("Chưa hỏi được Facebook đang gửi những loại tin nào.", "Kiểm tra lại sau vài phút.");
    }
    Set<String> delivered = new HashSet<>();
    for (JsonElement app : MessengerJson.list(answered.body(), "data")) {
      if (app instanceof JsonObject object) {
        MessengerJson.list(object, "subscribed_fields").stream()
            .filter(JsonPrimitive.class::isInstance)
            .forEach(field -> delivered.add(field.getAsString()));
      }
    }
    List<String> missing = new ArrayList<>(List.of(PageSetUp.FIELDS.split(",")));
    missing.removeAll(delivered);
    if (missing.isEmpty()) {
      return Finding.fine("Facebook gửi đủ các loại tin.");
    }
    String what = "Facebook không gửi các loại tin: " + String.join(", ", missing) + ".";
    String toDo = "Khởi động lại máy chủ để đăng ký lại; vẫn thiếu thì bật ở Meta for Developers → ứng dụng → Webhooks → Page.";
    return missing.contains("messages") ? Finding.broken(what, toDo) : Finding.notice(what, toDo);
  }
}
