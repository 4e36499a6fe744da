package vn.danda.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.danda.knowledge.Understanding.Outcome;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.knowledge.text.WordFiles;

/** What a person meets: the shipped content, searched. */
class FaqSearchTest {

  private static final Knowledge KNOWLEDGE = KnowledgeFiles.shipped();
  private static FaqSearch search;

  @BeforeAll
  static void learn() {
    search = FaqSearch.over(KNOWLEDGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mấy bữa ni tui nghĩ quẩn, không thiết sống nữa",
        "nhieu dem em chi muon chet cho xong no",
        "ông nhà tôi uống thuốc trừ sâu rồi cứu với",
        "con bé nhà em nó rạch tay mấy lần rồi",
        "e chán sống lắm r ad ơi",
        "chac toi nhay cau cho nhe ganh",
        "sống làm gì nữa khi nợ ngập đầu",
        "ck e cầm dao dọa giết 2 mẹ con",
        "thằng nghiện cầm dao đuổi mẹ tôi ngoài sân",
        "có người gọi xưng công an bắt tôi chuyển tiền ngay không là bị bắt",
        "ho bat em doc ma otp gui ve may",
        "tôi vừa đọc mã OTP cho người ta xong",
        "em lo bam link la gio may tu tru tien",
        "tui vừa bị lừa mất hết tiền trong tài khoản",
        "lỡ chuyển tiền cho bọn lừa đảo 40 triệu rồi phải làm sao",
        "bo em nga bat tinh ngoai ruong goi ai bay gio",
        "nó tống tiền em bằng ảnh riêng tư",
        "điện thoại tôi bị chiếm quyền điều khiển rồi",
        "em muon tu tu vi no nan",
        "chồng đánh em chảy máu đầu, em sợ lắm",
      })
  void aPersonInDangerGetsHelpWhateverElseIsSaid(String message) {
    assertThat(search.understand(Question.of(message)).redirect()).isEqualTo(Redirect.DANGER);
    assertThat(search.understand(Question.of(message + ", mà đóng bảo hiểm tự nguyện mỗi tháng mấy tiền")).redirect())
        .isEqualTo(Redirect.DANGER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chết thì vợ con được những gì",
        "lo chet som thi tien dong mat a",
        "lỡ tôi chết khi đang đóng thì sao",
        "tự tử có được tiền tử tuất không hay phải chết bệnh",
        "muốn sống khỏe thì lương hưu được bao nhiêu",
        "e tu van giup em voi",
        "có người gọi hỏi mã otp thì có phải lừa không",
        "uống thuốc huyết áp hằng tháng bảo hiểm có trả không",
        "bán thuốc trừ sâu ở chợ thì đóng loại nào",
      })
  void askingAboutDeathOrFraudIsAQuestion(String message) {
    Understanding understanding = search.understand(Question.of(message));
    if (message.startsWith("tự tử")) {
      // Said of oneself or asked about: a needless kind word is the smaller harm.
      assertThat(understanding.redirect()).isEqualTo(Redirect.DANGER);
      return;
    }
    assertThat(understanding.redirect()).isNotEqualTo(Redirect.DANGER);
  }

