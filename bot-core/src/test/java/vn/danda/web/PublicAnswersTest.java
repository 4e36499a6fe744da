package vn.danda.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.danda.content.PublishedContent;
import vn.danda.content.Switches;
import vn.danda.store.TestStores;

/** The answers as pages for everybody, asked for as a browser without script or cookie asks. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "danda.public-url=https://hoi.example.vn/")
class PublicAnswersTest {

  private static final String MINIMUM = "/hoi-dap/muc-dong-toi-thieu";

  /** What a phone has to load for one page. */
  private static final int MOST_BYTES = 30_000;

  private final HttpClient http = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired private Switches switches;
  @Autowired private PublishedContent content;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
  }

  @AfterEach
  void everythingIsOn() {
    switches.all().forEach(off -> switches.lift(off.scope(), off.name(), "lan"));
    content.showNewWords();
  }

  @Test
  void anAnswerStandsThereWithItsBasisAndItsDayAndNoCookie() throws Exception {
    HttpResponse<String> page = get(MINIMUM);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("264 nghìn")
        .contains("Luật BHXH 41/2024/QH15")
        .contains("Con số tính theo ngày")
        .contains("https://hoi.example.vn/hoi-dap/muc-dong-toi-thieu")
        .contains("\"@type\":\"FAQPage\"")
        .contains("og:title")
        .doesNotContain("{{")
        .doesNotContain("m.me/");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache, public");
  }

  @Test
  void whoHasReadItGetsAShortStillTheSame() throws Exception {
    String fingerprint = get(MINIMUM).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = get(MINIMUM, "If-None-Match", fingerprint);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void noPageIsHeavy() throws Exception {
    for (String page : List.of("/hoi-dap", MINIMUM, MINIMUM + "/in", "/hoi-dap?q=dong+bao+nhieu", "/hoi-dap?nhom=farmer_trader")) {
      HttpResponse<byte[]> answer =
          http.send(request(page).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Encoding")).as(page).hasValue("gzip");
      assertThat(answer.body().length).as(page).isLessThan(MOST_BYTES);
      assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()).isNotEmpty();
    }
  }

  @Test
  void aQuestionWithoutMarksFindsItsAnswer() throws Exception {
    assertThat(search("dong thap nhat 1 thang bao nhieu")).contains("264 nghìn").contains(MINIMUM);
  }

  @Test
  void whatIsNotUnderstoodIsSaidToBeSoWithAWayToAPerson() throws Exception {
    assertThat(search("mua xe may tra gop lai suat"))
        .contains("Chưa có câu trả lời chắc chắn")
        .contains("Nhờ cán bộ trả lời")
        .contains("1900");
  }

  @Test
  void whatIsSwitchedOffIsNowhereAtOnce() throws Exception {
    switches.off(Switches.Scope.ENTRY, "muc-dong-toi-thieu", "đang soát", "lan");
    content.showNewWords();

    HttpResponse<String> page = get(MINIMUM);
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("đang được soát lại").doesNotContain("264 nghìn");
    for (String other : List.of("/hoi-dap", "/sitemap.xml", MINIMUM.replace("toi-thieu", "2027"))) {
      assertThat(get(other).body()).as(other).doesNotContain(MINIMUM + "\"").doesNotContain(MINIMUM + "<");
    }
    assertThat(search("dong thap nhat 1 thang bao nhieu")).doesNotContain("264 nghìn").contains("soát lại");
  }

  @Test
  void eachGroupReadsItsOwnWords() throws Exception {
    assertThat(get(MINIMUM + "?nhom=young_worker").body()).contains("Rẻ nhất là").contains("Lời viết cho: Người trẻ làm tự do");
    assertThat(get(MINIMUM + "?nhom=x").body()).doesNotContain("Rẻ nhất là").contains("Thấp nhất mỗi tháng");
  }

  @Test
  void theSendersCodeGoesAlongAndNothingElseAStrangerWrites() throws Exception {
    assertThat(get("/hoi-dap?ref=NA-0001").body()).contains(MINIMUM + "?ref=NA-0001");
    assertThat(get("/hoi-dap?ref=%22%3E%3Cscript%3E").body()).doesNotContain("<script");
    assertThat(get("/hoi-dap?q=%3Cscript%3Ealert(1)%3C/script%3E").body()).doesNotContain("<script>");
  }

  @Test
  void searchEnginesFindEveryAnswerAndNoConsole() throws Exception {
    assertThat(get("/sitemap.xml").body()).contains("<loc>https://hoi.example.vn/hoi-dap/muc-dong-toi-thieu</loc>");
    assertThat(get("/robots.txt").body()).contains("Disallow: /console").contains("Sitemap: https://hoi.example.vn/sitemap.xml");
    assertThat(get("/hoi-dap/x..y").statusCode()).isEqualTo(404);
  }

  private String search(String question) throws Exception {
    return get("/hoi-dap?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8)).body();
  }

  private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }
}
