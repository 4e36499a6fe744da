package vn.danda.dialogue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the name a person tells. Words are compared with their marks and capitals: Nam is not năm (year), Phương not
 * phường (ward); of who types without either, the words behind decide.
 */
final class NameReader {

  private static final int LONGEST = 60;

  /** "tên em là", "tên:"; Minh, Anh, Chi, Châu without "là" are names themselves. */
  private static final Pattern INTRODUCED =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:tên|ten)(?: (?:của|cua))?"
              + "(?: (?:tôi|toi|em|mình|cháu|tui|e)(?!\\p{L})| (?:minh|anh|chị|chi|chau|con)(?= (?:là|la) | ?:))?"
              + "(?: (?:là|la)(?!\\p{L}))?(?: ?: ?| )(\\p{L}{1,12}(?: \\p{L}{1,12}){0,4})");

  /** What ends a name in an unpunctuated sentence, and begins none. */
  private static final Pattern ENDS =
      Pattern.compile(
          "(?iu)(?:ở|số|so|sđt|sdt|đt|dt|gọi|goi|nhé|nhe|ạ|muốn|muon|xã|xa|phường|là|la|cần|hỏi|đang|và|va|làm|nhưng|em|tuổi|zalo"
              + "|buổi|lúc|quê|điện)(?!\\p{L})");

  /** In "nguyen hoang phuong o vinh" the ward is none. */
  private static final String AFTER_NAME =
      "(?:ở|o|số|so|sđt|sdt|đt|dt|gọi|goi|nhé|nhe|nha|ạ|a|muốn|muon|sinh|nam|quê|que|là|la|xã|xa|em|tuoi|zalo|cần|can|làm|lam|và|va)(?!\\p{L})";

  /** With a capital, or behind "Nguyễn Văn", these are names: Nam, Sinh, Phương, Lâm, Quế, Liên, Nhung. */
  private static final Pattern ENDS_IN_SMALL =
      Pattern.compile(
          "(?<! (?iu:văn|thị) )sinh (?:(?!0\\d{3})\\d|(?:năm|nam|ngày|ngay|tháng|thang|ở|o|tại|tai)(?!\\p{L}))"
              + "|(?<! (?iu:văn|thị|van|thi) )(?:"
              + "(?:a|o|nha|hoi|can|dang|dien|tuoi|buoi|luc|sau)(?!\\p{L})"
              + "|(?:năm|nam) (?:(?:19|20)\\d\\d(?!\\d)|nay(?!\\p{L}))|năm sinh(?!\\p{L})"
              + "|(?:liên|lien) (?:hệ|he|lạc|lac)(?!\\p{L})"
              + "|(?:lam|que) (?:ở|o)(?!\\p{L})"
              + "|(?:phuong|lam|que|nhung) (?!" + AFTER_NAME + ")\\p{L})");

  /** "tên trong sổ bị sai" is a question. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?iu)(?:trong (?:sổ|so|thẻ|the|hồ|ho|giấy|giay|app|vssid|danh)|trên|công ty|cong ty|cty|đơn vị|don vi|sổ|thẻ|giấy|hồ sơ|bị|sai|đúng"
              + "|khác|thì|gì|gi|j|mới|moi|cũ|cu|tôi|toi|nào|nao|không|khong|ko|có)(?!\\p{L})");

  private static final Pattern NO_NAME_IN_SMALL =
      Pattern.compile(
          "(?<! l[àa] )(?:a|o|trong|tren|sao|thế|được|của|cua|cho|với|này|để|chồng|vợ|bố|mẹ|đệm|đăng nhập|dang nhap|bi|thi|co|duoc|voi|nay|de|the"
              + "|chong|vo|bo|me)(?!\\p{L})");

  private static final Pattern BEFORE_NAME =
      Pattern.compile(
          "(?iu)^(?:(?:dạ|da|vâng|vang|em|tôi|toi|mình|cháu|tui)(?: (?:là|la))? |(?:minh|anh|chị|chi|chau|con) (?:là|la) ){1,4}(?=\\p{L})");

  private NameReader() {}

  /** Where the words say that it is one: "em tên Liên". */
  static Optional<String> told(String text) {
    String compared = text.chars().anyMatch(Character::isLowerCase) ? text : text.toLowerCase(Locale.ROOT);
    Matcher introduced = INTRODUCED.matcher(text);
    for (int from = 0; introduced.find(from); from = introduced.start(1)) {
      int start = introduced.start(1);
      if (!at(ENDS, compared, start) && !at(NO_NAME, compared, start) && !at(NO_NAME_IN_SMALL, compared, start)) {
        return Optional.of(text.substring(start, end(compared, start, introduced.end(1))));
      }
    }
    return Optional.empty();
  }

  /** A message that is the answer to "what is your name": the words without numbers. */
  static Optional<String> answered(String text) {
    Optional<String> told = told(text);
    if (told.isPresent() || INTRODUCED.matcher(text).find()) {
      return told;
    }
    String words = text.replaceAll("[\\d+().,;:!?\\-]", " ").replaceAll("\\s+", " ").strip();
    words = BEFORE_NAME.matcher(words).replaceFirst("");
    words = words.replaceFirst("(?iu) (?:ạ|a|nhé|nhe|nha|đây|day)$", "");
    boolean readable = words.length() <= LONGEST && words.chars().anyMatch(Character::isLetter) && !at(NO_NAME, words, 0);
    return readable ? Optional.of(words) : Optional.empty();
  }

  private static int end(String compared, int start, int longest) {
    for (int space = compared.indexOf(' ', start); space >= 0 && space < longest; space = compared.indexOf(' ', space + 1)) {
      if (at(ENDS, compared, space + 1) || at(ENDS_IN_SMALL, compared, space + 1)) {
        return space;
      }
    }
    return longest;
  }

  private static boolean at(Pattern pattern, String text, int place) {
    return pattern.matcher(text).region(place, text.length()).useTransparentBounds(true).lookingAt();
  }
}
