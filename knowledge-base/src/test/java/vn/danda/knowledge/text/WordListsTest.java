package vn.danda.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.Register;
import vn.danda.knowledge.plain.PlainFinding;
import vn.danda.knowledge.plain.PlainLanguage;
import vn.danda.knowledge.text.WordChange.Deed;

/** What an office does to the lists, from the change to how a message is read and a text is checked. */
class WordListsTest {

  private static final WordLists SHIPPED = WordLists.shipped();

  @Test
  void whatShipsReadsAsTheFilesSay() {
    assertThat(SHIPPED.of(WordList.SPELLINGS, "ko")).extracting(WordRow::words).containsExactly(List.of("không"));
    assertThat(SHIPPED.of(WordList.SPELLINGS, "lắm")).as("a row that says: leave it alone").isEmpty();
    assertThat(SHIPPED.of(WordList.SYNONYMS, "Rút").getFirst().words()).contains("lấy ra", "lĩnh một lần");
    assertThat(SHIPPED.of(WordList.GLOSSARY, "theo quy định").getFirst().weight()).isEqualTo(20);
    assertThat(SHIPPED.of(WordList.GLOSSARY)).hasSizeGreaterThan(300).noneMatch(WordRow::own);
  }

  @Test
  void anAddedSpellingIsReadAndASwitchedOffOneIsNot() {
    Normaliser office = normaliser(change(WordList.SPELLINGS, "qlda", Deed.ADD, "quản lí dự án"), change(WordList.SPELLINGS, "khum", Deed.SWITCH_OFF));

    assertThat(office.spell("qlda co khum").text()).startsWith("quản lí dự án").doesNotContain("không");
    assertThat(normaliser().spell("qlda co khum").text()).contains("không").doesNotContain("dự án");
  }

  @Test
  void aReplacedSpellingSaysOnlyTheNewWords() {
    assertThat(normaliser(change(WordList.SPELLINGS, "khum", Deed.REPLACE, "khu mới")).spell("em khum biet").text()).isEqualTo("em khu mới biết");
  }

  @Test
  void aWordOnlyTheOfficeKnowsMeansWhatItsGroupMeansAndIsNoSlip() {
    WordLists office = SHIPPED.with(List.of(change(WordList.SYNONYMS, "rút", Deed.ADD, "zutzut")));
    Concepts concepts = Concepts.of(office);

    assertThat(concepts.of(Normaliser.trained(List.of(), office).spell("zutzut").words())).containsExactly("=rut");
    assertThat(concepts.of(List.of("rút"))).containsExactly("=rut");
    assertThat(Concepts.of(SHIPPED).of(List.of("zutzut"))).containsExactly("zutzut");
  }

  @Test
  void anOfficialWordAddedIsNamedOneSwitchedOffIsNot() {
    PlainLanguage office =
        PlainLanguage.over(
            SHIPPED.with(
                List.of(
                    change(WordList.GLOSSARY, "tất toán hồ sơ", Deed.ADD, "làm xong giấy tờ"),
                    change(WordList.GLOSSARY, "theo quy định", Deed.SWITCH_OFF))));

    List<PlainFinding> found = office.check("Anh chị tất toán hồ sơ theo quy định.").findings();
    assertThat(found).extracting(PlainFinding::words).contains("tất toán hồ sơ").doesNotContain("theo quy định");
    assertThat(found).filteredOn(one -> one.words().equals("tất toán hồ sơ")).first().extracting(PlainFinding::everyday).isEqualTo(List.of("làm xong giấy tờ"));
    assertThat(PlainLanguage.shipped().check("Anh chị tất toán hồ sơ theo quy định.").findings()).extracting(PlainFinding::words).contains("theo quy định");
  }

  @Test
  void aSearchReadsByTheListsItIsGiven() {
    Knowledge knowledge = new Knowledge(List.of(entry("rut", "Rút một lần được không?"), entry("dong", "Đóng tiền ở đâu?")), List.of(), List.of());
    FaqSearch search = FaqSearch.over(knowledge, SHIPPED.with(List.of(change(WordList.SPELLINGS, "zrm", Deed.ADD, "rút một lần"))));

    assertThat(search.spelledOut("zrm dc ko")).startsWith("rút", "một", "lần");
    assertThat(search.unknownWords("zrm xyzt rut tien 300k ko")).containsExactly("xyzt");
    FaqSearch learnedBefore = FaqSearch.over(knowledge);
    assertThat(learnedBefore.unknownWords("zrm xyzt")).containsExactly("zrm", "xyzt");
    assertThat(learnedBefore.reading(search.lists()).spelledOut("zrm dc ko")).startsWith("rút", "một", "lần");
    assertThat(search.lists().readsLike(SHIPPED)).isFalse();
    assertThat(SHIPPED.with(List.of(change(WordList.GLOSSARY, "a", Deed.ADD, "b"))).readsLike(SHIPPED)).isTrue();
  }

