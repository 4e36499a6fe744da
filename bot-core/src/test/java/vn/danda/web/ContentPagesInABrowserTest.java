package vn.danda.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.danda.web.Browser.button;
import static vn.danda.web.Browser.looked;
import static vn.danda.web.Browser.picture;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.danda.content.Entries;
import vn.danda.content.PriceUses;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Register;
import vn.danda.store.TestStores;

/**
 * Content staff at their other pages: figures, prices, files in and out, what is off, what a day reads like. What they look
 * like stands in {@code target/screens}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "danda.demo=true")
@DirtiesContext
class ContentPagesInABrowserTest {

  @RegisterExtension static final Browser browser = new Browser();

  @LocalServerPort private int port;
  @Autowired private JdbcClient database;
  @Autowired private PublishedContent content;
  @Autowired private Entries entries;
  @Autowired private PriceUses uses;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
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
    Locator first = mai.locator("li.card").filter(new Locator.FilterOptions().setHasText("2.780.000")).first();
    assertThat(first).isVisible();
    picture(mai, "tasks-1280");
    int open = mai.locator("li.card").count();
    first.locator("summary").click();
    first.locator("input[name=word]").fill("đọc rồi");
    first.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Đã xem, vẫn đúng")).click();
    assertThat(mai.locator("[role=status]").first()).containsText("Đã ghi");
    assertThat(mai.locator("li.card")).hasCount(open - 1);

    lan.navigate(at("/console/content/tasks"));
    picture(lan, "tasks-360");
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
  }

  @Test
  void aFileIsLookedAtRowByRowTakenInAndTakenBackWithoutATrace() {
    int before = entries.drafts().size();
    Page mai = signedIn("mai", 360);
    mai.navigate(at("/console/content/import"));
    mai.locator("#file").setInputFiles(file());
    button(mai, "Xem trước từng dòng").click();
    assertThat(mai.locator("main")).containsText("2 dòng nhận được");
    for (String fault : List.of("không có bài này", "sai con số", "có số điện thoại", "không có kiểu gõ này")) {
      assertThat(mai.locator("main .bad-text").filter(new Locator.FilterOptions().setHasText(fault)).first()).isVisible();
    }
    assertThat(mai.locator("main")).containsText("bảng giá đời thường không có “ly_ruou_tay”");
    picture(mai, "import-rows-360");
    assertThat(entries.drafts()).hasSize(before);

    button(mai, "Nhận 2 dòng thành bản nháp").click();
    assertThat(mai.locator("[role=status]").first()).containsText("Người dân chưa thấy gì");
    assertThat(entries.drafts()).hasSizeGreaterThan(before);
    button(mai, "Gỡ cả lần nhập này").click();
    assertThat(mai.locator("[role=status]").first()).containsText("Đã gỡ lần nhập này");
    assertThat(entries.drafts()).hasSize(before);
  }

  @Test
  void aPriceIsTriedEnteredPickedIntoAnAnswerAndGoesStaleQuietly() {
    FaqEntry old = content.now().entry(new EntryId("bien-lai")).orElseThrow();
    Page mai = signedIn("mai", 360);
    mai.navigate(at("/console/content/prices"));
    assertThat(mai.locator("main")).containsText("Chưa có giá nào");
    price(mai, "5 củ", "Ghi giá");
    assertThat(mai.locator("[role=alert]")).containsText("“5 củ” không đọc được");
    price(mai, "3 nghìn", "Xem thử bài đọc ra sao");
    assertThat(mai.locator("main")).containsText("Nếu ly trà đá giá 3 nghìn đồng");
    assertThat(mai.locator("main")).containsText("Chưa có giá nào");
    price(mai, "3 nghìn", "Ghi giá");
    assertThat(mai.locator("[role=status]").first()).containsText("Đã ghi");

    Page lan = signedIn("lan", 1280);
    lan.navigate(at("/console/content/bien-lai"));
    lan.locator("#answer").fill("Nộp tiền là có biên lai, mỗi tháng");
    lan.getByText("Chèn con số").click();
    lan.locator("#figure").fill("nha binh thuong thap nhat");
    assertThat(lan.locator("#figures .figures > li").first()).containsText("Tiền tự bỏ ra ở mức thấp nhất: nhà bình thường");
    picture(lan, "pick-figure-1280");
    lan.locator("#figures .folksy .insert").filter(new Locator.FilterOptions().setHasText("mỗi ngày chừng")).first().click();
    lan.locator("#figures .folksy .insert").filter(new Locator.FilterOptions().setHasText("ly trà đá")).first().click();
    assertThat(lan.locator("#preview .place-MESSENGER")).containsText(Pattern.compile("mỗi ngày chừng [\\d.]+ .*đồng \\(bằng (chừng|hơn) \\d ly trà đá\\)"));
    picture(lan, "folksy-1280");
    String written = lan.locator("#answer").inputValue();
    assertThat(written).contains("|moi_ngay}}").contains("|moi_ngay|bang:ly_tra_da}}");

    entries.publish(
        new FaqEntry(
            old.id(), old.group(), old.question(), old.label(), written, null, old.basis(), old.caution(), Map.of(),
            old.followUps(), old.near(), old.phrasings()),
        entries.history(old.id()).getFirst().number(), "lan");
    content.showNewWords();
    mai.navigate(at("/console/content/prices"));
    assertThat(mai.locator("main li.card")).containsText("1 chỗ đang dùng");
    assertThat(mai.locator("main li.card .preview").first()).containsText("ly trà đá)");
    assertThat(button(mai, "Bỏ ly trà đá")).hasCount(0);
    picture(mai, "prices-360");
    mai.navigate(at("/console/content/export?bai=bien-lai"));
    assertThat(mai.locator("#facebook-text")).containsText("mỗi ngày chừng");
    assertThat(mai.locator("#facebook-text")).not().containsText("ly trà đá");
    mai.navigate(at("/console/content/prices"));

    database.sql("update everyday_price set seen_on = date '2020-01-01'").update();
    content.showNewWords();
    mai.reload();
    assertThat(mai.locator("main li.card")).containsText("lời so sánh đang ẩn");
    assertThat(mai.locator("main li.card .preview").first()).not().containsText("ly trà đá)");
    picture(mai, "prices-stale-360");
    uses.tell();
    mai.navigate(at("/console/content/tasks"));
    assertThat(mai.locator("li.card").filter(new Locator.FilterOptions().setHasText("Giá một ly trà đá")).first()).containsText("Xem lại rồi ghi giá mới");
  }

  private static void price(Page page, String price, String button) {
    Locator form = page.locator("section form").last();
    form.locator("[name=thing]").fill("ly trà đá");
    form.locator("[name=price]").fill(price);
    form.locator("[name=seenWhere]").fill("quán cổng chợ Thử");
    form.getByText(button).click();
  }

  @Test
  void noPageOfContentStaffKeepsAnybodyOut() {
    Page page = Browser.signIn(browser.examined(360, 740), port, "mai");
    page.navigate(at("/console/content/import"));
    page.locator("#file").setInputFiles(file());
    button(page, "Xem trước từng dòng").click();
    page.waitForURL("**/import/*");
    String rows = page.url().substring(at("").length());
    Map<String, String> pages =
        Map.of(
            "figures", "/console/content/figures?q=luong",
            "figure", "/console/content/figures/vol_net_at_floor_other",
            "import", "/console/content/import",
            "import-rows", rows,
            "export", "/console/content/export?chu_de=muc-dong",
            "replay", "/console/content/replay",
            "switches", "/console/content/switches",
            "prices", "/console/content/prices");
    for (int width : List.of(360, 1280)) {
      page.setViewportSize(width, 800);
      pages.forEach(
          (name, path) -> {
            page.navigate(at(path));
            looked(page, "content-" + name + "-" + width);
          });
    }
    page.setViewportSize(360, 800);
    page.navigate(at("/console/content/prices"));
    price(page, "3 nghìn", "Xem thử bài đọc ra sao");
    assertThat(page.locator("main")).containsText("Nếu ly trà đá giá");
    looked(page, "content-prices-tried-360");
  }

  /** As a phone's camera sees them: off the sheet and off the screen as they are drawn. */
  @Test
  void theCodesOpenWhatTheySay() throws Exception {
    Page sheet = browser.printed(1280, 1600);
    sheet.navigate(at("/hoi-dap/muc-dong-toi-thieu/in"));
    assertThat(read(sheet.locator("svg.qr").first().screenshot())).isEqualTo(at("/hoi-dap/muc-dong-toi-thieu"));
    Page page = browser.visitor(1280, 1600);
    page.navigate(at("/hoi-dap/muc-dong-toi-thieu"));
    page.locator("summary").last().click();
    for (Locator code : page.locator("svg.qr").all()) {
      assertThat(read(code.screenshot())).startsWith(at("/chat/frame?hoi="));
    }
  }

  private static String read(byte[] picture) throws IOException, ReaderException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    return new QRCodeReader()
        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, image.getHeight(), pixels))))
        .getText();
  }

  /** Two rows that are taken, and one of each of some faults. */
  private static FilePayload file() {
    String rows =
        """
        ma,nhom,cau_hoi,nhan,tra_loi,chi_tiet,can_cu,luu_y,doi_tuong,cach_hoi,kieu_go
        thu-doi-dia-chi,dang-ky,"Chuyển sang xã khác ở thì đóng tiếp ở đâu?",Chuyển xã đóng ở đâu,"Mình đóng tiếp ở xã mới, báo nhân viên thu nơi mới là được.",,"Luật BHXH 41/2024/QH15, Điều 31 (từ 01/07/2025)",,,,
        thu-doi-dia-chi,,,,,,,,,Dọn nhà sang xã bên thì nộp chỗ nào?,có dấu
        khong-co-bai-nay,,,,,,,,,Nộp ở mô hè?,tiếng Nghệ
        muc-dong-toi-thieu,,,,Mỗi tháng {{khong_co_so}}.,,,,,,
        muc-dong-2027,,,,"Mỗi ngày{{vol_net_at_floor_other|moi_ngay|bang:ly_ruou_tay}}.",,,,,,
        muc-dong-toi-thieu,,,,,,,,,Gọi 0912 345 678 hỏi mức thấp nhất?,có dấu
        muc-dong-toi-thieu,,,,,,,,,Bao nhiêu là ít nhất vậy hè?,kiểu lạ
        """;
    return new FilePayload("cau-hoi-thu.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8));
  }

  private Page signedIn(String name, int width) {
    return Browser.signIn(browser.visitor(width, 800), port, name);
  }

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
