package vn.danda.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalDataTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sđt 0912345678 nha | sđt [số] nha",
        "0912 345 678 | [số]",
        "0912.345.678 gọi e | [số] gọi e",
        "(0912) 345 678 | ([số]",
        "+84 912-345-678 | [số]",
        "0912 - 345 - 678 | [số]",
        "cccd 040190001234 | cccd [số]",
        "stk 19036512345678901234567 | stk [số]",
        "mã 4012 3456 78 đóng 6 tháng | mã [số] đóng 6 tháng",
        "mail hoa.tran@example.vn nhé | mail [email] nhé",
      })
  void whatIdentifiesAPersonIsMasked(String text, String masked) {
    assertThat(PersonalData.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "đóng 1.500.000 đồng 1 tháng",
        "có 1.500.000.000 đồng",
        "từ 1.500.000 - 2.000.000",
        "330000 hay 660000",
        "sinh 01/01/1990 đóng 20 năm",
        "Luật 41/2024/QH15 Điều 36",
      })
  void moneyDatesAndLawsStay(String text) {
    assertThat(PersonalData.mask(text)).isEqualTo(text);
  }

  @Test
  void aLongHostileTextIsMaskedInNoTime() {
    String hostile = "1 ".repeat(20_000) + "a@".repeat(20_000) + "0".repeat(20_000);
    long began = System.nanoTime();
    PersonalData.mask(hostile);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
  }
}
