package vn.danda.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadFactReaderTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chưa", "dạ chưa ạ", "ko", "không", "không ạ", "không đóng", "chưa bao giờ", "em chưa đóng bao giờ", "chưa đóng năm nào",
        "chưa đóng một tháng nào cả", "không có", "chưa từng tham gia bảo hiểm xã hội", "Chưa."
      })
  void aClearNoMeansNoYears(String text) {
    assertThat(LeadFactReader.asYears(text, TODAY)).contains("chưa đóng");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "không nhớ rõ, hình như 5 năm | 5 năm",
        "ko nho, khoang 3 nam | 3 năm",
        "không rõ lắm, 3 năm 4 tháng gì đó | 3 năm 4 tháng",
        "3 năm 4 tháng | 3 năm 4 tháng",
        "không nhiều, 2 năm | không nhiều, 2 năm",
        "chưa được 1 năm | chưa được 1 năm",
      })
  void aNumberCounts(String text, String years) {
    assertThat(LeadFactReader.asYears(text, TODAY)).contains(years);
  }

  @ParameterizedTest
  @ValueSource(strings = {"không nhớ", "không biết", "em không rõ", "ko nho", "không nhớ rõ nữa ạ", "chưa rõ"})
  void whoDoesNotKnowIsNotNone(String text) {
    assertThat(LeadFactReader.asYears(text, TODAY)).isEmpty();
    assertThat(LeadFactReader.cannotTellYears(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"không biết đóng ở đâu", "không đóng nữa thì sao", "chưa hiểu"})
  void aQuestionSaysNothingOfYears(String text) {
    assertThat(LeadFactReader.asYears(text, TODAY)).isEmpty();
    assertThat(LeadFactReader.cannotTellYears(text)).isFalse();
  }
}
