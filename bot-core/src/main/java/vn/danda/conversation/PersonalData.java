package vn.danda.conversation;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers and addresses that identify a person, so that they can be masked before a text is kept or shown. */
public final class PersonalData {

  /** Nine digits and more, with what people put between them: phones, CCCD, BHXH, bank accounts. */
  private static final Pattern NUMBER =
      Pattern.compile("\\+?\\d(?:(?:[ .\\-()]{0,3}+|,? ?(?:rồi|roi|tiếp|tiep|xong) )\\d){8,200}+");

  private static final Pattern PHONE = Pattern.compile("(?:\\+?84|0)(?:[35789]\\d{8}|2\\d{9})");

  private static final String SECRET_NAME =
      "(?:otp|mã xác (?:nhận|thực|minh)|ma xac (?:nhan|thuc|minh)|mã pin|ma pin|mật khẩu|mat khau)";

  /** A one-time password or the like: the word, and near it four to eight digits. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?iu)((?<!\\p{L})" + SECRET_NAME + "(?!\\p{L})[^\\d\\n]{0,30})(\\d(?:[ .\\-]?\\d){3,7})(?![\\d])"
              + "|(?<![\\d.])(\\d(?:[ .\\-]?\\d){3,7})((?![\\d.,])[^\\d\\n]{0,15}(?<!\\p{L})" + SECRET_NAME + "(?!\\p{L}))");

  private static final String AMOUNT = "[1-9]\\d{0,2}(?:[.]\\d{3})+";

  /** "1.500.000.000", "1.500.000 - 2.000.000", "15.000.000 12 tháng". */
  private static final Pattern MONEY = Pattern.compile(AMOUNT + "(?:[ \\-]+" + AMOUNT + ")?(?:[ \\-]+\\d{1,2})?");

  private static final Pattern EMAIL = Pattern.compile("[\\w.+\\-]{1,64}+@[\\w\\-]{1,64}+(?:\\.[\\w\\-]{1,32}+){1,4}+");

  private PersonalData() {}

  /** The text with every such number, secret and e-mail address replaced by {@code [số]}, {@code [mã]}, {@code [email]}. */
  public static String mask(String text) {
    return mask(text, false);
  }

  /** The same, but telephone numbers stay: for whoever was allowed to have them. */
  public static String maskSecrets(String text) {
    return mask(text, true);
  }

  /** Whether a one-time password or the like stands in the text. */
  public static boolean hasOneTimePassword(String text) {
    return SECRET.matcher(text).find();
  }

  private static String mask(String text, boolean phonesStay) {
    String secrets =
        SECRET.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1) == null ? "[mã]" + found.group(4) : found.group(1) + "[mã]"));
    String numbers = NUMBER.matcher(secrets).replaceAll(found -> maskNumber(found, phonesStay));
    return phonesStay ? numbers : EMAIL.matcher(numbers).replaceAll("[email]");
  }

  /** Amounts of money have as many digits, and are no person's number. */
  private static String maskNumber(MatchResult match, boolean phonesStay) {
    boolean money = MONEY.matcher(match.group()).matches();
    boolean phone = phonesStay && PHONE.matcher(match.group().replaceAll("[^0-9+]", "")).matches();
    return money || phone ? Matcher.quoteReplacement(match.group()) : "[số]";
  }
}
