package vn.danda.content;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code FigureText.check} finds, said to whoever wrote the text. */
public final class FigureProblems {

  private static final int LONGEST = 60;

  private static final Map<Pattern, String> SAID =
      Map.of(
          Pattern.compile("Unknown price '(.*?)'.*"), "bảng giá đời thường không có “%s”",
          Pattern.compile("Key '(.*?)' is no (?:amount by the month|money).*"), "“%s” không phải số tiền theo tháng",
          Pattern.compile("A comparison (brings) its own.*"), "lời so sánh đã có ngoặc: bỏ ngoặc phía trước",
          Pattern.compile("Unknown key '(.*?)'.*"), "không có con số nào tên “%s”",
          Pattern.compile("Literal amount '(.*?)'.*"), "số tiền viết thẳng “%s”: thay bằng tên con số, ví dụ {{vol_contrib_min_gross}}",
          Pattern.compile("Literal percentage '(.*?)'.*"), "tỷ lệ viết thẳng “%s”: thay bằng tên con số, ví dụ {{vol_rate}}",
          Pattern.compile("Key '(.*?)' has no value.*"), "con số “%s” không có giá trị lâu dài",
          Pattern.compile("Key '(.*?)' is a rule.*"), "“%s” là quy tắc, không đọc ra thành lời được",
          Pattern.compile("(.*) already reads with its unit.*"), "%s đã kèm đơn vị: bỏ chữ đơn vị phía sau",
          Pattern.compile("(?:Cannot read|Unbalanced braces in|Block) (.*)"), "ngoặc {{ }} viết sai: %s");

  private FigureProblems() {}

  public static String inVietnamese(String problem) {
    for (Map.Entry<Pattern, String> said : SAID.entrySet()) {
      Matcher matcher = said.getKey().matcher(problem);
      if (matcher.matches()) {
        return said.getValue().formatted(cut(matcher.group(1)));
      }
    }
    return problem;
  }

  private static String cut(String words) {
    return words.codePointCount(0, words.length()) <= LONGEST ? words : words.substring(0, words.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
