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

  /** Reads what a person types: spaces, dots, hyphens, {@code +84} or {@code 84}; empty when that is no number. */
  public static Optional<PhoneNumber> read(String typed) {
    String digits = typed.replaceAll("[^\\d]", "");
    if (digits.startsWith("84") && digits.length() >= 11) {
      digits = "0" + digits.substring(2);
    }
    return isOne(digits) ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
  }

  /** For lists: {@code 0912 ••• 678}. */
  public String masked() {
    return value.substring(0, 4) + " ••• " + value.substring(value.length() - 3);
  }

  private static boolean isOne(String digits) {
    return MOBILE.matcher(digits).matches() || LANDLINE.matcher(digits).matches();
  }
}
