package vn.danda.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.danda.store.TestStores;

/** The web chat where the network is bad, and for people who see, hear or tap less well. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebChatInABrowserTest {

  private static final Path PICTURES = Path.of("target/web-chat");

  @RegisterExtension static final Browser browser = Browser.onABadNetwork();

  @LocalServerPort private int port;

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
    phone.emulateMedia(
        new Page.EmulateMediaOptions().setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    phone.navigate(at("/chat/frame"));

    assertThat(phone.evaluate("getComputedStyle(document.querySelector('#typing span')).animationName")).isEqualTo("none");
    assertThat(phone.evaluate("getComputedStyle(document.querySelector('#log')).scrollBehavior")).isEqualTo("auto");
  }

  private static void type(Page phone, String text) {
    phone.locator("#text").fill(text);
    phone.keyboard().press("Enter");
  }

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
