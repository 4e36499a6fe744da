package vn.danda.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.danda.web.Browser.brokenRules;
import static vn.danda.web.Browser.button;
import static vn.danda.web.Browser.picture;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
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
import vn.danda.content.FigureChanges;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.figure.Figure;
import vn.danda.knowledge.figure.FigureNames;
import vn.danda.store.TestStores;

/**
 * Content staff at work, from a wrong figure to the right words on a citizen's phone; every click is counted and every
 * station photographed into {@code target/screens}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "danda.demo=true")
@DirtiesContext
class ContentStaffInABrowserTest {

  private static final String NET = "vol_net_at_floor_other";
  private static final String NAME = "Tiền tự bỏ ra ở mức thấp nhất: nhà bình thường";

  /** What asks for the day of payment, not for the least amount. */
  private static final String OF_ANOTHER_ENTRY =
      """

      Ngày mấy trong tháng là hạn cuối phải nộp tiền?
      deadline dong bhxh tn la ngay may
      Hạn cuối nộp tiền mức thấp nhất là ngày mấy trong tháng?
      Deadline đóng bhxh tn mức thấp nhất là ngày nào""";

  @RegisterExtension static final Browser browser = new Browser();

  @LocalServerPort private int port;
  @Autowired private FigureChanges figures;
  @Autowired private PublishedContent content;
  @Autowired private JdbcClient database;
  private int clicks;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
    // Another test may have looked at the report a minute ago.
    registry.add("danda.report.kept", () -> "0s");
  }

  /** Learning anew what people read takes its time on a busy machine. */
  @BeforeAll
  static void patience() {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
  }

  @Test
  void aWrongFigureIsPutRightByTwoPeopleAndTheWordsAroundItReviewedAndReadInTheChat() {
    Figure right = somebodyLetAWrongFigureThrough();
    Instant began = Instant.now();

    Page writer = signedIn("mai", 1280);
    writer.locator("#q").fill("mức đóng thấp nhất");
    tap(button(writer, "Tìm"));
    tap(writer.locator(".entries a").filter(having("Mức đóng thấp nhất")).first());
    assertThat(writer.locator("#preview .place-MESSENGER")).containsText("246 nghìn đồng");

    // From the answer to the figure in it: a new value with its day and its source goes to another person.
    tap(writer.getByText("Con số trong bài"));
    Page figure = writer.waitForPopup(() -> tap(writer.locator("#preview").getByText(NAME)));
    figure.locator("#value").fill(right.value());
    figure.locator("#from").fill(Published.day(began).toString());
    figure.locator("#basis").fill(right.basis());
    picture(figure, "1-proposes-the-figure-1280");
    tap(button(figure, "Gửi duyệt, xem chỗ nào đổi theo"));
    assertThat(figure.locator("main")).containsText("Số do mình đề nghị thì người khác duyệt");
    assertThat(figure.locator("ins").filter(having(said(right))).first()).isVisible();

    Page reviewer = signedIn("lan", 360);
    reviewer.navigate(at("/console/content/figures?only=waiting"));
    tap(reviewer.locator("main a").filter(having(NAME)).first());
    assertThat(reviewer.locator("#where")).containsText("Sẽ đổi theo");
    assertThat(reviewer.locator("#where + .small")).containsText("câu mẫu của cán bộ");
    picture(reviewer, "2-approves-the-figure-360");
    tap(button(reviewer, "Duyệt"));
    assertThat(reviewer.locator("[role=status]").first()).containsText("Đã duyệt");

    Page phone = browser.visitor(360, 740);
    phone.navigate(at("/chat/frame"));
    assertThat(bubbles(phone).first()).containsText("trợ lý tự động");
    type(phone, "mỗi tháng đóng thấp nhất là bao nhiêu");
    assertThat(bubbles(phone).last()).containsText(said(right));
    int figureClicks = clicks;
    Duration figureTook = Duration.between(began, Instant.now());

    // Now the words around it, with the figure picked by its name.
    writer.locator("#answer").fill("Mỗi tháng ít nhất cũng phải để ra");
    tap(writer.getByText("Chèn con số"));
    writer.locator("#figure").fill("nha binh thuong thap nhat");
    tap(writer.locator("#figures .insert").filter(having(NAME)));
    writer.locator("#answer").pressSequentially(" nếu nhà mình không thuộc diện nào.");
    assertThat(writer.locator("#preview .place-MESSENGER")).containsText(said(right));
    picture(writer, "3-writes-1280");

    // A way of asking that is another entry's: said at once, and again by the gate, which names what would be lost.
    String marked = writer.locator("#marked").inputValue();
    writer.locator("#marked").fill(marked + OF_ANOTHER_ENTRY);
    assertThat(writer.locator("#remarks")).containsText("Hạn đóng tiền");
    tap(button(writer, "Xem lại để xuất bản"));
    assertThat(writer.locator(".robbed")).containsText("sẽ cướp");
    assertThat(writer.locator(".robbed")).containsText("Hạn đóng tiền");
    picture(writer, "4-gate-stops-1280");

    tap(writer.getByText("Sửa cách hỏi"));
    writer.locator("#marked").fill(marked);
    tap(writer.locator("[for=place-ZALO]"));
    assertThat(writer.locator("#preview .place-ZALO")).containsText("Ở đây không có nút");
    writer.locator("#try").fill("muc thap nhat bn z");
    tap(button(writer, "Hỏi"));
    assertThat(writer.locator(".tried li.own").nth(3)).isVisible();
    assertThat(writer.locator(".tried li:not(.own)")).hasCount(0);
    picture(writer, "5-tries-1280");
    tap(button(writer, "Xem lại để xuất bản"));
    assertThat(writer.locator("main")).containsText("Thử với");
    assertThat(writer.locator(".robbed")).hasCount(0);
    tap(button(writer, "Gửi duyệt"));
    assertThat(writer.locator("[role=status]").first()).containsText("Đã gửi duyệt");

    reviewer.navigate(at("/console/content?only=review"));
    tap(reviewer.locator(".entries a").first());
    tap(reviewer.getByText("xem lại và duyệt"));
    assertThat(reviewer.locator("ins").first()).containsText("không thuộc diện nào");
    picture(reviewer, "6-reviews-360");
    tap(button(reviewer, "Duyệt và xuất bản"));
    assertThat(reviewer.locator("[role=status]").first()).containsText("Đã xuất bản");

    type(phone, "mỗi tháng đóng thấp nhất là bao nhiêu");
    assertThat(bubbles(phone).last()).containsText("không thuộc diện nào");
    assertThat(bubbles(phone).last()).containsText(said(right));
    picture(phone, "7-read-360");

    System.out.printf(
        "content staff: wrong figure to right figure in the chat: %d clicks, %d s; with the words rewritten: %d clicks, %d s%n",
        figureClicks, figureTook.toSeconds(), clicks, Duration.between(began, Instant.now()).toSeconds());
    assertThat(figureClicks).isLessThanOrEqualTo(7);
    assertThat(clicks).isLessThanOrEqualTo(18);
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
    picture(staff, "8-badly-answered-360");
    staff.navigate(at("/console/content/questions?bai=bo-doi-xuat-ngu"));
    assertThat(staff.locator("main")).containsText("trả lời đúng");
    picture(staff, "9-test-questions-360");
  }

  @Test
  void thePagesHaveNoSeriousFaultAndWorkByKeyboard() {
    Page page = Browser.signIn(browser.examined(360, 740), port, "mai");
    for (String path : List.of("", "/bien-lai", "/unanswered", "/questions?bai=bien-lai", "/new")) {
      page.navigate(at("/console/content" + path));
      assertThat(brokenRules(page)).as(path).isEmpty();
    }
    page.navigate(at("/console/content/bien-lai"));
    page.locator("#tab-write").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#preview")).isVisible();
    assertThat(page.locator("#answer")).isHidden();
    picture(page, "10-preview-360");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#try")).isVisible();
    page.keyboard().press("Tab");
    page.keyboard().type("nop tien co bien lai ko");
    page.keyboard().press("Enter");
    assertThat(page.locator(".tried li.own").first()).isVisible();
    assertThat(brokenRules(page)).isEmpty();
    picture(page, "11-try-360");
    page.locator("#tab-try").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#owner")).isVisible();
    assertThat(brokenRules(page)).isEmpty();
    picture(page, "12-more-360");
  }

  @Test
  void theBarIsOneLineOnAPhoneAndOpensByKeyboard() {
    Page page = Browser.signIn(browser.examined(360, 740), port, "quan");
    assertThat(page.locator(".bar").boundingBox().height).isLessThan(70);
    assertThat(page.locator(".bar nav")).isHidden();
    page.locator("#menu").focus();
    page.keyboard().press("Space");
    assertThat(page.locator(".bar nav")).isVisible();
    assertThat(brokenRules(page)).isEmpty();
    picture(page, "13-menu-360");
    page.locator(".bar nav a").last().click();
    assertThat(page).hasURL(Pattern.compile(".*/console/account"));
  }

  /** Two of its digits are swapped, from today on; returns what it was. */
  private Figure somebodyLetAWrongFigureThrough() {
    LocalDate today = Published.day(Instant.now());
    Figure right = content.now().figures().on(NET, today).orElseThrow();
    long id = figures.propose(new FigureChanges.Proposal(NET, "246 nghìn", today, right.basis(), right.certainty(), ""), "tay-vung").id();
    figures.approve(id, "mat-kem", true);
    content.showNewWords();
    return right;
  }

  private static String said(Figure figure) {
    return FigureNames.said(figure);
  }

  private void tap(Locator what) {
    clicks++;
    what.click();
  }

  private Page signedIn(String name, int width) {
    return Browser.signIn(browser.visitor(width, 800), port, name);
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

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
