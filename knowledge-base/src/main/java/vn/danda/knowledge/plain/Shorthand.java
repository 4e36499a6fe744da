package vn.danda.knowledge.plain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.danda.knowledge.plain.PlainText.Word;
import vn.danda.knowledge.text.WordFiles;

/** What only an office reads without help: short forms, articles of law, percentages of nobody knows what. */
final class Shorthand implements Check {

  private static final Pattern SHORT = Pattern.compile("(?<![\\p{L}\\d])\\p{Lu}[\\p{Lu}]+(?:-\\p{Lu}+)*(?![\\p{L}\\d])");

  private static final Pattern CITATION =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:(?:khoản|điểm|điều) (?:\\d+|[a-zđ](?=[ ,]))(?:[, ]+(?:khoản|điểm|điều) \\d+)*"
              + "|(?:nghị định|thông tư|quyết định|luật|công văn)(?: số)? \\d+[\\d/\\p{L}-]*"
              + "|(?:nghị định|nghị quyết|thông tư|luật|quyết định)[^.;:!?\\n]{0,60}? ngày \\d+ tháng \\d+ năm \\d+"
              + "|(?:nghị định|nghị quyết|thông tư|luật|quyết định|bộ luật|công văn) này(?!\\p{L})"
              + "|\\d+/\\d{4}/\\p{L}[\\p{L}\\d-]*)");

  /** "22%" and nothing behind it that says of what; "100%" and "bao nhiêu %" are ways of speaking. */
  private static final Pattern PERCENT =
      Pattern.compile("(?u)(?<!\\d)(?!100)\\d+(?:,\\d+)?\\s?(?:%|phần trăm)(?=\\s*(?:[.;!?\\n]|$))");

  private static final Pattern SAYS_OF_WHAT = Pattern.compile("(?u)(?:bằng|được|giúp|góp|hỗ trợ|bớt|thêm|trả|tiền|lời|lãi)[^.;!?\\n]{0,40}$");

  private final Set<String> known = new HashSet<>(WordFiles.lines("known-abbreviations"));
  private final Map<String, List<String>> longForms = new HashMap<>();

  Shorthand() {
    for (WordFiles.Row row : WordFiles.table("abbreviations")) {
      longForms.put(row.cell("short"), Stream.of(row.cell("everyday").split(";")).map(String::strip).toList());
    }
  }

  @Override
  public List<PlainFinding> findings(PlainText text) {
    List<PlainFinding> found = new ArrayList<>();
    Set<String> explained = new HashSet<>();
    for (Word word : text.all(SHORT, text.text())) {
      if (!known.contains(word.text()) && !explained.contains(word.text()) && !cited(text, word)) {
        shortForm(text, word, found);
        explained.add(word.text());
      }
    }
    text.all(CITATION, text.text())
        .forEach(words -> found.add(Advice.finding(PlainRule.CITATION, words, 35, List.of())));
    text.all(PERCENT, text.text()).stream()
        .filter(words -> !SAYS_OF_WHAT.matcher(text.lower().substring(Math.max(0, words.from() - 60), words.from())).find())
        .forEach(words -> found.add(Advice.finding(PlainRule.UNEXPLAINED_FIGURE, words, 15, List.of())));
    return found;
  }

  /** "người lao động (NLĐ)" has explained itself. */
  private void shortForm(PlainText text, Word word, List<PlainFinding> into) {
    boolean inBrackets = word.from() > 0 && text.text().charAt(word.from() - 1) == '(';
    if (inBrackets) {
      return;
    }
    List<String> everyday = longForms.getOrDefault(word.text(), List.of());
    into.add(
        Advice.finding(
            PlainRule.ABBREVIATION,
            everyday.isEmpty() ? "abbreviation_unknown" : "abbreviation",
            word,
            30,
            "",
            everyday));
  }

  /** Inside "41/2024/QH15" the letters are part of a number: the citation is named, not they. */
  private static boolean cited(PlainText text, Word word) {
    return word.from() > 0 && text.text().charAt(word.from() - 1) == '/';
  }
}
