package vn.danda.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.danda.web.Browser.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.Conversations;
import vn.danda.intake.Intake;
import vn.danda.lead.Agents;
import vn.danda.store.TestStores;
import vn.danda.watch.OperatorTasks;

/** A channel that is set up wrongly, a person's right over their data, and a window that is over, as people see them. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "danda.demo=true",
      "danda.zalo.app-id=1",
      "danda.zalo.oa-id=2",
      "danda.zalo.webhook-secret=s",
      "danda.zalo.app-secret=s",
      "danda.zalo.refresh-token=",
      "danda.zalo.api-url=http://127.0.0.1:1",
      "danda.zalo.oauth-url=http://127.0.0.1:1"
    })
@DirtiesContext
class ChannelsPageInABrowserTest {

  private static final ContactId HANH = new ContactId("zalo", "246845883529197922");

  @RegisterExtension static final Browser browser = new Browser();

  @LocalServerPort private int port;
  @Autowired private Intake intake;
  @Autowired private Agents agents;
  @Autowired private Conversations conversations;
  @Autowired private OperatorTasks tasks;
  @Autowired private JdbcClient database;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
  }

  @Test
  void whatIsBrokenIsSaidWithWhatToClickAndARequestIsDoneInOneTap() {
    intake.on(List.of(new InboundEvent.DataRequest(meta("r1", Instant.now()), "user_withdraw")));
    await().atMost(Duration.ofSeconds(40)).until(() -> !tasks.open().isEmpty());

    database.sql("update agent set roles = roles || array['administrator'] where user_name = 'lan'").update();
    Page page = signedIn("lan", 360);
    page.navigate(at("/console/channels"));

    assertThat(page.locator("#channel-zalo")).containsText("Hỏng, cần sửa ngay");
    assertThat(page.locator("#channel-zalo")).containsText("API Explorer");
    assertThat(page.locator("#channel-telegram")).containsText("DANDA_TELEGRAM_TOKEN");
    picture(page, "channels-360");
    page.setViewportSize(1280, 800);
    picture(page, "channels-1280");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Xoá hết dữ liệu của người này")).click();
    assertThat(page.locator("[role=status]")).containsText("Đã ghi là xong");
    assertThat(tasks.open()).isEmpty();
    assertThat(tasks.done()).singleElement().satisfies(task -> assertThat(task.contact()).isNull());

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Kiểm tra ngay")).click();
    assertThat(page.locator("#channel-zalo")).containsText("Không có token");
  }

  @Test
  void theAgentReadsUntilWhenTheyMayWriteAndWhenItIsOver() {
    ContactId late = new ContactId("zalo", "9001");
    ContactId inTime = new ContactId("zalo", "9002");
    for (ContactId contact : List.of(late, inTime)) {
      Instant wrote = Instant.now().minus(contact.equals(late) ? Duration.ofDays(8) : Duration.ofDays(3));
      Meta meta = new Meta("test:" + contact, contact, wrote, wrote, "Hạnh");
      intake.on(List.of(new InboundEvent.Text(meta, "đóng bao nhiêu", null, false)));
      intake.on(
          new ConversationEvent.AgentTakes(
              "test:" + UUID.randomUUID(), contact, Instant.now(), agents.find("hoa").orElseThrow().ref(), null));
      await().atMost(Duration.ofSeconds(40)).until(() -> conversations.find(contact).holder() != null);
    }

    Page page = signedIn("hoa", 360);
    page.navigate(at("/console/conversations/zalo/9002"));
    assertThat(page.locator("#window")).containsText("Còn nhắn được đến");
    assertThat(page.locator("#say")).isVisible();
    picture(page, "window-open-360");

    page.navigate(at("/console/conversations/zalo/9001"));
    assertThat(page.locator("#window")).containsText("Đã quá 7 ngày");
    assertThat(page.locator("#say")).isHidden();
    assertThat(page.locator(".transcript")).containsText("không gửi: đã hết hạn mạng cho nhắn");
    picture(page, "window-closed-360");
  }

  private static Meta meta(String key, Instant at) {
    return new Meta("test:" + key, HANH, at, at, null);
  }

  private Page signedIn(String name, int width) {
    return Browser.signIn(browser.visitor(width, 740), port, name);
  }

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
