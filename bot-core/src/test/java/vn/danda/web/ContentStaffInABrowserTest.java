package vn.danda.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
import vn.danda.store.TestStores;

/**
 * Content staff at work, from a wrong figure to the right words on a citizen's phone; every click is counted and every
 * station photographed into {@code target/screens}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "danda.demo=true")
@DirtiesContext
class ContentStaffInABrowserTest {

  private static final Path SCREENS = Path.of("target", "screens");
  private static final EntryId LEAST = new EntryId("muc-dong-toi-thieu");

  /** The rules of WCAG 2.2 up to level AA that a program can check; only what keeps somebody out. */
  private static final String AXE =
      """
      axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) =>
        result.violations.filter((rule) => rule.impact === 'serious' || rule.impact === 'critical')
          .map((rule) => rule.impact + ' ' + rule.id + ': ' + rule.nodes.map((node) => node.html).join(' | ')))
      """;

  /** What asks for the day of payment, not for the least amount. */
  private static final String OF_ANOTHER_ENTRY =
      """

      Ngày mấy trong tháng là hạn cuối phải nộp tiền?
      deadline dong bhxh tn la ngay may
      Hạn cuối nộp tiền mức thấp nhất là ngày mấy trong tháng?
      Deadline đóng bhxh tn mức thấp nhất là ngày nào""";

  private static Browser browser;

  @LocalServerPort private int port;
  @Autowired private Entries entries;
  @Autowired private PublishedContent content;
  @Autowired private JdbcClient database;
  private int clicks;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
    // Another test may have looked at the report a minute ago.
    registry.add("danda.report.kept", () -> "0s");
  }

  @BeforeAll
  static void open() {
    browser = Browser.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aWrongFigureIsPutRightReviewedByAnotherPersonAndReadInTheChat() {
    somebodyWroteTheWrongFigure();
    Instant began = Instant.now();

    Page writer = signedIn("mai", 1280);
    writer.locator("#q").fill("mức đóng thấp nhất");
    tap(button(writer, "Tìm"));
    tap(writer.locator(".entries a").filter(having("Mức đóng thấp nhất")).first());
    assertThat(writer.locator("#preview .place-MESSENGER")).containsText("198 nghìn đồng");

    // The wrong figure out, the right one picked by its name.
    writer.locator("#answer").fill("Mỗi tháng ít nhất cũng phải để ra");
    tap(writer.getByText("Chèn con số"));
    writer.locator("#figure").fill("nha binh thuong thap nhat");
    tap(writer.locator("#figures .insert").filter(having("Tiền tự bỏ ra ở mức thấp nhất: nhà bình thường")));
    writer.locator("#answer").pressSequentially(" nếu nhà mình không thuộc diện nào.");
    assertThat(writer.locator("#preview .place-MESSENGER")).containsText("264 nghìn đồng");
    picture(writer, "1-writes-1280");

    // A way of asking that is another entry's: said at once, and again by the gate, which names what would be lost.
    String marked = writer.locator("#marked").inputValue();
    writer.locator("#marked").fill(marked + OF_ANOTHER_ENTRY);
    assertThat(writer.locator("#remarks")).containsText("Hạn đóng tiền");
    tap(button(writer, "Xem lại để xuất bản"));
    assertThat(writer.locator(".robbed")).containsText("sẽ cướp");
    assertThat(writer.locator(".robbed")).containsText("Hạn đóng tiền");
    picture(writer, "2-gate-stops-1280");

    tap(writer.getByText("Sửa cách hỏi"));
    writer.locator("#marked").fill(marked);
    tap(writer.locator("[for=place-ZALO]"));
    assertThat(writer.locator("#preview .place-ZALO")).containsText("Ở đây không có nút");
    writer.locator("#try").fill("muc thap nhat bn z");
    tap(button(writer, "Hỏi"));
    assertThat(writer.locator(".tried li.own").nth(3)).isVisible();
    assertThat(writer.locator(".tried li:not(.own)")).hasCount(0);
    picture(writer, "3-tries-1280");
    tap(button(writer, "Xem lại để xuất bản"));
    assertThat(writer.locator("main")).containsText("Thử với");
    assertThat(writer.locator(".robbed")).hasCount(0);
    tap(button(writer, "Gửi duyệt"));
    assertThat(writer.locator("[role=status]").first()).containsText("Đã gửi duyệt");

    Page reviewer = signedIn("lan", 360);
    reviewer.navigate(at("/console/content?only=review"));
    tap(reviewer.locator(".entries a").first());
    tap(reviewer.getByText("xem lại và duyệt"));
    assertThat(reviewer.locator("ins").first()).containsText("không thuộc diện nào");
    picture(reviewer, "4-reviews-360");
    tap(button(reviewer, "Duyệt và xuất bản"));
    assertThat(reviewer.locator("[role=status]").first()).containsText("Đã xuất bản");

    Page phone = browser.visitor(360, 740);
    phone.navigate(at("/chat/frame"));
    assertThat(bubbles(phone).first()).containsText("trợ lý tự động");
    type(phone, "mỗi tháng đóng thấp nhất là bao nhiêu");
    assertThat(bubbles(phone).last()).containsText("không thuộc diện nào");
    assertThat(bubbles(phone).last()).containsText("264 nghìn");
    picture(phone, "5-read-360");

    System.out.printf(
        "content staff: wrong figure to right answer in the chat: %d clicks, %d s%n",
        clicks, Duration.between(began, Instant.now()).toSeconds());
    assertThat(clicks).isLessThanOrEqualTo(14);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void anAnswerThatMissesStandsBesideTheUnansweredOnes() {
    Page phone = browser.visitor(360, 740);
    phone.navigate(at("/chat/frame"));
    assertThat(bubbles(phone).first()).containsText("trợ lý tự động");
    type(phone, "đi nghĩa vụ quân sự có được tính năm bhxh không");
    assertThat(bubbles(phone)).not().hasCount(2);
    button(phone, "Căn cứ").click();
    button(phone, "👎 Chưa trúng ý").click();
    assertThat(bubbles(phone).last()).containsText("chưa trúng ý");
    type(phone, "sổ bị chuột cắn rách rồi có xài được nữa không hả em");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> database.sql("select count(*) from message where judged = 'misses'").query(Integer.class).single() == 1);

    Page staff = signedIn("mai", 360);
    staff.navigate(at("/console/content/unanswered"));
    assertThat(staff.locator("main")).containsText("1 người bấm chưa trúng ý");
    picture(staff, "6-badly-answered-360");
    staff.navigate(at("/console/content/questions?bai=bo-doi-xuat-ngu"));
    assertThat(staff.locator("main")).containsText("trả lời đúng");
    picture(staff, "7-test-questions-360");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void thePagesHaveNoSeriousFaultAndWorkByKeyboard() throws IOException {
    Page page = browser.examined(360, 740);
    signIn(page, "mai");
    for (String path : List.of("", "/bien-lai", "/unanswered", "/questions?bai=bien-lai", "/new")) {
      page.navigate(at("/console/content" + path));
      assertThat(broken(page)).as(path).isEmpty();
    }
    page.navigate(at("/console/content/bien-lai"));
    page.locator("#tab-write").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#preview")).isVisible();
    assertThat(page.locator("#answer")).isHidden();
    picture(page, "8-preview-360");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#try")).isVisible();
    page.keyboard().press("Tab");
    page.keyboard().type("nop tien co bien lai ko");
    page.keyboard().press("Enter");
    assertThat(page.locator(".tried li.own").first()).isVisible();
    assertThat(broken(page)).isEmpty();
    picture(page, "9-try-360");
    page.locator("#tab-try").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#owner")).isVisible();
    assertThat(broken(page)).isEmpty();
    picture(page, "10-more-360");
  }

  @Test
  void theBarIsOneLineOnAPhoneAndOpensByKeyboard() throws IOException {
    Page page = browser.examined(360, 740);
    signIn(page, "quan");
    assertThat(page.locator(".bar").boundingBox().height).isLessThan(70);
    assertThat(page.locator(".bar nav")).isHidden();
    page.locator("#menu").focus();
    page.keyboard().press("Space");
    assertThat(page.locator(".bar nav")).isVisible();
    assertThat(broken(page)).isEmpty();
    picture(page, "11-menu-360");
    page.locator(".bar nav a").last().click();
    assertThat(page).hasURL(Pattern.compile(".*/console/account"));
  }

  /** Somebody published the near-poor household's figure as everybody's. */
  private void somebodyWroteTheWrongFigure() {
    FaqEntry right = content.now().entry(LEAST).orElseThrow();
    FaqEntry wrong =
        new FaqEntry(
            right.id(), right.group(), right.question(), right.label(),
            "Nhà bình thường mỗi tháng thấp nhất bỏ ra {{vol_net_at_floor_near_poor}}.",
            right.detail(), right.basis(), null, Map.of(), right.followUps(), right.near(), right.phrasings());
    entries.publish(wrong, entries.history(LEAST).getFirst().number(), "tay-vung");
    content.catchUp();
  }

  private void tap(Locator what) {
    clicks++;
    what.click();
  }

  private Page signedIn(String name, int width) {
    Page page = browser.visitor(width, 800);
    signIn(page, name);
    return page;
  }

  private void signIn(Page page, String name) {
    page.navigate(at("/sign-in"));
    page.locator("#username").fill(name);
    page.locator("#password").fill("demo-" + name);
    page.keyboard().press("Enter");
    page.waitForURL("**/console**");
  }

  @SuppressWarnings("unchecked")
  private static List<String> broken(Page page) throws IOException {
    try (InputStream axe = ContentStaffInABrowserTest.class.getResourceAsStream("/axe.min.js")) {
      page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<String>) page.evaluate(AXE);
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve(name + ".png")));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static void type(Page phone, String text) {
    phone.locator("#text").fill(text);
    phone.keyboard().press("Enter");
  }

  private static Locator bubbles(Page phone) {
    return phone.locator("#log .me, #log .bot, #log .agent");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
