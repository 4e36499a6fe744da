package vn.danda.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VietnameseTextTest {

  @ParameterizedTest
  @CsvSource({
    "hoà bình, hòa bình",
    "khoẻ, khỏe",
    "UỶ BAN, ỦY BAN",
    "thuỷ, thủy",
    "hoàn, hoàn",
    "toán, toán",
    "quý, quý",
    "Quỳ Châu, Quỳ Châu",
    "hoài, hoài",
    "Ðóng, Đóng",
  })
  void toneMarksStandInOnePlace(String typed, String kept) {
    assertThat(VietnameseText.normalise(typed)).isEqualTo(kept);
  }

  @Test
  void decomposedLettersAreComposed() {
    String typed = Normalizer.normalize("bảo hiểm tự nguyện", Normalizer.Form.NFD);
    assertThat(VietnameseText.normalise(typed)).isEqualTo("bảo hiểm tự nguyện");
  }

  @Test
  void spacesAreSingleAndInvisibleSignsGo() {
    assertThat(VietnameseText.normalise("\uFEFF  đóng\u00A0\u200B tiền\n\t ở\u0007 đâu\u200D ")).isEqualTo("đóng tiền ở đâu");
  }

  @Test
  void emojiAreKept() {
    assertThat(VietnameseText.normalise("cảm ơn 😀 nhé")).isEqualTo("cảm ơn 😀 nhé");
  }

  @ParameterizedTest
  @CsvSource({"Đóng ở Đâu, dong o dau", "ƯỚC, uoc", "ỹ, y", "300K đồng, 300k dong"})
  void foldingDropsAllMarks(String typed, String folded) {
    assertThat(VietnameseText.fold(typed)).isEqualTo(folded);
  }

  @Test
  void foldingDropsMarksTypedApart() {
    assertThat(VietnameseText.fold(Normalizer.normalize("Nguyễn Đức", Normalizer.Form.NFD))).isEqualTo("nguyen duc");
  }
}
