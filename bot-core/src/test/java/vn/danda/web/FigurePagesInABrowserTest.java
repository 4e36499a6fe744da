package vn.danda.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.danda.content.Entries;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Register;
import vn.danda.store.TestStores;

/** Content staff at the figures: a new value by two people, what it touches, what is off, what a day reads like. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "danda.demo=true")
@DirtiesContext
class FigurePagesInABrowserTest {

  private static Browser browser;

  @LocalServerPort private int port;
  @Autowired private JdbcClient database;
  @Autowired private PublishedContent content;
  @Autowired private Entries entries;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
  }

  @BeforeAll
  static void open() {
    browser = Browser.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(40_000);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aNewBaseSalaryGoesFromOnePersonThroughAnotherToTheTasks() {
    Page lan = signedIn("lan", 360);
    lan.navigate(at("/console/content/figures?q=luong co so"));
    picture(lan, "figures-360");
    lan.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lương cơ sở")).first().click();
    lan.locator("#value").fill("2,78 củ");
    lan.locator("#from").fill("2099-07-01");
    lan.locator("#basis").fill("NĐ 1/2099/NĐ-CP Điều 3");
    button(lan, "Gửi duyệt, xem chỗ nào đổi theo").click();
    assertThat(lan.locator("[role=alert]")).containsText("“2,78 củ” không đọc được");

    lan.locator("#value").fill("2,78 triệu");
    lan.locator("#from").fill("2099-07-01");
    button(lan, "Gửi duyệt, xem chỗ nào đổi theo").click();
    assertThat(lan.locator("main")).containsText("Số do mình đề nghị thì người khác duyệt");
    assertThat(lan.locator("main")).containsText("27.800.000");
    assertThat(lan.locator("ins").first()).isVisible();
    picture(lan, "figure-waiting-360");

    Page mai = signedIn("mai", 1280);
    mai.navigate(at("/console/content/figures?only=waiting"));
    picture(mai, "figures-1280");
    mai.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lương cơ sở")).first().click();
    picture(mai, "figure-waiting-1280");
    button(mai, "Duyệt").click();
    assertThat(mai.locator("[role=status]").first()).containsText("Đã duyệt");

    mai.navigate(at("/console/content/tasks"));
    Locator first = mai.locator(".card").first();
    assertThat(first).containsText("2.780.000");
    picture(mai, "tasks-1280");
    int open = mai.locator("li.card").count();
    first.locator("summary").click();
    first.locator("input[name=word]").fill("đọc rồi");
    first.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Đã xem, vẫn đúng")).click();
    assertThat(mai.locator("[role=status]").first()).containsText("Đã ghi");
    assertThat(mai.locator("li.card")).hasCount(open - 1);

    lan.navigate(at("/console/content/tasks"));
    picture(lan, "tasks-360");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aDayIsReadBeforeItComesAndAnArticleFindsWhatRestsOnIt() {
    Page lan = signedIn("lan", 360);
    lan.navigate(at("/console/content/as-of?day=2027-01-01"));
    assertThat(lan.locator("main")).containsText("ngày 1/1/2027");
    picture(lan, "as-of-360");

    Page mai = signedIn("mai", 1280);
    mai.navigate(at("/console/content/as-of?day=2020-01-01&all=true"));
    assertThat(mai.locator("details[open] article").first()).isVisible();
    mai.navigate(at("/console/content/replay"));
    assertThat(mai.locator("main")).containsText("Không gửi gì cho ai");
    picture(mai, "replay-1280");
    lan.navigate(at("/console/content/articles"));
    lan.locator("#q").fill("Điều 36 Luật 41/2024");
    lan.keyboard().press("Enter");
    assertThat(lan.locator("main")).containsText("Máy tính mức đóng hằng tháng");
    picture(lan, "articles-360");
    lan.locator("#why").fill("đổi hạn đóng");
    lan.locator("form.card button").click();
    assertThat(lan.locator("[role=status]").first()).containsText("việc xem lại");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aDraftIsReplayedAgainstWhatPeopleAskedWithTheirNumbersMasked() {
    database
        .sql(
            """
            insert into message (message_id, contact_id, author, body, said_at, outcome)
            values ('replay-1', 'web:replay', 'contact', 'vịt quay lạng sơn gọi 0912 345 678 mua ở đâu', now(), 'NO_MATCH')
            """)
        .update();
    FaqEntry old = content.now().entry(new EntryId("bien-lai")).orElseThrow();
    FaqEntry draft =
        new FaqEntry(
            old.id(), old.group(), "Vịt quay lạng sơn gọi 0912 345 678 mua ở đâu?", old.label(), old.answer(), old.detail(),
            old.basis(), old.caution(), old.audiences(), old.followUps(), old.near(),
            Map.of(Register.MARKED, List.of("vịt quay lạng sơn mua ở đâu", "mua vịt quay lạng sơn", "vịt quay lạng sơn gọi mua ở đâu")));
    entries.saveDraft(draft, entries.history(old.id()).getFirst().number(), "lan");

    Page lan = signedIn("lan", 360);
    lan.navigate(at("/console/content/replay?id=bien-lai"));
    assertThat(lan.locator("#run")).containsText("Hỏi 1 câu");
    assertThat(lan.locator("#run .rows")).containsText("vịt quay");
    assertThat(lan.locator("#run")).not().containsText("345 678");
    picture(lan, "replay-360");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aSubjectIsSwitchedOffWithAReasonAndOnAgainWithOneTap() {
    Page lan = signedIn("lan", 360);
    lan.navigate(at("/console/content/switches"));
    lan.locator("#group").selectOption("muc-dong");
    lan.locator("#group-reason").fill("đang soát lại mức đóng");
    button(lan, "Tắt chủ đề này").click();
    assertThat(lan.locator(".urgent")).containsText("đang soát lại mức đóng");
    picture(lan, "switches-360");
    String answer =
        lan.request().post(at("/api/ask"), RequestOptions.create()
            .setHeader("Content-Type", "application/json")
            .setData("{\"text\":\"Mỗi tháng đóng thấp nhất là bao nhiêu?\"}")).text();
    assertThat(answer).contains("đang soát lại");
    button(lan, "Bật lại").click();
    assertThat(lan.locator("main")).containsText("Không có gì đang tắt");
    assertThat(browser.complaints()).isEmpty();
  }

  private Page signedIn(String name, int width) {
    Page page = browser.visitor(width, 800);
    page.navigate(at("/sign-in"));
    page.locator("#username").fill(name);
    page.locator("#password").fill("demo-" + name);
    page.keyboard().press("Enter");
    page.waitForURL("**/console**");
    return page;
  }

  private static void picture(Page page, String name) {
    String folder = System.getProperty("danda.pictures");
    if (folder != null) {
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
