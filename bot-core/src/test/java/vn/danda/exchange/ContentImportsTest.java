package vn.danda.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.content.Entries;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.store.Announcements;
import vn.danda.store.TestStores;

/** Files of every kind and fault, against the shipped content in a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentImportsTest {

  private static final String OFFICIALESE =
      "Người tham gia bảo hiểm xã hội tự nguyện thuộc đối tượng quy định tại khoản 4 Điều 2 được hưởng chế độ hưu trí khi đáp "
          + "ứng các điều kiện theo quy định của pháp luật về bảo hiểm xã hội.";

  private static final String[] BEGINNINGS = {"bla", "dre", "fli", "gro"};
  private static final String[] ENDS = {"bek", "dup", "fos", "gim", "hap", "jul", "kod", "lem", "nuv", "pix"};

  private AnnotationConfigApplicationContext context;
  private ContentImports imports;
  private Entries entries;
  private JdbcClient database;

  @Configuration
  @EnableTransactionManagement
  static class Transactions {}

  @BeforeAll
  void start() {
    UnifiedJedis redis = TestStores.redis();
    DataSource dataSource = TestStores.freshDatabase();
    context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of("danda.content.prices-good-for-months", 6)));
    context.registerBean("listeningJedis", UnifiedJedis.class, () -> redis, bean -> bean.setDestroyMethodName(""));
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
    context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(dataSource));
    context.registerBean(Clock.class, Clock::systemUTC);
    context.register(Transactions.class, Announcements.class, ContentImports.class);
    context.scan("vn.danda.content", "vn.danda.audit");
    context.refresh();
    imports = context.getBean(ContentImports.class);
    entries = context.getBean(Entries.class);
    database = context.getBean(JdbcClient.class);
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Test
  void ofFiveThousandRowsWithEveryFaultEachIsToldItsFateAndUndoingLeavesNoTrace() {
    EntryId inWork = new EntryId("gap-can-bo");
    FaqEntry inHand = published().entry(inWork).orElseThrow();
    int draft = entries.saveDraft(ImportCheckSample.withCaution(inHand, "đang sửa"), 1, "mai");
    String before = everything();
    Sample sample = sample(5_000);

    long began = System.nanoTime();
    long id = imports.upload("bang.csv", Csv.write(sample.rows).getBytes(StandardCharsets.UTF_8), "ban-khoan", "lan");
    long looked = System.nanoTime();

    List<RowFate> fates = imports.fates(id);
    assertThat(fates).hasSize(5_000);
    for (int i = 0; i < fates.size(); i++) {
      assertThat(fates.get(i).fate()).as("%s of %s", fates.get(i), sample.rows.get(i + 1)).isEqualTo(sample.fates.get(i));
      assertThat(fates.get(i).row()).isEqualTo(i + 2);
      assertThat(fates.get(i).value().isEmpty()).isEqualTo(sample.fates.get(i) == Fate.EMPTY);
    }
    assertThat(fates).extracting(RowFate::fate).contains(Fate.values());

    long accepting = System.nanoTime();
    int drafts = imports.accept(id, "lan");
    long accepted = System.nanoTime();
    assertThat(drafts).isGreaterThan(200);
    assertThat(entries.drafts()).hasSize(drafts + 1);
    assertThat(imports.accept(id, "lan")).as("a second press").isZero();

    ContentImports.Undone undone = imports.undo(id);
    System.out.printf(
        "import of 5000 rows: looked at in %d ms, %d drafts in %d ms, undone in %d ms%n",
        (looked - began) / 1_000_000, drafts, (accepted - accepting) / 1_000_000, (System.nanoTime() - accepted) / 1_000_000);
    assertThat(undone).isEqualTo(new ContentImports.Undone(drafts, List.of()));
    assertThat(everything()).isEqualTo(before);
    entries.sendBack(inWork, draft, "x");
    assertThat(entries.withdraw(inWork, draft)).isTrue();
  }

  @Test
  void whatWasLetThroughOrWrittenOnSinceIsNotTakenBack() {
    long id =
        imports.upload(
            "ba.csv",
            csv("ma,cau_hoi,nhan,tra_loi,can_cu", line("mot-cau-la", "Mít lúa voi có sao không?"), line("hai-cau-la", "Xoài ghe muối có sao không?"), line("ba-cau-la", "Tre vịt heo có sao không?")),
            "ban-khoan",
            "lan");
    assertThat(imports.accept(id, "lan")).isEqualTo(3);
    EntryId through = new EntryId("mot-cau-la");
    entries.approve(through, 1, "mai", null, null, true);
    FaqEntry edited = entries.drafts().stream().filter(one -> one.id().value().equals("hai-cau-la")).findFirst().orElseThrow().entry();
    entries.saveDraft(ImportCheckSample.withCaution(edited, "đã sửa tiếp"), 1, "mai");

    ContentImports.Undone undone = imports.undo(id);

    assertThat(undone.removed()).isEqualTo(1);
    assertThat(undone.kept()).extracting(EntryId::value).containsExactly("hai-cau-la", "mot-cau-la");
    assertThat(entries.drafts()).extracting(one -> one.id().value()).containsExactly("hai-cau-la");
    assertThat(entries.withdraw(new EntryId("hai-cau-la"), entries.drafts().getFirst().number())).isTrue();
    assertThat(imports.find(id)).isEmpty();
  }

  @Test
  void theTableOfAllEntriesReadsBackAsTheSameInBothForms() {
    List<FaqEntry> all = published().knowledge().entries();

    for (byte[] table : List.of(ContentTable.csv(all).getBytes(StandardCharsets.UTF_8), ContentTable.xlsx(all))) {
      long id = imports.upload("hoi-dap", table, "ban-khoan", "lan");
      assertThat(imports.fates(id)).filteredOn(fate -> fate.fate() != Fate.SAME && fate.fate() != Fate.DUPLICATE).isEmpty();
      assertThat(imports.find(id).orElseThrow().rows()).isGreaterThan(all.size());
      imports.undo(id);
    }
  }

  @Test
  void officesWriteQuestionsAndAnswersAsParagraphs() throws IOException {
    try (XWPFDocument word = new XWPFDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (String paragraph :
          List.of(
              "HỎI ĐÁP", "Câu 1: Mít lúa voi có sao không?", "Trả lời: Không sao, mình cứ ra xã hỏi.", "Ai cũng hỏi được.",
              "Căn cứ: Luật BHXH 41/2024/QH15", "", "Hỏi: Xoài ghe muối có sao không?", "Đáp: Không sao đâu ạ.")) {
        word.createParagraph().createRun().setText(paragraph);
      }
      word.write(out);

      long id = imports.upload("hoi-dap.docx", out.toByteArray(), "ban-khoan", "lan");

      assertThat(imports.fates(id)).extracting(RowFate::fate).containsExactly(Fate.NEW_ENTRY, Fate.MISSING);
      imports.accept(id, "lan");
      FaqEntry drafted = entries.drafts().getFirst().entry();
      assertThat(drafted.answer()).isEqualTo("Không sao, mình cứ ra xã hỏi.\nAi cũng hỏi được.");
      assertThat(drafted.question()).isEqualTo("Mít lúa voi có sao không?");
      imports.undo(id);
    }
  }

  @Test
  void semicolonsAndUtf16AreRead() {
    String table = "Mã bài;Cách hỏi\nmuc-dong-toi-thieu;Mít lúa voi thấp nhất mấy đồng?\n";

    for (byte[] file : List.of(table.getBytes(StandardCharsets.UTF_8), ("\uFEFF" + table).getBytes(StandardCharsets.UTF_16LE))) {
      long id = imports.upload("a.csv", file, "ban-khoan", "lan");
      assertThat(imports.fates(id)).extracting(RowFate::fate).containsExactly(Fate.NEW_PHRASING);
      imports.undo(id);
    }
  }

  @Test
  void aFileNothingCanBeMadeOfIsRefusedWithWhatToDo() throws IOException {
    String words = "ma,cach_hoi\nmuc-dong-toi-thieu,mỗi tháng đóng mấy đồng\n";
    assertRefused("không viết bằng UTF-8", words.replace("ỗ", "ô").replace("ấ", "â").replace("ồ", "ô").getBytes(Charset.forName("windows-1258")));
    assertRefused("VNI", "ma,cach_hoi\na,baûo hieåm xaõ hoäi töï nguyeän ñoùng\n".getBytes(StandardCharsets.UTF_8));
    assertRefused("TCVN3", "ma,cach_hoi\na,b¶o hiÓm x· héi tù nguyÖn ®ãng tèi thiÓu b¸o gi¸\n".getBytes(StandardCharsets.UTF_8));
    assertRefused("Dòng đầu phải là tên cột", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    assertRefused("rỗng", new byte[0]);
    assertRefused("5 MB", new byte[ContentFile.LONGEST_BYTES + 1]);
    assertRefused("PDF", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
    assertRefused("macro", zip("xl/workbook.xml", "xl/vbaProject.bin"));
    assertRefused("không phải Excel", zip("bai.txt"));
    assertRefused("hỏng", zip("xl/workbook.xml"));
    assertRefused("phình", bomb());
    assertRefused("dấu nháy", "ma,cach_hoi\na,\"b\nc,d\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatBeginsLikeAFormulaComesBackAsItWas() {
    assertThat(SpreadsheetText.guarded("=HYPERLINK(\"http://x\")")).startsWith("'=");
    assertThat(ImportRow.clean(SpreadsheetText.guarded("-5 năm thì sao?"))).isEqualTo("-5 năm thì sao?");
    assertThat(Csv.write(List.of(List.of("+84", "a\"b")))).contains("\"'+84\",\"a\"\"b\"");
  }

  private void assertRefused(String why, byte[] file) {
    assertThatThrownBy(() -> imports.upload("x", file, "ban-khoan", "lan")).isInstanceOf(UnreadableFile.class).hasMessageContaining(why);
  }

  private record Sample(List<List<String>> rows, List<Fate> fates) {}

  /** Rows of every kind, shuffled by kind, the first ones as they stand in the database. */
  private Sample sample(int size) {
    Sample sample = new Sample(new ArrayList<>(), new ArrayList<>());
    sample.rows.add(Arrays.stream(ContentColumn.values()).map(ContentColumn::head).toList());
    List<FaqEntry> all = published().knowledge().entries();
    ImportCheckSample.rows(all.subList(0, 30)).forEach(row -> add(sample, Fate.SAME, row));
    for (int i = 0; i < 60; i++) {
      add(sample, Fate.CHANGES_ENTRY, Map.of(ContentColumn.ID, ImportCheckSample.other(all, i).id().value(), ContentColumn.CAUTION, "Chờ xác nhận lần " + i + "."));
    }
    List<String> theirs = ImportCheckSample.phrasingsOfOthers(published(), all.subList(60, 160), new EntryId("ai-duoc-tham-gia"));
    List<Map.Entry<Fate, IntFunction<Map<ContentColumn, String>>>> kinds = kinds(theirs);
    for (int i = 0; sample.fates.size() < size; i++) {
      Map.Entry<Fate, IntFunction<Map<ContentColumn, String>>> kind = kinds.get(i % kinds.size());
      add(sample, kind.getKey(), kind.getValue().apply(i / kinds.size()));
    }
    return sample;
  }

  private List<Map.Entry<Fate, IntFunction<Map<ContentColumn, String>>>> kinds(List<String> theirs) {
    return List.of(
        Map.entry(Fate.NEW_ENTRY, i -> fresh("bai-moi-" + i, i, Map.of())),
        Map.entry(Fate.NEW_WORDING, i -> Map.of(ContentColumn.ID, "bai-moi-" + i, ContentColumn.AUDIENCE, "nhà nông", ContentColumn.ANSWER, "Bà con cứ ra xã hỏi là được.")),
        Map.entry(Fate.NEW_PHRASING, i -> Map.of(ContentColumn.ID, "bai-moi-" + i, ContentColumn.PHRASING, nonsense(i) + " thì sao", ContentColumn.REGISTER, "không dấu")),
        Map.entry(Fate.DUPLICATE, i -> fresh("bai-moi-" + i, i, Map.of())),
        Map.entry(Fate.EMPTY, i -> Map.of()),
        Map.entry(Fate.NEAR_DUPLICATE, i -> Map.of(ContentColumn.ID, "ai-duoc-tham-gia", ContentColumn.PHRASING, theirs.get(i))),
        Map.entry(Fate.JARGON, i -> fresh("hanh-chinh-" + i, 1000 + i, Map.of(ContentColumn.ANSWER, OFFICIALESE))),
        Map.entry(Fate.BAD_FIGURE, i -> fresh("so-sai-" + i, 2000 + i, Map.of(ContentColumn.ANSWER, i % 2 == 0 ? "Mỗi tháng {{khong_co_" + i + "}}." : "Mỗi tháng 264 nghìn đồng."))),
        Map.entry(Fate.TOO_LONG, i -> fresh("dai-qua-" + i, 3000 + i, Map.of(ContentColumn.ANSWER, "Mình cứ ra xã hỏi. ".repeat(30)))),
        Map.entry(Fate.MISSING, i -> fresh("thieu-can-cu-" + i, 4000 + i, Map.of(ContentColumn.BASIS, ""))),
        Map.entry(Fate.UNKNOWN_ENTRY, i -> Map.of(ContentColumn.ID, "khong-co-" + i, ContentColumn.PHRASING, "hỏi chi")),
        Map.entry(Fate.UNKNOWN_GROUP, i -> fresh("chu-de-la-" + i, 5000 + i, Map.of(ContentColumn.GROUP, "chuyện trên trời"))),
        Map.entry(Fate.UNKNOWN_AUDIENCE, i -> Map.of(ContentColumn.ID, "muc-dong-2027", ContentColumn.AUDIENCE, "học sinh lớp " + i, ContentColumn.ANSWER, "Ra xã hỏi.")),
        Map.entry(Fate.UNKNOWN_REGISTER, i -> Map.of(ContentColumn.ID, "muc-dong-2027", ContentColumn.PHRASING, nonsense(i) + " a", ContentColumn.REGISTER, "tiếng Tây")),
        Map.entry(Fate.PERSONAL, i -> Map.of(ContentColumn.ID, "muc-dong-2027", ContentColumn.PHRASING, "tra giúp số 0912345" + (100 + i % 900) + " với")),
        Map.entry(Fate.IN_WORK, i -> Map.of(ContentColumn.ID, "gap-can-bo", ContentColumn.PHRASING, nonsense(6000 + i) + " gap ai")));
  }

  private static Map<ContentColumn, String> fresh(String id, int i, Map<ContentColumn, String> other) {
    Map<ContentColumn, String> cells = new java.util.EnumMap<>(ContentColumn.class);
    cells.put(ContentColumn.ID, id);
    cells.put(ContentColumn.QUESTION, "Nhà có " + nonsense(i) + " phải làm răng?");
    cells.put(ContentColumn.LABEL, "Bài số " + i);
    cells.put(ContentColumn.ANSWER, "Việc này mình cứ ra xã hỏi là được.");
    cells.put(ContentColumn.BASIS, "Luật BHXH 41/2024/QH15");
    cells.putAll(other);
    return cells;
  }

  /** The number in four words of no language, one a digit: no two numbers share all their words, whatever the order. */
  private static String nonsense(int number) {
    StringBuilder words = new StringBuilder();
    for (String beginning : BEGINNINGS) {
      words.append(words.isEmpty() ? "" : " ").append(beginning).append(ENDS[number % 10]);
      number /= 10;
    }
    return words.toString();
  }

  private static void add(Sample sample, Fate fate, Map<ContentColumn, String> cells) {
    add(sample, fate, Arrays.stream(ContentColumn.values()).map(column -> cells.getOrDefault(column, "")).toList());
  }

  private static void add(Sample sample, Fate fate, List<String> row) {
    sample.rows.add(row);
    sample.fates.add(fate);
  }

  private Published published() {
    return context.getBean(PublishedContent.class).now();
  }

  /** A fingerprint of everything an import may touch. */
  private String everything() {
    return database
        .sql(
            """
            select coalesce(md5(string_agg(e::text, '|' order by e.entry_id, e.version)), '') || ' '
              || (select count(*) from content_import) || ' ' || (select count(*) from content_import_draft)
            from entry_version e
            """)
        .query(String.class)
        .single();
  }

  private static byte[] csv(String head, String... lines) {
    return (head + "\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String line(String id, String question) {
    return id + "," + question + "," + id + ",Việc này mình cứ ra xã hỏi là được.,Luật BHXH";
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("x".getBytes(StandardCharsets.US_ASCII));
      }
    }
    return out.toByteArray();
  }

  /** A hundred thousand bytes that unpack to a hundred million. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      byte[] nothing = new byte[1024 * 1024];
      for (int i = 0; i < 100; i++) {
        zip.write(nothing);
      }
    }
    return out.toByteArray();
  }
}
