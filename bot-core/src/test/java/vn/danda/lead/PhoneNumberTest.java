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
        "0912 - 345 - 678 | 0912345678",
        "sđt 0912,345,678 nhé | 0912345678",
        "84 912 345 678 | 0912345678",
        "0912 34 56 78 Nam | 0912345678",
        "09 1234 5678 | 0912345678",
      })
  void whatPeopleTypeIsRead(String typed, String number) {
    assertThat(PhoneNumber.read(typed).map(PhoneNumber::value)).contains(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hoa xóm 5 0912345678 | 0912345678",
        "Hoa xóm 5 0912 345 678 | 0912345678",
        "Hoa 1990 0912345678 | 0912345678",
        "Hoa 1990 0912 345 678 | 0912345678",
        "Hoa 0912345678 1990 | 0912345678",
        "Hoa 0912 345 678 1990 | 0912345678",
        "0912.345.678 5 năm | 0912345678",
        "sinh 05/1990 sđt 0912345678 | 0912345678",
        "15/3/2015 0912 345 678 | 0912345678",
        "01.01.1990 0912 345 678 | 0912345678",
        "1.500.000 3 tháng 0912345678 | 0912345678",
        "330.000 0912 345 678 | 0912345678",
        "xóm 5 +84 912 345 678 | 0912345678",
        "xóm 5 84 912 345 678 | 0912345678",
        "040190001234 0912345678 | 0912345678",
        "040 190 001 234 0912 345 678 | 0912345678",
        "4016012345 0912 345 678 | 0912345678",
        "0912345678 0389123456 | 0912345678",
        "0912 345 678 0389 123 456 | 0912345678",
      })
  void aNumberIsFoundAmongOtherDigits(String typed, String number) {
    assertThat(PhoneNumber.read(typed).map(PhoneNumber::value)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "từ 03/2015 đến 2019",
        "gặp cán bộ, em sinh 05/1990 đóng từ 2010",
        "03/2015 2019",
        "03.2015 - 2019",
        "03 2015 2019",
        "02.2015 5.2019",
        "05.1990-20.10.2015",
        "09.05.1990 20.10.2015",
        "15/3/2015",
        "2015-2019",
        "01.01.1990 đến 05.2019",
        "xóm 9, 05 người, 1990 2010",
      })
  void datesAreNoNumber(String typed) {
    assertThat(PhoneNumber.read(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"330.000", "1.500.000 3 tháng", "mức 1.085.000 1.500.000", "từ 330.000 đến 1.085.000"})
  void sumsAreNoNumber(String typed) {
    assertThat(PhoneNumber.read(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cccd 040190001234",
        "038190001234",
        "038 190 001 234",
        "0381 9000 12 34",
        "0381 9000 1234",
        "0381-9000-12-34",
        "mã số 4016012345",
        "4016 012 345",
        "0116012345",
        "2916 012 345",
      })
  void numbersOfCardsAreNone(String typed) {
    assertThat(PhoneNumber.read(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0912 345 678 9", "0912 345 67", "0912.345.678.90", "Hoa 0912 345 6789"})
  void aDigitTooManyOrTooFewIsAskedAgain(String typed) {
    assertThat(PhoneNumber.read(typed)).isEmpty();
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