  @ParameterizedTest
  @CsvSource({
    "chào em, greeting",
    "cam on em nhieu nhe, thanks",
    "dạ em cảm ơn ạ, thanks",
    "để tôi về bàn với vợ đã, think-it-over",
    "hihi, laugh",
    "tạm biệt nhé, bye",
  })
  void smallTalkIsAnsweredAsSmallTalk(String message, String kind) {
    assertThat(search.understand(Question.of(message)).smallTalk()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ggggggggg", "asdfgh qwerty", "???", "....", "😀😀", "1234 5678", "zxcvb nm"})
  void whatSaysNothingIsNeverAnsweredWithAnEntry(String message) {
    assertThat(search.understand(Question.of(message)).entry()).isNull();
  }

  /** The group only tips the scale: asked in its own words, every entry stays the answer for everybody. */
  @Test
  void aGroupNeverTurnsAClearMatch() {
    List<String> turned = new ArrayList<>();
    for (FaqEntry entry : KNOWLEDGE.entries()) {
      Understanding plain = search.understand(Question.of(entry.question()));
      for (Audience audience : Audience.values()) {
        Understanding grouped = search.understand(new Question(entry.question(), audience, List.of()));
        if (plain.confidence() > 0.9 && plain.entry() != null && !plain.entry().equals(grouped.entry())) {
          turned.add(entry.id() + " for " + audience.key() + ": " + grouped);
        }
      }
    }
    assertThat(turned).isEmpty();
  }

  /** Two entries that fit alike: the one with words for the person's group comes first. */
  @Test
  void ofTwoThatFitTheOneWithWordsForTheGroupComesFirst() {
    FaqSearch small = FaqSearch.over(new Knowledge(List.of(entry("cho-nha-nong", true), entry("cho-moi-nguoi", false)), List.of(), List.of()));
    String message = "đóng tiền theo mùa vụ";

    assertThat(first(small, message, Audience.FARMER_TRADER)).isEqualTo("cho-nha-nong");
    assertThat(small.why(new Question(message, Audience.FARMER_TRADER, List.of())).candidates().getFirst().share())
        .isGreaterThan(share(small, message, "cho-nha-nong"));
    assertThat(share(small, message, "cho-nha-nong"))
        .isEqualTo(small.why(new Question(message, Audience.JOB_SEEKER, List.of())).candidates().stream()
            .filter(candidate -> candidate.name().equals("cho-nha-nong")).findFirst().orElseThrow().share());
  }

  private static String first(FaqSearch search, String message, Audience audience) {
    return search.why(new Question(message, audience, List.of())).candidates().getFirst().name();
  }

  private static double share(FaqSearch search, String message, String name) {
    return search.why(Question.of(message)).candidates().stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow()
        .share();
  }

  private static FaqEntry entry(String id, boolean forFarmers) {
    List<String> ways = List.of("Đóng tiền theo mùa vụ", "Nộp tiền theo vụ lúa", id.replace('-', ' '));
    return KnowledgeFiles.entry(
        id,
        """
        id: %s
        group: thu
        question: "Đóng tiền theo mùa thế nào?"
        label: "%s"
        answer: "Đóng theo mùa."
        basis: ["Luật"]
        %s
        phrasings:
          marked: ["%s", "%s", "%s"]
        """
            .formatted(
                id, id, forFarmers ? "audiences: {farmer_trader: \"Bà con đóng theo vụ.\"}" : "", ways.get(0), ways.get(1), ways.get(2)));
  }

  /** Written apart from the development dialogs; what is asked next leans on what was said. */
  @Test
  void followUpsOfOurOwnCarryTheTopic() throws IOException {
    List<String> earlier = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    int turns = 0;
    int right = 0;
    for (WordFiles.Row row : WordFiles.rows(Files.readString(Path.of("src/test/resources/questions/own-followups.csv")))) {
      if (row.cell("turn").equals("1")) {
        earlier.clear();
      } else {
        turns++;
        Understanding understanding = search.understand(new Question(row.cell("text"), null, earlier));
        boolean none = row.cell("topic").equals("none") && understanding.outcome() != Outcome.ANSWERED;
        if (none || understanding.entry() != null && List.of(row.cell("topic").split(" ")).contains(understanding.entry().value())) {
          right++;
        } else {
          missed.add(row.cell("dialog") + " " + row.cell("text"));
        }
      }
      earlier.add(row.cell("text"));
    }
    System.out.printf("own follow-ups: %d of %d right, missed %s%n", right, turns, missed);
    assertThat(100 * right / turns).isGreaterThanOrEqualTo(78);
  }

  @Test
  void anAnswerIsExplainedInWordsForContentStaff() {
    Why why = search.why(Question.of("dong it nhat moi thang bn tien z ad"));

    assertThat(why.read()).startsWith("đóng ít nhất mỗi tháng bao nhiêu tiền");
    assertThat(why.matched()).contains("nhất", "tháng");
    assertThat(why.closest()).isNotBlank();
    assertThat(why.summary())
        .matches(
            "Bot đọc là: “đóng ít nhất mỗi tháng bao nhiêu tiền.*”\\. Đã đọc lại: dong → đóng, .*bn tien → bao nhiêu tiền.*\\."
                + " Chữ trùng với mục đứng đầu: .+\\. Trả lời luôn vì chắc \\d+%\\."
                + " Gần nhất: .+ \\(\\d+%\\), rồi đến .+ \\(\\d+%\\)\\.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hồ sơ của tôi duyệt đến đâu rồi | trả lời cố định: hồ sơ riêng của người hỏi",
        "bảo hiểm xe máy mua ở đâu rẻ | trả lời cố định: bảo hiểm khác",
        "nghỉ đẻ sáu tháng công ty trả lương thế nào | trả lời cố định: bảo hiểm công ty đóng",
        "em không muốn sống nữa | Có dấu hiệu người gặp nguy",
        "cảm ơn em nhé | Coi là chào hỏi",
        "??? | Tin nhắn không có chữ nào để hiểu.",
      })
  void whatIsNotAnsweredIsExplainedToo(String message, String says) {
    assertThat(search.why(Question.of(message)).summary()).contains(says);
  }

  /** The labelled questions measure the content; a phrasing copied from them would only measure the copying. */
  @Test
  void noPhrasingIsCopiedFromTheLabelledQuestions() throws IOException {
    List<String> labelled = new ArrayList<>();
    for (String file : List.of("dev-questions.csv", "dev-off-topic.csv", "dev-followups.csv")) {
      WordFiles.rows(Files.readString(Path.of("src/test/resources/questions", file)))
          .forEach(row -> labelled.add(plain(row.cell("text"))));
    }
    List<String> copied = new ArrayList<>();
    for (FaqEntry entry : KNOWLEDGE.entries()) {
      entry.allPhrasings().stream()
          .map(FaqSearchTest::plain)
          .filter(phrasing -> phrasing.split(" ").length > 4 && labelled.contains(phrasing))
          .forEach(copied::add);
    }
    assertThat(copied).isEmpty();
  }

  private static String plain(String text) {
    return VietnameseText.fold(VietnameseText.normalise(text)).replaceAll("[^a-z0-9]+", " ").strip();
  }
}
