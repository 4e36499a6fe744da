package vn.danda.knowledge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes numbers and their units apart, and writes small numbers as words, so that "1 cục" and "một cục" are the same. */
final class NumberWords {

  private static final Pattern WITH_UNIT = Pattern.compile("(\\d+)(\\p{L}+)(\\d*)");

  /** {@code t7} is July, {@code t10} October. */
  private static final Pattern MONTH = Pattern.compile("[tT](\\d|1[0-2])");

  private static final Map<String, String> SMALL =
      Map.of(
          "1", "một", "2", "hai", "3", "ba", "4", "bốn", "6", "sáu", "7", "bảy", "8", "tám", "9", "chín", "10", "mười");

  private NumberWords() {}

  /** {@code 300k} becomes {@code 300 k}, {@code 2tr5} becomes {@code 2 tr 5}, {@code t7} becomes {@code tháng 7}. */
  static List<String> apart(List<String> tokens) {
    List<String> apart = new ArrayList<>();
    for (String token : tokens) {
      if (!Character.isDigit(token.charAt(0)) && !Character.isDigit(token.charAt(token.length() - 1))) {
        apart.add(token);
        continue;
      }
      Matcher withUnit = WITH_UNIT.matcher(token);
      Matcher month = MONTH.matcher(token);
      if (withUnit.matches() && withUnit.group(2).length() <= 5) {
        apart.add(withUnit.group(1));
        apart.add(withUnit.group(2));
        if (!withUnit.group(3).isEmpty()) {
          apart.add(withUnit.group(3));
        }
      } else if (month.matches()) {
        apart.add("tháng");
        apart.add(month.group(1));
      } else {
        apart.add(token);
      }
    }
    return apart;
  }

  /** Five stays a digit: its word is also "year". */
  static List<String> small(List<String> words) {
    return words.stream().map(word -> SMALL.getOrDefault(word, word)).toList();
  }
}
