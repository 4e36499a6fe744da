package vn.danda.knowledge.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpokenAmountsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Test
  void everythingNamedInOneSentenceIsRead() {
    SpokenAmounts read = SpokenAmounts.read("em sinh 98, chọn 3 triệu, đóng 6 tháng một lần, đã có 4 năm 2 tháng",
    TODAY);
    assertThat(read.birthYears()).containsExactly("1998");
    assertThat(read.amounts()).containsExactly(3_000_000L);
    assertThat(read.months()).containsExactly(6);
    assertThat(read.durations()).containsExactly("P4Y2M");
    assertThat(read.ambiguous()).isFalse();
    assertThat(read.ask()).isNull();
  }

  @Test
  void theQuestionBackNamesWhatWasUnderstood() {
    assertThat(SpokenAmounts.read("thu nhập em 2-3tr", TODAY).ask()).contains("2 triệu đồng hay 3 triệu đồng");
    assertThat(SpokenAmounts.read("tui lam sau nam", TODAY).ask()).contains("6 năm");
    assertThat(SpokenAmounts.read("tháng tôi được 3 chai", TODAY).ask()).contains("3 triệu đồng");
  }

  @Test
  void sixWithoutMarksIsOnlySixWhereNothingElseHasMarks() {
    assertThat(SpokenAmounts.read("đóng sau năm ngoái", TODAY).durations()).isEmpty();
    assertThat(SpokenAmounts.read("dong bay nam roi", TODAY).durations()).containsExactly("P7Y");
  }

  @Test
  void phoneAndIdentityNumbersAreNoMoney() {
    List<String> texts = List.of("sđt 0912345678", "cccd 040098001234", "gọi 1900 9068 nhé", "0912.345.678");
    assertThat(texts).allSatisfy(text -> assertThat(SpokenAmounts.read(text, TODAY).amounts()).isEmpty());
  }

  @Test
  void daysCountFromTheDayGiven() {
    assertThat(SpokenAmounts.read("tháng sau đóng", LocalDate.of(2026, 12, 31)).dates()).containsExactly("2027-01");
    assertThat(SpokenAmounts.read("hôm qua nộp", LocalDate.of(2027, 1, 1)).dates()).containsExactly("2026-12-31");
  }

  @Test
  void noTextMakesItFail() {
    String[] pieces = {
      "3", "0", "99999999999999999999", "1.5", "1,2,3", "31/2/2025", "13/13/13", "2/0", "00/2020", "năm", "tháng", "tr",
      "triệu", "k", "rưỡi", "mấy", "-", "đến", "từ", "sinh", "tuổi", "mốt", "trăm", "chục", "mười", "vài", "dăm",
      "t", "n",
      "nửa", "ngày", "mùng", "đầu", "cuối", "thứ", "tới giờ", "em", "sau", "nam", "x", "er", "2k", "lẻ", "đồng", "tỷ",
      "hai", "ba", "dần", "giáp", "nay", "đóng", "🙂", "%", "gần", "hơn", "1990", "2090", "con", "bé", "tn", "bb", "quý"
    };
    Random random = new Random(42);
    for (int round = 0; round < 30_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int words = 1 + random.nextInt(7); words > 0; words--) {
        text.append(pieces[random.nextInt(pieces.length)]).append(random.nextInt(4) == 0 ? "" : " ");
      }
      SpokenAmounts read = SpokenAmounts.read(text.toString(), TODAY);
      assertThat(read.ambiguous()).as(text.toString()).isEqualTo(read.ask() != null);
    }
  }

  /** Else somebody's endless text would hold up everybody on the same shard. */
  @Test
  void ofAVeryLongTextOnlyTheBeginningIsRead() {
    String text = "em chọn 3 triệu " + "rồi ".repeat(30_000) + "à nhầm, 7 triệu";
    assertThat(SpokenAmounts.read(text, TODAY).amounts()).containsExactly(3_000_000L);
  }
}
