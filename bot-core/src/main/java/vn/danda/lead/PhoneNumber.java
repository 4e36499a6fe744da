package vn.danda.lead;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Vietnamese phone number, written as people dial it: {@code 0912345678}. */
public record PhoneNumber(String value) {

  private static final Pattern MOBILE = Pattern.compile("0[35789]\\d{8}");
  private static final Pattern LANDLINE = Pattern.compile("02\\d{9}");

  /**
   * Digits with one or two separators between them: no comma and no letter, there something else begins. Possessive, or
   * a thousand digits would need a thousand frames of the stack.
   */
  private static final Pattern RUN = Pattern.compile("\\+?\\d(?:[ .\\-()]{0,2}\\d)*+");

  /** "9h", "17h30", "5 giờ": people say when to call right behind their number. */
  private static final Pattern TIME_OF_DAY = Pattern.compile("(?<!\\d)\\d{1,2} ?(?:h|g|giờ|gio)(?:\\d{1,2})?(?!\\p{L})");

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
    String text = TIME_OF_DAY.matcher(typed).replaceAll(",");
    return Stream.concat(RUN.matcher(text).results().map(MatchResult::group), Stream.of(text))
        .map(PhoneNumber::dialled)
        .filter(PhoneNumber::isOne)
        .findFirst()
        .map(PhoneNumber::new);
  }

  /** For lists: {@code 0912 ••• 678}. */
  public String masked() {
    return value.substring(0, 4) + " ••• " + value.substring(value.length() - 3);
  }

  /** The digits alone, with 0 for the country. */
  private static String dialled(String run) {
    return run.replaceAll("[^0-9]", "").replaceFirst("^(?:00)?84(?=[0-9]{9,10}$)", "0");
  }

  private static boolean isOne(String digits) {
    return MOBILE.matcher(digits).matches() || LANDLINE.matcher(digits).matches();
  }
}
