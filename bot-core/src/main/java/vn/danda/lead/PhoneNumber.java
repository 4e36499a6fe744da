package vn.danda.lead;

import java.util.Optional;
import java.util.regex.Pattern;

/** A Vietnamese phone number, written as people dial it: {@code 0912345678}. */
public record PhoneNumber(String value) {

  private static final Pattern MOBILE = Pattern.compile("0[35789]\\d{8}");
  private static final Pattern LANDLINE = Pattern.compile("02\\d{9}");

  public PhoneNumber {
    if (!isOne(value)) {
      throw new IllegalArgumentException("Not a Vietnamese phone number");
    }
  }

  /**
   * Reads what a person types: spaces, dots, hyphens, {@code +84} or {@code 84}, words around it ("0912 345 678, gọi sau
   * 5h nhé"); empty when no number is in it.
   */
  public static Optional<PhoneNumber> read(String typed) {
    return PhoneNumberReader.read(typed).map(PhoneNumber::new);
  }

  /** For lists: {@code 0912 ••• 678}. */
  public String masked() {
    return value.substring(0, 4) + " ••• " + value.substring(value.length() - 3);
  }

  static boolean isOne(String digits) {
    return MOBILE.matcher(digits).matches() || LANDLINE.matcher(digits).matches();
  }
}
