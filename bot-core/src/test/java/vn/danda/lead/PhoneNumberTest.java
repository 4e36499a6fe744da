package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0912345678 | 0912345678",
        "0912 345 678 | 0912345678",
        "0912.345.678 | 0912345678",
        "0912-345-678 | 0912345678",
        "(0912) 345 678 | 0912345678",
        "0912,345,678 | 0912345678",
        "+84912345678 | 0912345678",
        "+84 912 345 678 | 0912345678",
        "84912345678 | 0912345678",
        "0084 912345678 | 0912345678",
        "sđt e 0389123456 nha | 0389123456",
        "0912345678, gọi sau 17h nhé | 0912345678",
        "0912345678 9h tối gọi nha | 0912345678",
        "9h30 gọi 0912345678 | 0912345678",
        "0912345678 hoặc 0389123456 | 0912345678",
        "0238 3841 234 | 02383841234",
        "02383 841 234 | 02383841234",
      })
  void whatPeopleTypeIsRead(String typed, String number) {
    assertThat(PhoneNumber.read(typed).map(PhoneNumber::value)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "chưa có", "091234567", "09123456789", "0112345678", "0612345678", "1800 1091", "17h", "2026"})
  void whatIsNoNumberIsNot(String typed) {
    assertThat(PhoneNumber.read(typed)).isEmpty();
  }

  @Test
  void aListShowsOnlyTheEnds() {
    assertThat(new PhoneNumber("0912345678").masked()).isEqualTo("0912 ••• 678");
  }

  @Test
  void theRecordRefusesWhatCannotBeDialled() {
    assertThatThrownBy(() -> new PhoneNumber("12a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("12a");
  }

  @Test
  void anEndlessRunOfDigitsIsNone() {
    assertThat(PhoneNumber.read("9 ".repeat(50_000))).isEmpty();
  }
}