  @Test
  void whoAddsTwiceHasBothAndWhoGoesBackHasWhatShips() {
    WordChange first = change(WordList.SYNONYMS, "rút", Deed.ADD, "một");
    WordChange both = change(WordList.SYNONYMS, "rút", Deed.ADD, "hai").after(first);
    assertThat(both.words()).containsExactly("một", "hai");
    assertThat(change(WordList.SPELLINGS, "ko", Deed.ADD, "x").after(change(WordList.SPELLINGS, "ko", Deed.SWITCH_OFF)).deed()).isEqualTo(Deed.REPLACE);

    WordLists back = SHIPPED.with(List.of(change(WordList.SYNONYMS, "rút", Deed.AS_SHIPPED)));
    assertThat(back.readsLike(SHIPPED)).isTrue();
  }

  /** Every sentence names the row and the value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          SPELLINGS; ''; ADD; không; Chưa ghi chữ người ta gõ
          SPELLINGS; !!; ADD; không; “!!” không có chữ nào
          SPELLINGS; qlda; ADD; ''; Dòng “qlda” chưa có chữ
          SPELLINGS; qlda; ADD; …; “qlda”: “…” không có chữ nào
          SPELLINGS; ko; ADD; khó; “ko” đã có, nghĩa là “không”
          SPELLINGS; mot hai ba bon; ADD; bốn; “mot hai ba bon” dài 4 tiếng
          SPELLINGS; dong; REPLACE; dong; dòng này không đổi gì
          SPELLINGS; 5tr; ADD; năm triệu; “5tr” có số dính chữ
          SPELLINGS; khongcodong; SWITCH_OFF; ''; không có dòng “khongcodong”
          SYNONYMS; rút tiền lẻ; ADD; lấy lẻ; Chưa có nhóm nghĩa nào tên “rút tiền lẻ”
          SYNONYMS; rut; ADD; lấy lẻ; (có “rút”)
          SYNONYMS; nhóm rất mới; REPLACE; chỉ một; cần ít nhất hai cách nói
          SYNONYMS; rút; ADD; nộp; “nộp” đã thuộc nhóm “đóng”
          SYNONYMS; rút; ADD; lấy ra; Nhóm “rút” đã có “lấy ra”
          SYNONYMS; rút; ADD; một hai ba bốn năm sáu; dài 6 tiếng
          GLOSSARY; theo quy định; ADD; Theo quy định; thay bằng chính nó
          GLOSSARY; theo quy định; ADD; theo luật; đã có chữ thay là “theo luật”
          """)
  void aBadRowIsRefusedWithASentenceThatNamesIt(WordList list, String form, Deed deed, String said, String sentence) {
    WordChange change = new WordChange(list, form, deed, said.isEmpty() ? List.of() : List.of(said), false);
    assertThat(WordCheck.of(change, SHIPPED, word -> false).mistakes()).anyMatch(mistake -> mistake.contains(sentence));
  }

  @Test
  void aFormThatIsAnOrdinaryWordIsWarnedOf() {
    WordCheck.Found found = WordCheck.of(change(WordList.SPELLINGS, "sổ", Deed.ADD, "số"), SHIPPED, Set.of("sổ", "số")::contains);
    assertThat(found.mistakes()).isEmpty();
    assertThat(found.warnings()).singleElement().asString().contains("“sổ” là chữ thường gặp");
    assertThat(WordCheck.of(change(WordList.SPELLINGS, "qlda", Deed.ADD, "quản lí dự án"), SHIPPED, word -> false)).isEqualTo(new WordCheck.Found(List.of(), List.of()));
  }

  private static Normaliser normaliser(WordChange... changes) {
    return Normaliser.trained(List.of(), SHIPPED.with(List.of(changes)));
  }

  private static WordChange change(WordList list, String form, Deed deed, String... words) {
    return new WordChange(list, form, deed, List.of(words), false);
  }

  private static FaqEntry entry(String id, String question) {
    return new FaqEntry(
        new EntryId(id), "nhom", question, id, "Câu trả lời.", null, List.of("Luật"), null, Map.<Audience, String>of(), List.of(), List.of(),
        Map.of(Register.MARKED, List.of(question, question + " ạ")));
  }
}
