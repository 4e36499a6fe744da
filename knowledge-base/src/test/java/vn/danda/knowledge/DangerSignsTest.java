package vn.danda.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.danda.knowledge.text.Tokens;

class DangerSignsTest {

  private final DangerSigns signs = DangerSigns.shipped();

  @ParameterizedTest
  @ValueSource(strings = {"nợ nhiều quá tôi muốn chết", "em khong muon song nua", "tôi vừa bị lừa chuyển hết tiền"})
  void aPersonInDangerIsHeard(String message) {
    assertThat(signs.isIn(Tokens.of(message))).isTrue();
  }

  /** Without their marks these read like signs of danger. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tư vấn em với",
        "để tôi từ từ tính",
        "thật có lương hưu không",
        "cầm dao cắt lúa có được bảo hiểm không",
        "chết thì vợ con được gì"
      })
  void everydayWordsRaiseNoAlarm(String message) {
    assertThat(signs.isIn(Tokens.of(message))).isFalse();
  }
}
