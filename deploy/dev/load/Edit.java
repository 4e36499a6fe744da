import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes an answer as the content staff do, one writes and another lets it through, and measures how long after that the
 * server gives the new one. {@code java Edit.java http://127.0.0.1:8080}; signs in with demo accounts.
 */
public final class Edit {

  private static final Pattern FIELD = Pattern.compile("<(?:input|textarea)[^>]*name=\"([^\"]+)\"[^>]*>(?:([^<]*)</textarea>)?");
  private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");
  private static final String ENTRY = "/console/content/muc-dong-toi-thieu";
  private static final String QUESTION = "{\"text\":\"Mỗi tháng đóng thấp nhất là bao nhiêu?\"}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private String cookie = "";

  public static void main(String[] arguments) throws Exception {
    Edit writer = new Edit(URI.create(arguments[0])).signedIn("lan");
    Edit reviewer = new Edit(URI.create(arguments[0])).signedIn("mai");
    for (int n = 1; n <= 3; n++) {
      String mark = "(bản " + n + ")";
      writer.write(mark);
      reviewer.approve(mark);
    }
  }

  private Edit(URI server) {
    this.server = server;
  }

  private Edit signedIn(String name) throws Exception {
    Map<String, String> form = fields(get("/sign-in"));
    form.put("username", name);
    form.put("password", "demo-" + name);
    post("/sign-in", form);
    return this;
  }

  private void write(String mark) throws Exception {
    Map<String, String> form = fields(get(ENTRY));
    form.merge("answer", mark, (text, added) -> text.replaceAll(" ?\\(bản \\d\\)", "").strip() + " " + added);
    form.put("do", "check");
    post(ENTRY, form);
    post(ENTRY + "/submit", fields(get(ENTRY + "/review")));
  }

  private void approve(String mark) throws Exception {
    Map<String, String> form = fields(get(ENTRY + "/review"));
    form.put("reason", "Đo bao lâu thì lên");
    long began = System.nanoTime();
    int status = post(ENTRY + "/approve", form);
    while (!ask().contains(mark)) {
      if (System.nanoTime() - began > 20_000_000_000L) {
        throw new IllegalStateException("After 20 s the old answer is still given; the reviewer's page answered " + status);
      }
      Thread.sleep(5);
    }
    System.out.printf("| edit | the new answer is given after %d ms |%n", (System.nanoTime() - began) / 1_000_000);
  }

  private String ask() throws Exception {
    return http.send(
            HttpRequest.newBuilder(server.resolve("/api/ask")).header("Content-Type", "application/json").POST(BodyPublishers.ofString(QUESTION)).build(),
            BodyHandlers.ofString())
        .body();
  }

  private String get(String path) throws Exception {
    HttpResponse<String> page = http.send(HttpRequest.newBuilder(server.resolve(path)).header("Cookie", cookie).build(), BodyHandlers.ofString());
    keep(page);
    return page.body();
  }

  private int post(String path, Map<String, String> form) throws Exception {
    StringBuilder body = new StringBuilder();
    form.forEach((name, value) -> body.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString(body.substring(1)))
                .build(),
            BodyHandlers.ofString());
    keep(answer);
    return answer.statusCode();
  }

  private void keep(HttpResponse<String> response) {
    response.headers().firstValue("Set-Cookie").ifPresent(one -> cookie = one.split(";")[0]);
  }

  private static Map<String, String> fields(String page) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Matcher field = FIELD.matcher(page); field.find(); ) {
      Matcher value = VALUE.matcher(field.group());
      String text = field.group(2) != null ? field.group(2) : value.find() ? value.group(1) : "";
      fields.put(field.group(1), text.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }
    return fields;
  }
}
