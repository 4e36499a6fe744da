package vn.danda.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;
import vn.danda.channels.ContactId;
import vn.danda.channels.web.WebChatLog;
import vn.danda.store.TestStores;

/** The web chat where the network is bad, and for people who see, hear or tap less well. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebChatInABrowserTest {

  private static final Path PICTURES = Path.of("target/web-chat");

  @RegisterExtension static final Browser browser = Browser.onABadNetwork();

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort private int port;
  @Autowired private WebChatLog log;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
  }

  @Test
  void whatWasWrittenWithoutANetworkIsSentAfterTheReloadAndStandsThereOnce() {
    Page phone = browser.visitor(360, 740);
    phone.navigate(at("/chat/frame"));
    assertThat(phone.locator("#log .bot").first()).containsText("trợ lý tự động");
    phone.route("**/chat/messages", Route::abort);
    type(phone, "mỗi tháng đóng thấp nhất bao nhiêu");
    assertThat(phone.locator("#state")).containsText("em đang gửi lại");
    phone.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("offline.png")));

    phone.reload();
    assertThat(phone.locator("#log .waiting")).containsText("mỗi tháng đóng thấp nhất bao nhiêu");
    assertThat(phone.locator("#log .bot").first()).containsText("trợ lý tự động");

    phone.unroute("**/chat/messages");
    assertThat(phone.locator("#log .bot").last()).containsText("264 nghìn");
    assertThat(phone.locator("#log .me")).hasCount(1);
    assertThat(phone.locator("#log .waiting")).hasCount(0);
    assertThat(phone.locator("#log time")).hasCount(1);
    phone.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("sent.png")));

    phone.reload();
    assertThat(phone.locator("#log .bot").last()).containsText("264 nghìn");
    assertThat(phone.locator("#log .me")).hasCount(1);
  }

  @Test
  void withoutANetworkThePageSaysSo() {
    Page phone = browser.visitor(360, 740);
    phone.navigate(at("/chat/frame"));
    assertThat(phone.locator("#log .bot").first()).containsText("trợ lý tự động");

    phone.context().setOffline(true);
    assertThat(phone.locator("#state")).containsText("mất mạng");
    type(phone, "biên lai nộp tiền có không");
    phone.context().setOffline(false);
    assertThat(phone.locator("#log .me")).hasCount(1);
    assertThat(phone.locator("#log .waiting")).hasCount(0);
    assertThat(phone.locator("#state")).isHidden();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void noRuleForAccessibilityIsBroken(int width) throws IOException {
    Page phone = browser.examined(width, 800);
    phone.navigate(at("/chat/frame"));
    assertThat(phone.locator("#log .bot").first()).containsText("trợ lý tự động");
    type(phone, "mỗi tháng đóng thấp nhất bao nhiêu");
    assertThat(phone.locator("#log .bot").last()).containsText("264 nghìn");

    assertThat(Browser.brokenRules(phone)).isEmpty();
    phone.navigate(at("/"));
    assertThat(Browser.brokenRules(phone)).isEmpty();
  }

  @Test
  void buttonsAreLargeEnoughForAThumbAndNothingIsWiderThanThePhone() {
    Page phone = browser.examined(360, 740);
    phone.navigate(at("/chat/frame"));
    assertThat(phone.locator("#options button").first()).isVisible();

    for (Locator button : phone.locator("button:visible").all()) {
      assertThat(button.boundingBox().height).isGreaterThanOrEqualTo(44);
    }
    assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  @Test
  void whoWantsNoMotionGetsNone() {
    Page phone = browser.examined(360, 740);
    withoutMotion(phone);
    phone.navigate(at("/chat/frame"));

    assertThat(phone.evaluate("getComputedStyle(document.querySelector('#typing span')).animationName")).isEqualTo("none");
    assertThat(phone.evaluate("getComputedStyle(document.querySelector('#log')).scrollBehavior")).isEqualTo("auto");
  }

  @Test
  void aServerThatIsAwayNeverKeepsTheOfficesPageCovered() throws IOException {
    Page phone = office("127.0.0.1");
    phone.route("**/chat/frame", Route::abort);
    Locator toggle = Browser.button(phone, "Hỏi về BHXH");
    Locator close = Browser.button(phone, "Đóng khung trò chuyện");
    toggle.focus();
    phone.keyboard().press("Enter");
    assertThat(close).isFocused();
    assertThat(close.boundingBox().height).isGreaterThanOrEqualTo(44);
    assertThat(Browser.brokenRules(phone)).isEmpty();
    phone.keyboard().press("Enter");
    assertThat(phone.locator("iframe")).hasCount(0);
    assertThat(toggle).isFocused();

    toggle.click();
    assertThat(phone.getByRole(AriaRole.STATUS)).containsText("Chưa mở được khung chat");
    phone.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("server-away.png")));
    assertThat(Browser.brokenRules(phone)).isEmpty();
    assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    phone.keyboard().press("Escape");
    assertThat(phone.locator("iframe")).hasCount(0);
    assertThat(toggle).isFocused();
    assertThat(toggle).hasAttribute("aria-expanded", "false");

    phone.unroute("**/chat/frame");
    toggle.click();
    assertThat(phone.frameLocator("iframe").locator("#log .bot").first()).containsText("trợ lý tự động");
    assertThat(close).hasCount(0);
  }

  @Test
  void aSiteThatMayNotShowTheChatCanCloseWhatItCannotOpen() {
    Page phone = office("localhost");
    Browser.button(phone, "Hỏi về BHXH").click();
    assertThat(phone.getByRole(AriaRole.STATUS)).containsText("Chưa mở được khung chat");

    Browser.button(phone, "Đóng khung trò chuyện").click();
    assertThat(phone.locator("iframe")).hasCount(0);
    assertThat(Browser.button(phone, "Hỏi về BHXH")).isFocused();
  }

  @Test
  void theChatThatIsThereIsClosedByItsOwnButtonAndByEscapeOnEitherPage() {
    Page phone = office("127.0.0.1");
    Locator toggle = Browser.button(phone, "Hỏi về BHXH");
    FrameLocator chat = phone.frameLocator("iframe");
    toggle.click();
    assertThat(chat.locator("#text")).isFocused();
    assertThat(Browser.button(phone, "Đóng khung trò chuyện")).hasCount(0);
    phone.keyboard().press("Escape");
    assertThat(phone.locator("iframe")).isHidden();
    assertThat(toggle).isFocused();

    toggle.click();
    chat.locator("#close").click();
    assertThat(phone.locator("iframe")).isHidden();

    toggle.click();
    assertThat(phone.locator("iframe")).isVisible();
    toggle.focus();
    phone.keyboard().press("Escape");
    assertThat(phone.locator("iframe")).isHidden();
  }

  @Test
  void aQuestionTappedBeforeTheChatIsThereIsAskedOnceItIs() {
    Page phone = browser.visitor(360, 740);
    AtomicReference<Route> script = new AtomicReference<>();
    phone.route("**/chat/chat.js", script::set);
    phone.navigate(at("/"), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
    phone.waitForCondition(() -> script.get() != null);
    Browser.button(phone, "Có nên rút một lần không?").click();
    Browser.button(phone, "Mỗi tháng đóng thấp nhất bao nhiêu?").click();
    script.get().resume();

    FrameLocator chat = phone.frameLocator("#chat");
    assertThat(chat.locator("#log .bot").last()).containsText("264 nghìn");
    assertThat(chat.locator("#log .me")).hasCount(1);
    assertThat(chat.locator("#log .me")).containsText("Mỗi tháng đóng thấp nhất bao nhiêu?");

    Browser.button(phone, "Đóng mấy năm thì có lương hưu?").click();
    assertThat(chat.locator("#log .me").last()).containsText("Đóng mấy năm thì có lương hưu?");
    assertThat(chat.locator("#log .me")).hasCount(2);
  }

  @Test
  void anAnswerIsReadFromItsQuestionOn() {
    Page phone = browser.visitor(360, 740);
    answered(phone);

    assertThat(phone.locator("#log .me").last()).isInViewport();
    assertThat(phone.locator("#log .me + .bot p").first()).isInViewport();
  }

  @Test
  void whatAnAgentWritesInARowIsSeenByWhoIsAtTheEnd() {
    Page phone = browser.visitor(360, 740);
    ContactId visitor = answered(phone);
    wheel(phone, 9000);
    for (int message = 1; message <= 9; message++) {
      agentWrites(visitor, "Tin " + message + ": chị mang theo căn cước công dân, em làm cho chị trong buổi sáng.");
    }

    assertThat(phone.locator("#log .agent")).hasCount(9);
    assertThat(phone.locator("#log .agent").last()).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.99));

    agentWrites(visitor, "Giấy tờ cần có:" + "\nmột tờ nữa".repeat(60));
    assertThat(phone.locator("#log .agent")).hasCount(10);
    assertThat(phone.locator("#log .agent b").last()).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.99));
  }

  @Test
  void whoReadsElsewhereIsNotMovedByNews() {
    Page phone = browser.visitor(360, 740);
    withoutMotion(phone);
    ContactId visitor = answered(phone);
    wheel(phone, 9000);
    agentWrites(visitor, "Giấy tờ cần có:" + "\nmột tờ nữa".repeat(60));
    assertThat(phone.locator("#log .agent")).hasCount(1);
    wheel(phone, 300);
    staysWhileAnAgentWrites(phone, visitor);

    wheel(phone, 9000);
    wheel(phone, -900);
    staysWhileAnAgentWrites(phone, visitor);
  }

  private void staysWhileAnAgentWrites(Page phone, ContactId visitor) {
    Object before = phone.evaluate("document.querySelector('#log').scrollTop");
    int already = phone.locator("#log .agent").count();
    agentWrites(visitor, "Chị đọc xong thì nhắn em nhé.");
    assertThat(phone.locator("#log .agent")).hasCount(already + 1);
    phone.waitForTimeout(300);
    assertThat(phone.evaluate("document.querySelector('#log').scrollTop")).isEqualTo(before);
  }

  /** A talk that is longer than the phone. */
  private ContactId answered(Page phone) {
    Response session = phone.waitForResponse("**/chat/sessions", () -> phone.navigate(at("/chat/frame")));
    assertThat(phone.locator("#log .bot").first()).containsText("trợ lý tự động");
    type(phone, "mỗi tháng đóng thấp nhất bao nhiêu");
    assertThat(phone.locator("#log .bot").last()).containsText("264 nghìn");
    return new ContactId("web", JSON.readTree(session.text()).get("visitor").asString());
  }

  private void agentWrites(ContactId visitor, String text) {
    Map<String, Object> line =
        Map.of("from", "agent", "name", "Hoa", "text", text, "options", List.of(), "at", Instant.now().toString());
    log.append(visitor, UUID.randomUUID().toString(), JSON.writeValueAsString(line));
  }

  /** The person turns the wheel over the talk; it has come to rest on return. */
  private static void wheel(Page phone, int by) {
    phone.locator("#log").hover();
    phone.mouse().wheel(0, by);
    phone.waitForTimeout(700);
  }

  /** A page with our script on a phone. Seen from "localhost" it is another site, which may not show the chat. */
  private Page office(String host) {
    Page phone = browser.examined(360, 740);
    phone.navigate("http://" + host + ":" + port + "/hoi-dap");
    phone.addScriptTag(new Page.AddScriptTagOptions().setUrl(at("/chat/loader.js")));
    return phone;
  }

  private static void withoutMotion(Page phone) {
    phone.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
  }

  private static void type(Page phone, String text) {
    phone.locator("#text").fill(text);
    phone.keyboard().press("Enter");
  }

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
