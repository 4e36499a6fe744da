package vn.danda.dialogue;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.danda.knowledge.text.VietnameseText;

/** Children are given general advice only: nobody under sixteen leaves their details with us. */
final class Age {

  private static final int LEAST = 16;

  /** Before "em 15 tuổi": it is somebody else of that age ("con trai em", "cháu nhà em", "đứa em"). */
  private static final String NOT_THEIRS =
      "(?<!\\b(?:con|chau|em|be|nhoc|dua|cua)(?: (?:trai|gai|ruot))?(?: (?:nha|dau|ut|lon|nho|ho|cua))? )";

  /** Before "con 15 tuổi": the writer begins to speak, or has called themselves so; else it is mostly their child. */
  private static final String OPENING =
      "(?:^|[.!?;] ?|\\b(?:nam nay|da|vang|oi|a|(?:chao|thua) \\w{1,6}(?: \\w{1,6})?),? "
          + "|\\b(?:con|chau) (?:ten|la|chao|muon|hoi|gap|xin|can)\\b.{0,80}?[ ,])";

  /** "em 15 tuổi", "cháu năm nay mới 14 tuổi"; not "con tôi 15 tuổi", which is about somebody else. */
  private static final Pattern SELF =
      Pattern.compile(
          self("em|minh|toi|to|tui|e|t", "chau|con")
              + "(?: (?:nam nay|nay|moi|moi co|duoc|dc|chi|chua|hien|dang|vua))* (?:du )?(\\d{1,2})t?(?: ?tuoi| t\\b|\\b$)");

  private static final Pattern BORN =
      Pattern.compile(
          self("em|minh|toi|to|tui|e", "chau") + "(?: (?:la|moi|thi))*+ (?:sinh|sn)(?: nam)? ?(20\\d\\d|[01]\\d)\\b");

  private static final Pattern SCHOOL =
      Pattern.compile(self("em|to|minh|e", "chau") + "(?: (?:dang|moi))? hoc lop ([1-9])\\b");

  /** Somebody speaks of a child; read with its marks, or "cô" would be "có". */
  private static final Pattern OF_A_CHILD =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:(?:hỏi|hoi|đóng|dong|mua|làm|lam|lo) cho|(?<!(?:chào|chao|thưa|thua|dạ|da) )(?:có|co)(?: (?:một|mot|1))?|đứa|dua)"
              + " (?:đứa |dua )?(?:con|cháu|chau)(?!\\p{L})"
              + "|(?<!\\p{L})(?:con|cháu|chau) (?:trai|gái|gai|(?:(?:nhà|nha|của|cua) )?(?:em|tôi|toi|mình|minh))(?!\\p{L})");

  /** Then these words mean the child. */
  private static final Pattern CHILD = Pattern.compile("\\b(?:con|chau)\\b");

  private Age() {}

  /** Whether the writer says of themselves that they are not yet sixteen. */
  static boolean isTooYoung(String text, LocalDate today) {
    String words = VietnameseText.fold(text);
    String folded = OF_A_CHILD.matcher(text).find() ? CHILD.matcher(words).replaceAll("be") : words;
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

  private static String self(String anywhere, String opening) {
    return "(?:" + NOT_THEIRS + "\\b(?:" + anywhere + ")|" + OPENING + "(?:" + opening + "))";
  }
}
