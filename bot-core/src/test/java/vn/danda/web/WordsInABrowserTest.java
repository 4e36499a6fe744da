package vn.danda.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.danda.store.TestStores;

/** From a word people type in vain to the bot that knows it, and back; every station photographed. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "danda.demo=true")
@DirtiesContext
class WordsInABrowserTest {

  @RegisterExtension static final Browser browser = new Browser();

  @LocalServerPort private int port;
  @Autowired private JdbcClient database;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
    registry.add("danda.report.kept", () -> "0s");
  }

  /** Learning anew what people read takes its time on a busy machine. */
  @BeforeAll
  static void patience() {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
  }

  @Test
  void anUnknownWordIsTaughtSeenBeforeItCountsLetThroughAndTakenBack() {
    asked("1", "zr1l bhxh mat bao lau, em 0912 345 678");
    asked("2", "muon zrutl thi lam sao");
    asked("3", "zrutl dc may tien a");

    Page lan = signedIn("lan", 360);
    lan.navigate(at("/console/content/words"));
    assertThat(lan.locator("#unknown + p + ul")).containsText("zrutl");
    assertThat(lan.locator("main")).not().containsText("345 678");
    lan.locator("#q").fill("khong biet");
    button(lan, "Tìm").click();
    assertThat(lan.locator(".entries li").first()).containsText("không biết");
    assertThat(Browser.brokenRules(lan)).isEmpty();
    picture(lan, "words-360");

    // Bad rows are told by name, and what was typed stays.
    lan.locator("#form").fill("ko");
    lan.locator("#words").fill("khó");
    lan.locator("#reason").fill("thử");
    button(lan, "Ghi, rồi xem tác động").click();
    assertThat(lan.locator("[role=alert]")).containsText("“ko” đã có, nghĩa là “không”");
    assertThat(lan.locator("#words")).hasValue("khó");

    lan.navigate(at("/console/content/words"));
    lan.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("zrutl: là chữ gõ tắt")).click();
    assertThat(lan.locator("#form")).hasValue("zrutl");
    lan.locator("#words").fill("rút một lần");
    button(lan, "Ghi, rồi xem tác động").click();
    assertThat(lan.locator("[role=status]")).containsText("Đã ghi “zrutl”");
    lan.navigate(at("/console/content/words?list=glossary&row=theo quy định"));
    lan.locator("#change-words").fill("theo luật\nluật cho");
    lan.locator("#change-reason").fill("bà con quen nghe vậy");
    button(lan, "Ghi thay đổi").click();
    lan.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Xem tác động")).click();
    assertThat(lan.locator("#run")).containsText("câu nay trả lời được");
    assertThat(lan.locator("#run .rows").first()).containsText("zrutl");
    assertThat(lan.locator("main")).containsText("Có dòng của mình thì người khác duyệt");
    assertThat(Browser.brokenRules(lan)).isEmpty();
    picture(lan, "words-effect-360");

    Page mai = signedIn("mai", 1280);
    mai.navigate(at("/console/content"));
    mai.getByText("2 dòng của danh sách chữ chờ duyệt").click();
    assertThat(mai.locator("#run")).containsText("câu nay trả lời được");
    picture(mai, "words-effect-1280");
    button(mai, "Duyệt 2 dòng").click();
    assertThat(mai.locator("[role=status]").first()).containsText("Đã xuất bản");
    mai.navigate(at("/console/content/words?only=own"));
    assertThat(mai.locator(".entries")).containsText("zrutl");
    assertThat(mai.locator("#unknown + p + ul")).hasCount(0);
    picture(mai, "words-1280");

    // What makes right answers wrong needs a written reason.
    lan.navigate(at("/console/content/words?row=bhxh"));
    lan.locator("#change-words").fill("bán hàng xa hoa");
    lan.locator("#change-reason").fill("phá thử");
    button(lan, "Ghi thay đổi").click();
    assertThat(lan.locator("[role=status]")).containsText("Đã ghi “bhxh”");
    mai.navigate(at("/console/content/words/review"));
    assertThat(mai.locator("#run")).containsText("đang đúng thành sai");
    picture(mai, "words-regression-1280");
    button(mai, "Duyệt 1 dòng").click();
    assertThat(mai.locator("#why:invalid")).isVisible();
    mai.locator("#why").fill("diễn tập");
    button(mai, "Duyệt 1 dòng").click();
    assertThat(mai.locator("[role=status]").first()).containsText("Đã xuất bản");
    mai.locator("#version").selectOption("0");
    mai.locator("#back-reason").fill("thử xong");
    button(mai, "Dùng lại").click();
    assertThat(mai.locator("[role=status]").first()).containsText("danh sách đi kèm phần mềm");
    picture(mai, "words-versions-1280");
  }

  private void asked(String id, String text) {
    database
        .sql("insert into message (message_id, contact_id, author, body, said_at, outcome) values (?, ?, 'contact', ?, now(), 'NO_MATCH')")
        .params("unknown-" + id, "web:unknown-" + id, text)
        .update();
  }

  private Page signedIn(String name, int width) {
    Page page = width < 1000 ? browser.examined(width, 800) : browser.visitor(width, 800);
    page.navigate(at("/sign-in"));
    page.locator("#username").fill(name);
    page.locator("#password").fill("demo-" + name);
    page.keyboard().press("Enter");
    page.waitForURL("**/console**");
    return page;
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screens", name + ".png")));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
