package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeadNumberTest {

  @Test
  void aNumberIsReadAsItIsWritten() {
    for (long value = 1; value < 20_000; value++) {
      LeadNumber number = new LeadNumber(value);
      assertThat(LeadNumber.read(number.toString())).contains(number);
      assertThat(LeadNumber.read(" #" + number.toString().replace("-", " ") + " ")).contains(number);
      assertThat(LeadNumber.read(number.toString().replace("-", ""))).contains(number);
    }
  }

  @Test
  void oneWrongDigitOrTwoSwappedNeighboursAreAlwaysNoticed() {
    for (long value = 1000; value < 3000; value++) {
      char[] digits = new LeadNumber(value).toString().replace("-", "").toCharArray();
      for (int i = 0; i < digits.length; i++) {
        for (char other = '0'; other <= '9'; other++) {
          if (other != digits[i]) {
            assertThat(LeadNumber.read(with(digits, i, other))).isEmpty();
          }
        }
        if (i > 0 && digits[i] != digits[i - 1]) {
          char[] swapped = digits.clone();
          swapped[i] = digits[i - 1];
          swapped[i - 1] = digits[i];
          assertThat(LeadNumber.read(new String(swapped))).isEmpty();
        }
      }
    }
  }

  private static String with(char[] digits, int at, char other) {
    char[] changed = digits.clone();
    changed[at] = other;
    return new String(changed);
  }
}
