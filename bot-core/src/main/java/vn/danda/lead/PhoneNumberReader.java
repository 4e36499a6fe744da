package vn.danda.lead;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the phone number among all the digits of a message: house numbers, years, sums and identity numbers stand beside it. */
final class PhoneNumberReader {

  /**
   * Digits with a few separators between them: no letter and no slash, there something else begins. Possessive, or a
   * thousand digits would need a thousand frames of the stack.
   */
  private static final Pattern RUN = Pattern.compile("\\+?\\d(?:(?:[ .\\-–()]{0,3}|,)\\d)*+");

  private static final Pattern GROUP = Pattern.compile("\\d+");

  /** "9h", "17h30", "5 giờ": people say when to call right behind their number. */
  private static final Pattern TIME_OF_DAY = Pattern.compile("(?<!\\d)\\d{1,2} ?(?:h|g|giờ|gio)(?:\\d{1,2})?(?!\\p{L})");

  /** "03 2015 2019", "05 1990 20 10 2015", "09 05 1990 20": as many digits as a number, and nobody groups a number so. */
  private static final Pattern DATES =
      Pattern.compile("\\d\\d (?:\\d{1,2} (?:19|20)\\d\\d|(?:19|20)\\d\\d (?:(?:19|20)\\d\\d|\\d{1,2}))(?: .*)?");

  private static final Pattern COUNTED = Pattern.compile("(?iu) ?(?:năm|nam|tháng|thang|tuổi|tuoi|người|nguoi)(?!\\p{L})");

  private static final Pattern LETTER_OR_SLASH = Pattern.compile("[\\p{L}/]");

  /** {@code 0084} and a landline. */
  private static final int LONGEST = 14;

  private PhoneNumberReader() {}

  static Optional<String> read(String typed) {
    String text = TIME_OF_DAY.matcher(typed).replaceAll(";");
    return RUN.matcher(text).results().flatMap(run -> inRun(text, groups(text, run.start(), run.end())).stream()).findFirst()
        .or(() -> LETTER_OR_SLASH.matcher(text).find() ? Optional.empty() : number(groups(text, 0, text.length())));
  }

  private static List<MatchResult> groups(String text, int start, int end) {
    return GROUP.matcher(text).region(start, end).results().toList();
  }

  private static Optional<String> inRun(String text, List<MatchResult> groups) {
    return number(groups)
        .or(() -> groups.stream().flatMap(group -> number(List.of(group)).stream()).findFirst())
        .or(
            () ->
                IntStream.range(0, groups.size())
                    .boxed()
                    .flatMap(from -> beginningAt(text, groups, from))
                    .findFirst());
  }

  private static Stream<String> beginningAt(String text, List<MatchResult> groups, int from) {
    return IntStream.rangeClosed(from + 2, groups.size())
        .takeWhile(to -> groups.subList(from, to).stream().mapToInt(group -> group.group().length()).sum() <= LONGEST)
        .filter(to -> beginsAfresh(text, groups, from) && endsThere(text, groups, to))
        .boxed()
        .flatMap(to -> number(groups.subList(from, to)).stream());
  }

  /** Not in the middle of "1.085.000". */
  private static boolean beginsAfresh(String text, List<MatchResult> groups, int from) {
    return from == 0 || !isTight(text.charAt(groups.get(from).start() - 1));
  }

  /** "0912 345 678 9" has a digit too many, "0912 345 678 9 năm" has not. */
  private static boolean endsThere(String text, List<MatchResult> groups, int to) {
    if (to == groups.size()) {
      return true;
    }
    MatchResult next = groups.get(to);
    boolean another = next.group().length() >= 4 || COUNTED.matcher(text).region(next.end(), text.length()).lookingAt();
    return another && !isTight(text.charAt(next.start() - 1));
  }

  private static boolean isTight(char separator) {
    return separator == '.' || separator == ',' || separator == '-';
  }

  /** The groups together, with 0 for the country, if they are one number. */
  private static Optional<String> number(List<MatchResult> groups) {
    String written = groups.stream().map(MatchResult::group).collect(Collectors.joining(" "));
    String dialled = written.replace(" ", "").replaceFirst("^(?:00)?84(?=[0-9]{9,10}$)", "0");
    return PhoneNumber.isOne(dialled) && !DATES.matcher(written).matches() ? Optional.of(dialled) : Optional.empty();
  }
}
