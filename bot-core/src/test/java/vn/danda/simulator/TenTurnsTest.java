package vn.danda.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.danda.store.TestStores;
import vn.danda.web.Browser;

/**
 * The same conversation on every channel, played on the simulator's phone: a question, a clarification, a sum, a lead, the
 * hand-off to an agent, her answer, and back to the bot. The pictures are in {@code target/simulator}.
 */
class TenTurnsTest {

  @RegisterExtension static final Browser browser = new Browser();

  private static final Path PICTURES = Path.of("target/simulator");
  private static Simulator simulator;

  @BeforeAll
  static void start() throws IOException {
    Map<String, Object> settings = new HashMap<>();
    TestStores.register((name, value) -> settings.put(name, value.get()));
    simulator = new Simulator(settings, 0, 0);
  }

  @AfterAll
  static void stop() {
    if (simulator != null) {
      simulator.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"telegram", "messenger", "zalo", "web"})
  void theSameConversationIsHadOnEveryChannel(String network) {
    String name = "Thảo " + network;
    Page phone = browser.visitor(1280, 900);
    phone.navigate(simulator.page().toString());
    Citizen citizen = new Citizen(phone, network);

    citizen.opens();
    citizen.types("mỗi tháng đóng thấp nhất bao nhiêu");
    citizen.reads("264 nghìn");
    citizen.photograph(PICTURES, "1-question");

    citizen.types("rút");
    citizen.reads("Ý anh/chị");
    citizen.photograph(PICTURES, "2-clarify");
    citizen.choosesTheFirst();
    assertThat(citizen.last()).not().containsText("Ý anh/chị");

    citizen.types("em chọn mức 3 triệu đóng 1 tháng");
    citizen.reads("diện nào");
    citizen.chooses("Hộ cận nghèo");
    citizen.reads("528 nghìn");
    citizen.photograph(PICTURES, "3-sum");

    citizen.types("cho gặp cán bộ");
    citizen.chooses("Đồng ý");
    citizen.reads("tên");
    citizen.types(name);
    citizen.hasRead("số điện thoại");
    citizen.givesPhone();
    if (!network.equals("zalo")) {
      // Zalo hands over the ward together with the number.
      citizen.reads("xã");
      citizen.types("xã Hưng Nguyên Nam");
    }
    citizen.reads("lúc nào");
    citizen.chooses("Buổi tối");
    citizen.hasRead("Số điện thoại: 0912000017");
    citizen.photograph(PICTURES, "4-lead");

    Page agent = signedIn();
    take(agent, name);
    citizen.reads("cán bộ");
    agent.locator("#text").fill("Em chào chị Thảo, em là Hoa ạ");
    press(agent, "Gửi");
    citizen.reads("Em chào chị Thảo");
    citizen.types("mỗi tháng đóng thấp nhất bao nhiêu");
    assertThat(agent.locator(".transcript")).containsText("mỗi tháng đóng thấp nhất bao nhiêu");
    citizen.reads("Em chào chị Thảo");
    citizen.photograph(PICTURES, "5-agent");

    press(agent, "Trả lại cho trợ lý");
    citizen.reads("trợ lý tự động");
    citizen.types("mỗi tháng đóng thấp nhất bao nhiêu");
    citizen.reads("264 nghìn");
    citizen.photograph(PICTURES, "6-bot-again");
    phone.close();
  }

  @Test
  void aCommentIsAnsweredByOneLineInPublicAndTheRestInPrivate() {
    Page phone = browser.visitor(1280, 900);
    phone.navigate(simulator.page().toString());
    Citizen commenter = new Citizen(phone, "comments");
    commenter.types("ad ơi đóng bhxh tự nguyện mấy năm thì có lương hưu");
    assertThat(commenter.bubbles()).hasCount(1);
    assertThat(commenter.last()).not().containsText("15 năm");
    commenter.photograph(PICTURES, "public");

    new Citizen(phone, "messenger").hasRead("15 năm");
    commenter.photograph(PICTURES, "private");
    phone.close();
  }

  @Test
  void whatGoesWrongOnTheWayIsMendedAndTheAnswerComesOnce() {
    Page phone = browser.visitor(360, 800);
    phone.navigate(simulator.page().toString());
    Citizen citizen = new Citizen(phone, "telegram");
    for (String trouble : new String[] {"429", "502", "Giao lại"}) {
      int before = citizen.bubbles().count();
      if (trouble.equals("Giao lại")) {
        citizen.types("biên lai nộp tiền có không");
        assertThat(citizen.bubbles()).hasCount(before + 1);
        citizen.act(trouble);
        citizen.types("cảm ơn em nhé");
        assertThat(citizen.bubbles()).hasCount(before + 2);
      } else {
        citizen.act(trouble);
        citizen.types("biên lai nộp tiền có không");
        assertThat(citizen.bubbles()).hasCount(before + 1);
      }
    }
    citizen.photograph(PICTURES, "narrow");
    assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    phone.close();
  }

  private static Page signedIn() {
    Page page = browser.visitor(1280, 900);
    page.navigate(simulator.bot() + "/sign-in");
    page.locator("#username").fill("hoa");
    page.locator("#password").fill("demo-hoa");
    page.keyboard().press("Enter");
    page.waitForURL("**/console**");
    return page;
  }

  /** The recorder brings a lead to the console a moment after the citizen has read that it is there. */
  private static void take(Page agent, String name) {
    // Until she takes the person on she reads initials.
    String initials = name.replaceAll("(\\S)\\S*", "$1.");
    Locator card = agent.locator(".card").filter(new Locator.FilterOptions().setHasText(initials));
    assertThat(card).containsText("0912 ••• 017");
    card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Nhận").setExact(true)).click();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
  }
}
