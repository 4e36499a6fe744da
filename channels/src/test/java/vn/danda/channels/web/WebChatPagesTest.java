package vn.danda.channels.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebChatPagesTest {

  private static final List<String> FILES =
      List.of("/chat/chat.js", "/chat/chat.css", "/chat/icon.svg", "/chat/loader.js", "/chat/landing.js",
          "/chat/landing.css");
  private static final ChatServer SERVER = new ChatServer("danda.web.allowed-origins=https://nghean.example dienchau=https://dienchau.example");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void onlyTheAllowedSitesMayFrameTheChat() throws Exception {
    HttpResponse<String> frame = SERVER.get("/chat/frame");

    assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self';")
        .endsWith("frame-ancestors 'self' https://nghean.example");
    assertThat(frame.headers().firstValue("X-Frame-Options")).isEmpty();
  }

  @Test
  void aSiteWithAKeyIsFramedByItselfAlone() throws Exception {
    assertThat(SERVER.get("/chat/frame?site=dienchau").headers().firstValue("Content-Security-Policy").orElseThrow())
        .endsWith("frame-ancestors 'self' https://dienchau.example");
    assertThat(SERVER.get("/chat/frame?site=khongco").statusCode()).isEqualTo(404);
  }

  @Test
  void anOriginThatIsNoneStopsTheStartWithASentence() {
    assertThatThrownBy(() -> new WebChatSites("https://ok.example *"))
        .hasMessageContaining("DANDA_WEB_ALLOWED_ORIGINS")
        .hasMessageContaining("'*'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/chat/frame"})
  void pagesHaveNoInlineScriptOrStyleWhichThePolicyWouldBlock(String page) throws Exception {
    String html = SERVER.get(page).body();

    assertThat(html).contains("BHXH tỉnh Nghệ An").doesNotContainPattern("<script>|<style|style=|\\son[a-z]+=");
  }

  @Test
  void scriptsNeverTurnTextIntoMarkup() throws Exception {
    for (String file : FILES) {
      assertThat(SERVER.get(file).body()).as(file).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML");
    }
  }

  @Test
  void filesAreKeptByBrowsers() throws Exception {
    for (String file : FILES) {
      HttpResponse<String> answer = SERVER.get(file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age", "public");
    }
    assertThat(SERVER.get("/chat/secrets.txt").statusCode()).isEqualTo(404);
  }

  /** On a slow mobile line 30 kB are about a second. */
  @Test
  void everythingTogetherIsAtMostThirtyKilobytes() throws Exception {
    int total = zipped(SERVER.get("/").body()) + zipped(SERVER.get("/chat/frame").body());
    for (String file : FILES) {
      total += zipped(SERVER.get(file).body());
    }
    assertThat(total).isLessThanOrEqualTo(30_000);
  }

  private static int zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }
}
