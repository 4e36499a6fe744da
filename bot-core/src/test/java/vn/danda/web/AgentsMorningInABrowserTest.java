package vn.danda.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.danda.web.Browser.button;
import static vn.danda.web.Browser.looked;
import static vn.danda.web.Browser.picture;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.danda.content.PublishedContent;
import vn.danda.content.Switches;
import vn.danda.knowledge.EntryId;
import vn.danda.lead.Agent;
import vn.danda.lead.Agents;
import vn.danda.store.TestStores;

/** An agent's morning on a cheap phone, once with a thumb and once with nothing but a keyboard. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "danda.demo=true")
@DirtiesContext
class AgentsMorningInABrowserTest {


  @RegisterExtension static final Browser browser = new Browser();

  @LocalServerPort private int port;
  @Autowired private JdbcClient database;
  @Autowired private Agents agents;
  @Autowired private Clock clock;
  @Autowired private Switches switches;
  @Autowired private PublishedContent content;
  @Autowired private CannedReplies canned;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
  }

  /** Nobody is left from the other day. */
  @BeforeEach
  void nothingToDo() {
    database.sql("update lead set status = 'closed', next_step = 'none'").update();
    database.sql("update conversation set holder = 'bot', agent_id = null").update();
  }

  @Test
  void theMorningGoesFromTodaysWorkToTheLastPersonWithoutAReload() {
    Page phone = citizen("muc dong thap nhat 1 thang la bn");
    lead(newestContact(), "Hạnh Thử Nghiệm", "0912000017", null, Duration.ofHours(4));
    UUID late = lead("web:late-" + UUID.randomUUID(), "Tùng Quá Hẹn", "0912000018", hoa(), Duration.ofHours(-20));

    Page hoa = signedIn("hoa", 360);
    assertThat(hoa).hasURL(at("/console/today"));
    assertThat(hoa.locator("section[aria-labelledby=due] .card")).containsText("Quá hẹn");
    assertThat(hoa.locator("section[aria-labelledby=fresh] .count")).hasText("1");
    looked(hoa, "today-360");

    hoa.locator("section[aria-labelledby=fresh] .card").getByRole(AriaRole.BUTTON).first().click();
    assertThat(hoa.locator("#holding")).containsText("Anh/chị đang trả lời");
    assertThat(hoa.locator("#handoff")).containsText("0912000017");
    assertThat(phone.locator("#log .bot, #log .agent").last()).containsText("NA-0001");

    // The supervisor's window: taken, by whom, and who is looking.
    Page tam = signedIn("tam", 1280);
    assertThat(tam.locator("section[aria-labelledby=team]")).containsText("Nguyễn Thị Hoa đang lo");
    looked(tam, "today-supervisor-1280");
    tam.navigate(hoa.url());
    assertThat(tam.locator("#present")).containsText("Nguyễn Thị Hoa đang xem");
    assertThat(tam.locator("#holding")).containsText("Nguyễn Thị Hoa đang trả lời");
    assertThat(tam.locator("#take")).hasCount(0);
    assertThat(tam.locator("#say")).isHidden();
    assertThat(hoa.locator("#present")).containsText("Phan Thị Tâm đang xem");

    // A ready reply with today's figures, changed, sent on a line that breaks after the server has it.
    hoa.locator("#canned summary").click();
    hoa.locator("#canned-search").fill("muc dong thap nhat");
    Locator reply = hoa.locator(".fill-in").filter(new Locator.FilterOptions().setHasText("264 nghìn")).first();
    assertThat(reply).isVisible();
    looked(hoa, "canned-360");
    reply.click();
    hoa.locator("#text").pressSequentially(" Chị cần em gọi không ạ?");
    assertThat(tam.locator("#present")).containsText("Nguyễn Thị Hoa đang gõ");
    hoa.route("**/say", AgentsMorningInABrowserTest::takenButNotTold, new Page.RouteOptions().setTimes(1));
    send(hoa);
    assertThat(hoa.locator("#offline")).isVisible();
    hoa.reload();
    assertThat(hoa.locator("#kept")).isVisible();
    assertThat(hoa.locator("#text")).hasValue(java.util.regex.Pattern.compile("264 nghìn[\\s\\S]*gọi không ạ\\?$"));
    looked(hoa, "unsent-360");
    send(hoa);
    assertThat(hoa.locator("#text")).hasValue("");
    Locator arrived = phone.locator("#log .agent").filter(new Locator.FilterOptions().setHasText("Chị cần em gọi không ạ?"));
    assertThat(arrived).hasCount(1);

    // What the citizen types and writes arrives by itself.
    phone.locator("#text").pressSequentially("Vâng, tối chị rảnh, em gọi nhé");
    assertThat(hoa.locator("#present")).containsText("Người dân đang gõ");
    phone.keyboard().press("Enter");
    assertThat(hoa.locator("#lines")).containsText("tối chị rảnh");
    assertThat(hoa.locator("#news")).containsText("Người dân viết: Vâng, tối chị rảnh");
    assertThat(hoa.locator("#present")).not().containsText("Người dân đang gõ");
    assertThat(arrived).hasCount(1);
    assertThat(hoa.locator("#lines .agent").filter(new Locator.FilterOptions().setHasText("Chị cần em gọi không ạ?"))).hasCount(1);
    looked(hoa, "talk-360");
    hoa.locator("#handoff-card summary").click();
    assertThat(hoa.locator("#handoff-card")).containsText("được gọi lại");
    picture(hoa, "card-360");

    // It waits for her word on the first page too; the outcome sets the evening's call.
    hoa.locator(".back").click();
    assertThat(hoa.locator("section[aria-labelledby=waiting] .card")).containsText("tối chị rảnh");
    hoa.locator("section[aria-labelledby=waiting] .card a").first().click();
    hoa.locator("#record").click();
    hoa.locator("input[name=outcome][value='2']").check();
    hoa.locator(".time").first().click();
    hoa.locator("#outcome-note").fill("gọi sau giờ cơm");
    looked(hoa, "outcome-360");
    button(hoa, "Ghi kết quả").click();
    assertThat(hoa.locator("main > .note[role=status]")).containsText("Hẹn gọi lại. Tiếp theo: Gọi lại, trước 7 giờ tối");
    Locator callback = hoa.locator(".today .card").filter(new Locator.FilterOptions().setHasText("Hạnh Thử Nghiệm"));
    assertThat(callback).containsText("Gọi lại, trước 7 giờ tối");
    looked(hoa, "today-with-callback-360");

    // The overdue one goes to the supervisor, who has it on her page at once.
    hoa.locator("#card-" + late).click();
    hoa.locator("#note").fill("nhà ở cuối xóm, hỏi chị Lài");
    button(hoa, "Lưu ghi chú").click();
    assertThat(hoa.locator(".past")).containsText("nhà ở cuối xóm");
    hoa.locator("#transfer summary").click();
    hoa.locator("#to").selectOption("agent:NA-0004");
    hoa.locator("#reason").fill("chị muốn gặp tổ trưởng");
    looked(hoa, "transfer-360");
    button(hoa, "Chuyển việc").click();
    assertThat(hoa.locator("main > .note[role=status]")).containsText("cho Phan Thị Tâm (NA-0004)");
    assertThat(hoa.locator("#card-" + late)).hasCount(0);
    tam.navigate(at("/console/today"));
    assertThat(tam.locator("section[aria-labelledby=fresh]")).containsText("T. Q. H.");

    // Done: the assistant speaks again.
    openLater(hoa);
    callback.locator("h3 a").click();
    hoa.locator("#talk").click();
    button(hoa, "Xong việc").click();
    assertThat(hoa.locator("main > .note[role=status]")).containsText("Đã xong việc");
    assertThat(phone.locator("#log .bot").last()).containsText("trợ lý tự động");
    hoa.navigate(at("/console/today?lang=en"));
    assertThat(hoa.locator("h1")).hasText("Today");
    looked(hoa, "today-english-360");
    assertThat(database.sql("select count(*) from message where author = 'agent' and body like '%gọi không ạ?'").query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  void theSameDayIsDoneByKeyboardAlone() {
    Page phone = citizen("dong bao nhieu nam thi co luong huu");
    UUID fresh = lead(newestContact(), "Lý Bàn Phím", "0912000019", null, Duration.ofHours(4));
    UUID mine = lead("web:mine-" + UUID.randomUUID(), "Sáu Bàn Phím", "0912000020", hoa(), Duration.ofHours(-1));

    Page hoa = browser.examined(360, 740);
    hoa.navigate(at("/sign-in"));
    tabTo(hoa, "#username");
    hoa.keyboard().type("hoa");
    tabTo(hoa, "#password");
    hoa.keyboard().type("demo-hoa");
    hoa.keyboard().press("Enter");
    assertThat(hoa).hasURL(at("/console/today"));

    hoa.keyboard().press("Tab");
    assertThat(hoa.locator(".skip")).isFocused();
    hoa.keyboard().press("Enter");
    tabTo(hoa, "#take-" + fresh);
    hoa.keyboard().press("Enter");
    assertThat(hoa.locator("#holding")).containsText("Anh/chị đang trả lời");

    tabTo(hoa, "#canned summary");
    hoa.keyboard().press("Enter");
    assertThat(hoa.locator("#canned-search")).isFocused();
    assertThat(hoa.locator(".fill-in").first()).isVisible();
    tabTo(hoa, ".fill-in");
    hoa.keyboard().press("Enter");
    assertThat(hoa.locator("#text")).isFocused();
    hoa.keyboard().press("Control+End");
    hoa.keyboard().type(" Chào chị, em là Hoa.");
    hoa.keyboard().press("Control+Enter");
    assertThat(phone.locator("#log .agent").last()).containsText("Chào chị, em là Hoa.");
    assertThat(hoa.locator("#text")).isFocused();

    backTo(hoa, "#record");
    hoa.keyboard().press("Enter");
    assertThat(hoa.locator("#outcome-form")).isVisible();
    tabTo(hoa, "input[name=outcome]");
    hoa.keyboard().press("ArrowDown");
    assertThat(hoa.locator("input[name=outcome]:checked + span")).hasText("Hẹn gọi lại");
    picture(hoa, "keyboard-outcome-360");
    tabTo(hoa, ".time");
    hoa.keyboard().press("Enter");
    tabTo(hoa, "#outcome-form button[type=submit]");
    hoa.keyboard().press("Enter");
    assertThat(hoa.locator("main > .note[role=status]")).containsText("Hẹn gọi lại");

    tabTo(hoa, "#card-" + mine);
    picture(hoa, "keyboard-today-360");
    hoa.keyboard().press("Enter");
    assertThat(hoa.locator("#note-form")).isVisible();
    tabTo(hoa, "#note");
    hoa.keyboard().type("để anh Nam gọi");
    tabTo(hoa, "#note-form button[type=submit]");
    hoa.keyboard().press("Enter");
    assertThat(hoa.locator(".past")).containsText("để anh Nam gọi");
    tabTo(hoa, "#transfer summary");
    hoa.keyboard().press("Enter");
    tabTo(hoa, "#to");
    // Step by step: letters typed slowly, on a busy machine, would each begin a search of their own.
    Locator colleague = hoa.locator("#to");
    for (String before = colleague.inputValue(); !before.equals("agent:NA-0002"); before = colleague.inputValue()) {
      hoa.keyboard().press("ArrowDown");
      // Or the next step is made before this one is seen, and passes by.
      assertThat(colleague).not().hasValue(before);
    }
    assertThat(hoa.locator("#to")).hasValue("agent:NA-0002");
    tabTo(hoa, "#reason");
    hoa.keyboard().type("anh Nam ở gần hơn");
    hoa.keyboard().press("Enter");
    assertThat(hoa.locator("main > .note[role=status]")).containsText("cho Trần Văn Nam (NA-0002)");

    if (hoa.locator("#later").count() > 0) {
      tabTo(hoa, "#later summary");
      hoa.keyboard().press("Enter");
    }
    tabTo(hoa, "#card-" + fresh);
    hoa.keyboard().press("Enter");
    assertThat(hoa.locator("#outcome-form")).isVisible();
    tabTo(hoa, "#talk");
    hoa.keyboard().press("Enter");
    assertThat(hoa.locator("#holding")).isVisible();
    tabTo(hoa, "#give-back");
    hoa.keyboard().press("Enter");
    assertThat(hoa.locator("#take")).isVisible();
    tabTo(hoa, "#close");
    hoa.keyboard().press("Enter");
    assertThat(hoa.locator("main > .note[role=status]")).containsText("Đã xong việc");
  }

  @Test
  void aReplyThatIsSwitchedOffIsNotOffered() {
    EntryId minimum = new EntryId("muc-dong-toi-thieu");
    assertThat(offered("muc dong thap nhat")).contains(minimum.value());

    switches.off(Switches.Scope.ENTRY, minimum.value(), "số liệu sai", "mai");
    content.showNewWords();
    assertThat(offered("muc dong thap nhat")).doesNotContain(minimum.value());

    switches.lift(Switches.Scope.ENTRY, minimum.value(), "mai");
    content.showNewWords();
    assertThat(offered("muc dong thap nhat")).contains(minimum.value());
  }

  private List<String> offered(String words) {
    return canned.find(words, null, clock.instant()).stream().map(CannedReplies.Canned::id).toList();
  }

  /** By night the evening's call is tomorrow's. */
  private static void openLater(Page page) {
    if (page.locator("#later").count() > 0) {
      page.locator("#later summary").click();
    }
  }

  /** The server has it, the answer is lost on the way. */
  private static void takenButNotTold(Route route) {
    route.fetch();
    route.abort();
  }

  private Page citizen(String question) {
    Page phone = browser.visitor(360, 740);
    phone.navigate(at("/chat/frame"));
    assertThat(phone.locator("#log .bot").first()).containsText("trợ lý tự động");
    phone.locator("#text").fill(question);
    phone.keyboard().press("Enter");
    assertThat(phone.locator("#log .bot")).not().hasCount(1);
    await().atMost(Duration.ofSeconds(40)).until(() -> heard(question) == 1);
    return phone;
  }

  private int heard(String question) {
    return database.sql("select count(*) from message where body = ?").param(question).query(Integer.class).single();
  }

  private String newestContact() {
    return database
        .sql("select contact_id from message where author = 'contact' order by said_at desc limit 1")
        .query(String.class)
        .single();
  }

  private UUID hoa() {
    return agents.find("hoa").map(Agent::id).orElseThrow();
  }

  /** A lead of one of Hoa's communes, taken by {@code agent} or by nobody. */
  private UUID lead(String contact, String name, String phone, @org.jspecify.annotations.Nullable UUID agent, Duration due) {
    UUID id = UUID.randomUUID();
    String commune = agents.find("hoa").orElseThrow().communes().getFirst();
    database
        .sql("insert into consent (consent_id, contact_id, purpose, wording_version, given_at) values (?, ?, 'call_back', '1', ?)")
        .params(id.toString(), contact, Timestamp.from(clock.instant()))
        .update();
    database
        .sql(
            """
            insert into lead (lead_id, contact_id, consent_id, person_name, phone, commune_code, commune_text, best_time,
              asked, status, agent_id, opened_at, taken_at, responsible_id, due_at, look_at)
            values (:id, :contact, :consent, :name, :phone, :commune, 'Xã Hùng Châu', 'Buổi tối', array['đóng bao nhiêu một tháng'],
              case when cast(:agent as uuid) is null then 'open' else 'taken' end, :agent, :opened,
              case when cast(:agent as uuid) is null then null else cast(:opened as timestamptz) end, :hoa, :due, :look)
            """)
        .param("id", id)
        .param("contact", contact)
        .param("consent", id.toString())
        .param("name", name)
        .param("phone", phone)
        .param("commune", commune)
        .param("agent", agent)
        .param("opened", Timestamp.from(clock.instant().minus(Duration.ofMinutes(20))))
        .param("hoa", hoa())
        .param("due", Timestamp.from(clock.instant().plus(due)))
        .param("look", Timestamp.from(clock.instant().plus(Duration.ofDays(1))))
        .update();
    return id;
  }

  private Page signedIn(String name, int width) {
    Page page = browser.examined(width, 740);
    // A colour on its way to another is nobody's colour.
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    return Browser.signIn(page, port, name);
  }

  private static void send(Page page) {
    page.locator("#say button[type=submit]").click();
  }

  /** As somebody without a pointer gets there; a thing that is never reached fails. */
  private static void tabTo(Page page, String what) {
    press(page, what, "Tab");
  }

  private static void backTo(Page page, String what) {
    press(page, what, "Shift+Tab");
  }

  private static void press(Page page, String what, String key) {
    for (int n = 0; n < 90; n++) {
      page.keyboard().press(key);
      Object there =
          page.evaluate(
              "(what) => document.activeElement.matches(what) && getComputedStyle(document.activeElement).visibility === 'visible'",
              what);
      if (Boolean.TRUE.equals(there)) {
        return;
      }
    }
    throw new AssertionError("Not reached with the keyboard: " + what);
  }

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
