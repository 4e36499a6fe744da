package vn.danda.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Điều 36 Luật 41/2024 | Luật BHXH 41/2024/QH15, Điều 36 khoản 2 | true
          dieu 36 luat 41/2024 | Luật 41/2024 Điều 32 k2, Điều 36 k1 | true
          Luật 41/2024/QH15 Điều 36 | Luật BHXH 41/2024/QH15 Điều 36 k2d; NĐ 159/2025/NĐ-CP Điều 6 | true
          Điều 6 NĐ 159/2025 | Luật BHXH 41/2024/QH15 Điều 36 k2d; NĐ 159/2025/NĐ-CP Điều 6 | true
          Điều 6 Luật 41/2024 | Luật BHXH 41/2024/QH15 Điều 36 k2d; NĐ 159/2025/NĐ-CP Điều 6 | false
          Điều 3 Luật 41/2024 | Luật BHXH 41/2024/QH15, Điều 36 khoản 3 | false
          Điều 36 khoản 2 Luật 41/2024 | Luật 41/2024 Điều 36 | true
          Điều 36 Luật 41/2024 | Nghị định 188/2025/NĐ-CP Điều 36 | false
          NĐ 188/2025 | Nghị định 188/2025/NĐ-CP (từ 15/08/2025) | true
          Điều 6 NĐ 188/2025 | Nghị định 188/2025/NĐ-CP (từ 15/08/2025) | true
          Luật BHYT Điều 16 | Luật BHYT, Điều 16 khoản 3 điểm c (sửa đổi bởi Luật 51/2024/QH15) | true
          Luật BHYT Điều 13 | Luật BHYT, Điều 16 khoản 3 điểm c (sửa đổi bởi Luật 51/2024/QH15) | false
          NĐ 1/2025 | Nghị định 161/2025/NĐ-CP | false
          """)
  void aLineRestsOnAnArticleHoweverItIsAbbreviated(String asked, String basis, boolean cited) {
    assertThat(Article.parse(asked).isCitedIn(basis)).isEqualTo(cited);
  }

  @Test
  void anArticleOfNoDocumentIsRefusedWithAnExample() {
    assertThatThrownBy(() -> Article.parse("Điều 36")).hasMessageContaining("“Điều 36”").hasMessageContaining("Ví dụ");
  }
}
