package vn.danda.lead;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What staff call a lead: {@code 1042-3}, on paper, on the phone, in a chat. The last digit is a check digit (Damm): one
 * digit written wrong, or two neighbours swapped, is always noticed.
 */
public record LeadNumber(long value) {

  /** A number as people write it: digits, perhaps with a hyphen or a space before the last. */
  private static final Pattern WRITTEN = Pattern.compile("\\s*[#]?(\\d{1,15})[ -]?(\\d)\\s*");

  /** H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004: the table of order 10. */
  private static final int[][] DAMM = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
    {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
    {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
    {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
    {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
    {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
    {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
  };

  public LeadNumber {
    if (value < 1) {
      throw new IllegalArgumentException("Lead numbers begin with 1: " + value);
    }
  }

  /** Empty when it is no number, or its check digit is wrong. */
  public static Optional<LeadNumber> read(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long value = Long.parseLong(matcher.group(1));
    return value >= 1 && check(value) == Integer.parseInt(matcher.group(2))
        ? Optional.of(new LeadNumber(value))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value + "-" + check(value);
  }

  private static int check(long value) {
    int interim = 0;
    for (char digit : Long.toString(value).toCharArray()) {
      interim = DAMM[interim][digit - '0'];
    }
    return interim;
  }
}
