package vn.danda.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "em 15 tuổi, cho em gặp cán bộ",
        "con 15 tuổi",
        "con năm nay 15 tuổi",
        "năm nay con 15 tuổi",
        "cháu 14 tuổi ạ",
        "cháu năm nay mới 14 tuổi",
        "dạ con 15 tuổi",
        "Dạ, cháu 14 tuổi ạ",
        "Chào cô, con 15 tuổi muốn hỏi",
        "chao co con 15 tuoi",
        "Cho em hỏi. Cháu 14 tuổi",
        "cháu tên Lan, cháu 15 tuổi, cho cháu gặp cán bộ",
        "cho con hỏi con 15 tuổi có đóng được không",
        "Hoa, em 15 tuổi",
        "em sinh năm 2015",
        "cháu sinh 2012",
        "em học lớp 9",
        "cháu đang học lớp 8",
      })
  void whoSaysSoOfThemselvesIsTooYoung(String text) {
    assertThat(Age.isTooYoung(text, TODAY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "con tôi 15 tuổi",
        "tên Hoa, con tôi 15 tuổi",
        "Hoa, em muốn hỏi cho con 10 tuổi",
        "có con 12 tuổi",
        "em có con 12 tuổi",
        "nhà có cháu 8 tuổi",
        "nhà em có cháu năm nay 8 tuổi",
        "em có đứa con 3 tuổi",
        "em có đứa con 13 tuổi",
        "Hoa, con 10 tuổi",
        "con của em 10 tuổi",
        "con gái em 10 tuổi",
        "con trai đầu tôi 12 tuổi",
        "cháu nhà em 12 tuổi",
        "em hỏi cho con. Con 10 tuổi",
        "con em tên Nam. Cháu 10 tuổi",
        "cháu muốn hỏi cho con 10 tuổi",
        "em co con 12 tuoi",
        "em gái em 15 tuổi",
        "nhà có cháu học lớp 5",
        "em hỏi cho cháu sinh 2015",
        "cháu nhà em học lớp 3",
      })
  void aParentIsNot(String text) {
    assertThat(Age.isTooYoung(text, TODAY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"em 16 tuổi", "con 35 tuổi", "em sinh năm 1990", "em đóng 10 năm rồi", "con", ""})
  void neitherIsWhoeverIsOldEnough(String text) {
    assertThat(Age.isTooYoung(text, TODAY)).isFalse();
  }
}
