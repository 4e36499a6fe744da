package vn.danda.chaos;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What one person writes in one conversation, and the marks of what comes back on each. It was walked once on a healthy
 * installation; every mark is found only once in it, so a reply says which message it belongs to.
 *
 * @param replies for each step, the marks of its replies in order
 * @param rows how many messages of the conversation the database has afterwards
 */
record Script(List<Step> steps, List<List<String>> replies, long rows, boolean makesLead) {

  private static final Pattern ENTRY = Pattern.compile("\"entry\":\"([a-z0-9-]+)\"");

  /** What people ask most. Those the server answers for certain, each with another entry, are taken. */
  private static final List<String> QUESTIONS =
      List.of(
          "Mỗi tháng đóng thấp nhất là bao nhiêu?",
          "Nhà nước hỗ trợ bao nhiêu phần trăm?",
          "Đóng ở đâu?",
          "Đóng bao nhiêu năm thì được lương hưu?",
          "Có được rút một lần không?",
          "Bao nhiêu tuổi thì được nghỉ hưu?",
          "Có được hưởng thai sản không?",
          "Bảo hiểm xã hội tự nguyện là gì?",
          "Ai được tham gia bảo hiểm xã hội tự nguyện?",
          "Đóng mức cao nhất là bao nhiêu?",
          "Có được thẻ bảo hiểm y tế khi nghỉ hưu không?",
          "Đóng mấy tháng một lần được?",
          "Chết thì người nhà được gì?",
          "Cần giấy tờ gì để đăng ký?",
          "Có thể đổi mức đóng không?",
          "Ngừng đóng một thời gian có sao không?");

  /** One message of the person. */
  sealed interface Step {
    record Say(String text) implements Step {}

    /** Presses a button whose payload begins so. */
    record Press(String payload) implements Step {}
  }

  /** The form is walked before the last question, which is asked with a lead open. */
  static Script walk(Installation installation, Update updates, long chat, int questions, boolean makesLead)
      throws IOException, InterruptedException {
    List<Step> steps = new ArrayList<>(answered(installation.nodes.getFirst(), questions));
    if (makesLead) {
      steps.addAll(
          steps.size() - 1,
          List.of(
              new Step.Press("person"),
              new Step.Press("consent:yes"),
              new Step.Say("Hạnh"),
              new Step.Say(Update.PHONE),
              new Step.Say("xã Diễn Châu"),
              new Step.Press("time:")));
    }
    return walked(installation, updates, chat, steps, makesLead);
  }

  private static Script walked(Installation installation, Update updates, long chat, List<Step> steps, boolean makesLead)
      throws InterruptedException {
    List<Step> whole = new ArrayList<>();
    List<List<String>> replies = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Delivery delivery = new Delivery(new Doors.One(installation.firstDoor()));
    for (Step step : steps) {
      List<FakeNetwork.Said> before = installation.network.saidTo(chat);
      Step exact = step instanceof Step.Press press ? new Step.Press(payload(press.payload(), before)) : step;
      delivery.deliver(updates.of(exact, chat));
      List<String> marks = quietAfter(installation.network, chat, before.size());
      if (marks.isEmpty() || !marks.stream().allMatch(seen::add)) {
        throw new IllegalStateException("On " + exact + " comes " + marks + ": nothing, or something that came before");
      }
      whole.add(exact);
      replies.add(marks);
    }
    while (installation.waiting("records") > 0) {
      Thread.sleep(20);
    }
    long rows = installation.ask("select count(*) from message where contact_id = 'telegram:" + chat + "'");
    return new Script(List.copyOf(whole), List.copyOf(replies), rows, makesLead);
  }

  private static List<String> quietAfter(FakeNetwork network, long chat, int before) throws InterruptedException {
    int seen = before;
    for (int quiet = 0; quiet < (seen == before ? 200 : 10); quiet++) {
      Thread.sleep(50);
      int now = network.saidTo(chat).size();
      quiet = now > seen ? 0 : quiet;
      seen = now;
    }
    return network.saidTo(chat).stream().skip(before).map(FakeNetwork.Said::mark).toList();
  }

  /** The first button on the way back up whose payload begins so. */
  private static String payload(String start, List<FakeNetwork.Said> said) {
    for (FakeNetwork.Said one : said.reversed()) {
      for (JsonNode row : one.body().path("inline_keyboard")) {
        for (JsonNode button : row) {
          if (button.path("callback_data").asString().startsWith(start)) {
            return button.path("callback_data").asString();
          }
        }
      }
    }
    throw new IllegalStateException("No button " + start + "… was shown");
  }

  private static List<Step> answered(NodeProcess server, int howMany) throws IOException, InterruptedException {
    List<Step> chosen = new ArrayList<>();
    List<String> turns = new ArrayList<>();
    Set<String> entries = new HashSet<>();
    for (String text : QUESTIONS) {
      List<String> with = new ArrayList<>(turns.subList(Math.max(0, turns.size() - 3), turns.size()));
      with.add(text);
      String entry = entry(with, server);
      if (chosen.size() < howMany && !entry.isEmpty() && entries.add(entry)) {
        turns.add(text);
        chosen.add(new Step.Say(text));
      }
    }
    if (chosen.size() < howMany) {
      throw new IllegalStateException("Only " + chosen.size() + " of " + howMany + " questions are answered for certain");
    }
    return chosen;
  }

  private static String entry(List<String> turns, NodeProcess server) throws IOException, InterruptedException {
    String json = String.join(",", turns.stream().map(turn -> "\"" + turn + "\"").toList());
    HttpRequest request =
        HttpRequest.newBuilder(server.door("/api/ask/followup"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"turns\":[" + json + "]}"))
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    Matcher entry = ENTRY.matcher(answer);
    return answer.contains("\"outcome\":\"answered\"") && entry.find() ? entry.group(1) : "";
  }
}
