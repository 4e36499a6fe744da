package vn.danda.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.danda.web.Browser.button;
import static vn.danda.web.Browser.picture;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.intake.Intake;
import vn.danda.store.TestStores;

/** The three people at their pages: somebody on a phone, an agent, content staff. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "danda.demo=true")
class PagesInABrowserTest {

  @RegisterExtension static final Browser browser = new Browser();

  @LocalServerPort private int port;
  @Autowired private Intake intake;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
  }

  @Test
  void aQuestionInChatSpellingIsAnsweredWithItsBasisByKeyboardAlone() {
    Page phone = browser.visitor(360, 740);
    phone.navigate(at("/chat/frame"));
    assertThat(bubbles(phone).first()).containsText("trợ lý tự động");

    type(phone, "muc dong thap nhat 1 thang la bn z ad");
    assertThat(bubbles(phone).last()).containsText("264 nghìn");

    Locator basis = button(phone, "Căn cứ");
    basis.focus();
    phone.keyboard().press("Enter");
    assertThat(bubbles(phone).last()).containsText("Luật BHXH");

    phone.reload();
    assertThat(bubbles(phone).last()).containsText("Luật BHXH");
  }

  @Test
  void everyoneCanReadTheAnswersOnAPhoneOrWithAScreenReader() {
    String answer = "/hoi-dap/muc-dong-toi-thieu";
    for (String path : List.of("/hoi-dap", answer, "/hoi-dap?q=rut+mot+lan", "/hoi-dap/khong-co", answer + "/in?kho=A4")) {
      Page page = browser.examined(360, 740);
      page.navigate(at(path));
      assertThat(Browser.brokenRules(page)).as(path).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path + " scrolls sideways").isEqualTo(360);
      page.close();
    }
    Page visitor = browser.visitor(360, 740);
    visitor.navigate(at("/hoi-dap"));
    visitor.locator("#q").fill("dong thap nhat bao nhieu");
    visitor.keyboard().press("Enter");
    visitor.waitForURL("**/hoi-dap?q=**");
    assertThat(visitor.locator("#found")).containsText("Mỗi tháng đóng thấp nhất");
  }

  @Test
  void aLeadGoesFromThePhoneToTheAgentWhoTalksAloneUntilSheGivesItBack() {
    Page phone = browser.visitor(360, 740);
    phone.navigate(at("/chat/frame"));
    assertThat(bubbles(phone).first()).containsText("trợ lý tự động");
    button(phone, "Gặp cán bộ").click();
    button(phone, "Đồng ý").click();
    type(phone, "Hạnh Thử Nghiệm");
    assertThat(bubbles(phone).last()).containsText("số điện thoại");
    type(phone, "0912 345 678");
    assertThat(bubbles(phone).last()).containsText("xã");
    type(phone, "xã Hưng Nguyên Nam");
    button(phone, "Buổi tối").click();
    assertThat(bubbles(phone).filter(new Locator.FilterOptions().setHasText("0912345678")).last()).isVisible();

    Page agent = signedIn("hoa", 360);
    Locator card = agent.locator(".card").filter(new Locator.FilterOptions().setHasText("H. T. N."));
    assertThat(card).containsText("0912 ••• 678");
    card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Nhận").setExact(true)).click();
    assertThat(agent.locator("main")).containsText("0912345678");
    agent.locator("#text").fill("Em chào chị Hạnh, em là Hoa ạ");
    button(agent, "Gửi").click();
    assertThat(bubbles(phone).last()).containsText("Em chào chị Hạnh");
    assertThat(bubbles(phone).last()).containsText("NA-0001");

    type(phone, "mỗi tháng đóng thấp nhất bao nhiêu");
    assertThat(agent.locator(".transcript")).containsText("mỗi tháng đóng thấp nhất bao nhiêu");
    assertThat(bubbles(phone).last()).containsText("mỗi tháng đóng thấp nhất bao nhiêu");

    button(agent, "Trả lại cho trợ lý").click();
    assertThat(bubbles(phone).last()).containsText("trợ lý tự động");
    type(phone, "mỗi tháng đóng thấp nhất bao nhiêu");
    assertThat(bubbles(phone).last()).containsText("264 nghìn");
  }

  @Test
  void aChangedAnswerIsReadAtOnceAndTheVersionBeforeIsKept() {
    Page editor = signedIn("lan", 1280);
    editor.navigate(at("/console/content/bien-lai"));
    editor.locator("#answer").fill("Có chứ, nộp tiền là phải có biên lai, bản thử.");
    button(editor, "Xem lại để xuất bản").click();
    assertThat(editor.locator("main")).containsText("Bài của mình thì người khác duyệt");
    button(editor, "Gửi duyệt").click();
    assertThat(editor.locator("[role=status]").first()).containsText("Đã gửi duyệt");

    Page reviewer = signedIn("mai", 1280);
    reviewer.navigate(at("/console/content/bien-lai/review"));
    assertThat(reviewer.locator("ins").first()).containsText("bản thử");
    button(reviewer, "Duyệt và xuất bản").click();
    assertThat(reviewer.locator("[role=status]").first()).containsText("Đã xuất bản");

    Page phone = browser.visitor(360, 740);
    phone.navigate(at("/chat/frame"));
    assertThat(bubbles(phone).first()).containsText("trợ lý tự động");
    type(phone, "nộp tiền xong có biên lai không");
    assertThat(bubbles(phone).last()).containsText("bản thử");

    editor.navigate(at("/console/content/bien-lai"));
    editor.locator("li").filter(new Locator.FilterOptions().setHasText("bản cũ")).first()
        .getByRole(AriaRole.BUTTON).click();
    assertThat(editor.locator("#answer")).not().containsText("bản thử");
  }

  @Test
  void anAmountTypedIntoAnAnswerIsRefused() {
    Page editor = signedIn("lan", 1280);
    editor.navigate(at("/console/content/muc-dong-toi-thieu"));
    editor.locator("#answer").fill("Mỗi tháng đóng 264 nghìn đồng.");
    button(editor, "Xem lại để xuất bản").click();
    assertThat(editor.locator("[role=alert]")).containsText("264 nghìn");
  }

  @Test
  void aCommentTheBotDoesNotKnowIsAnsweredByStaffOnAPhone() {
    Instant now = Instant.now();
    ContactId writer = new ContactId("messenger", "6600000000000077");
    intake.on(
        List.of(
            new InboundEvent.Comment(
                new InboundEvent.Meta("test:comment:77", writer, now, now, "Thảo Thử Nghiệm"),
                "101_7077", "7077_1", null, InboundEvent.Comment.Change.ADDED,
                "Hồ sơ của em nộp tháng trước sao chưa có tiền vậy ạ", false, "https://www.facebook.com/bhxh/posts/7077")));
    Page agent = signedIn("hoa", 360);
    agent.navigate(at("/console/comments"));
    Locator card = agent.locator(".card").filter(new Locator.FilterOptions().setHasText("Thảo Thử Nghiệm"));
    assertThat(card).containsText("Chuyện riêng của người viết");
    picture(agent, "comments-360");

    card.getByRole(AriaRole.TEXTBOX).fill("Chị gọi 0912 345 678 nhé");
    card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Trả lời công khai")).click();
    assertThat(agent.locator("[role=alert]")).containsText("công khai đang có số điện thoại");
    card.getByRole(AriaRole.TEXTBOX).fill("Chị nhắn tin riêng để em tra giúp nhé");
    card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Trả lời công khai")).click();
    assertThat(agent.locator("[role=status]").first()).containsText("Đã đăng");
    assertThat(agent.locator(".rows")).containsText("Thảo Thử Nghiệm");

    agent.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tắt trợ lý")).first().click();
    assertThat(agent.locator("[aria-pressed=true]").first()).hasText("Tắt trợ lý");
    Page wide = signedIn("lan", 1280);
    wide.navigate(at("/console/comments"));
    picture(wide, "comments-1280");
  }

  @Test
  void officialeseIsNamedWhileItIsTypedAndReplacedWithOneTap() {
    Page editor = signedIn("lan", 360);
    editor.navigate(at("/console/content/bien-lai"));
    editor.locator("#answer").fill("Đối tượng tham gia được chi trả theo quy định nêu trên.");
    assertThat(editor.locator("#plain")).containsText("/100");
    assertThat(editor.locator("#plain .score")).hasClass("score bad");
    editor.locator("#plain .swap").filter(new Locator.FilterOptions().setHasText("người tham gia")).first().click();
    assertThat(editor.locator("#answer")).hasValue("người tham gia được chi trả theo quy định nêu trên.");
  }

  @Test
  void aDraftThatStealsAnothersQuestionNeedsAReason() {
    Page editor = signedIn("lan", 1280);
    editor.navigate(at("/console/content/bien-lai?add=mỗi tháng đóng thấp nhất là bao nhiêu"));
    button(editor, "Xem lại để xuất bản").click();
    assertThat(editor.locator("main")).containsText("đã có ở bài “Mức đóng thấp nhất”");
    button(editor, "Gửi duyệt").click();

    Page reviewer = signedIn("mai", 1280);
    reviewer.navigate(at("/console/content/bien-lai/review"));
    assertThat(reviewer.locator("#reason")).isVisible();
    reviewer.locator("#note").fill("câu này của bài khác");
    button(reviewer, "Trả lại").click();
    assertThat(reviewer.locator("main")).containsText("câu này của bài khác");
  }

  @Test
  void anAnswerSwitchedOffIsNotSaidUntilItIsSwitchedOn() {
    Page editor = signedIn("lan", 1280);
    editor.navigate(at("/console/content/vo-quy"));
    String question = editor.locator("#question").inputValue();
    editor.locator("#reason").fill("số liệu sai");
    button(editor, "Tắt câu trả lời này").click();
    assertThat(editor.locator("main")).containsText("đang tắt");

    Page phone = browser.visitor(360, 740);
    phone.navigate(at("/chat/frame"));
    assertThat(bubbles(phone).first()).containsText("trợ lý tự động");
    type(phone, question);
    assertThat(bubbles(phone).last()).containsText("đang soát lại");

    button(editor, "Bật lại").click();
    assertThat(editor.locator("main")).not().containsText("đang tắt");
  }

  @Test
  void whatWasAskedInVainBecomesAWayOfAskingWithOneTap() {
    Page phone = browser.visitor(360, 740);
    phone.navigate(at("/chat/frame"));
    assertThat(bubbles(phone).first()).containsText("trợ lý tự động");
    type(phone, "sổ bị chuột cắn rách có dùng được không");
    assertThat(bubbles(phone)).not().hasCount(2);

    Page editor = signedIn("lan", 360);
    editor.navigate(at("/console/content/unanswered"));
    assertThat(editor.locator("h1")).containsText("Câu chưa trả lời được");
  }

  @Test
  void anAgentHasNoBusinessWithTheEditor() {
    Page agent = signedIn("hoa", 360);
    assertThat(agent.getByText("Câu trả lời").count()).isZero();
    assertThat(agent.request().get(at("/console/content")).status()).isEqualTo(403);
  }

  private Page signedIn(String name, int width) {
    return Browser.signIn(browser.visitor(width, 800), port, name);
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
