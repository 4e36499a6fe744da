package vn.danda.chaos;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Questions that follow each other in one conversation and are each answered with another entry, so that an answer says
 * which question it belongs to. Chosen by asking the server itself, with the same context as the conversation will have.
 */
final class Questions {

  private static final int CONTEXT = 3;
  private static final Pattern QUESTION = Pattern.compile("^question: \"(.*)\"$", Pattern.MULTILINE);
  private static final Pattern ENTRY = Pattern.compile("\"entry\":\"([a-z0-9-]+)\"");

  private Questions() {}

  /** A question and the entry that answers it. */
  record Question(String text, String entry) {}

  static List<Question> choose(int howMany, Path entries, DandaProcess server) throws IOException, InterruptedException {
    List<Question> chosen = new ArrayList<>();
    for (String text : candidates(entries)) {
      List<String> turns = new ArrayList<>(chosen.stream().map(Question::text).toList());
      turns = new ArrayList<>(turns.subList(Math.max(0, turns.size() - CONTEXT), turns.size()));
      turns.add(text);
      String entry = answeredBy(turns, server);
      if (!entry.isEmpty() && !entry.equals("gap-can-bo") && chosen.stream().noneMatch(one -> one.entry().equals(entry))) {
        chosen.add(new Question(text, entry));
        if (chosen.size() == howMany) {
          return chosen;
        }
      }
    }
    throw new IllegalStateException("Only " + chosen.size() + " of " + howMany + " questions are answered for certain");
  }

  private static String answeredBy(List<String> turns, DandaProcess server) throws IOException, InterruptedException {
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

  private static List<String> candidates(Path entries) throws IOException {
    try (Stream<Path> files = Files.list(entries)) {
      List<String> questions = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        Matcher question = QUESTION.matcher(Files.readString(file));
        if (question.find() && question.group(1).indexOf('\\') < 0) {
          questions.add(question.group(1));
        }
      }
      return questions;
    }
  }
}
