package vn.danda.dialogue;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.danda.knowledge.text.VietnameseText;

/** Children are given general advice only: nobody under sixteen leaves their details with us. */
final class Age {

  private static final int LEAST = 16;

  /** "em 15 tuổi", "cháu năm nay mới 14 tuổi"; not "con tôi 15 tuổi", which is about somebody else. */
  private static final Pattern SELF =
      Pattern.compile(
          "(?<!\\bcon )(?<!\\bchau )(?<!\\bem )(?<!\\bcua )\\b(?:em|minh|toi|to|chau|con|tui|e|t)(?: (?:nam nay|nay|moi|moi co|duoc|dc|chi|chua|hien|dang|vua))* (?:du )?(\\d{1,2})t?(?: ?tuoi| t\\b|\\b$)");

  private static final Pattern BORN =
      Pattern.compile("(?<!\\bcon )(?<!\\bchau )(?<!\\bcua )\\b(?:em|minh|toi|to|chau|tui|e)(?: (?:la|moi|thi))*+ (?:sinh|sn)(?: nam)? ?(20\\d\\d|[01]\\d)\\b");

  private static final Pattern SCHOOL = Pattern.compile("\\b(?:em|chau|to|minh|e)(?: (?:dang|moi))? hoc lop ([1-9])\\b");

  private Age() {}

  /** Whether the writer says of themselves that they are not yet sixteen. */
  static boolean isTooYoung(String text, LocalDate today) {
    String folded = VietnameseText.fold(text);
    Matcher self = SELF.matcher(folded);
    if (self.find() && Integer.parseInt(self.group(1)) < LEAST && Integer.parseInt(self.group(1)) > 4) {
      return true;
    }
    Matcher born = BORN.matcher(folded);
    if (born.find()) {
      int year = Integer.parseInt(born.group(1));
      return today.getYear() - (year < 100 ? 2000 + year : year) < LEAST;
    }
    return SCHOOL.matcher(folded).find();
  }
}
