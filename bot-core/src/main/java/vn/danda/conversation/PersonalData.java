package vn.danda.conversation;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers and addresses that identify a person, so that they can be masked before a text is kept or shown. */
public final class PersonalData {

  /** Nine digits and more, with what people put between them: phones, CCCD, BHXH, bank accounts. An o may stand for the first 0. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:\\+?\\p{Nd}|(?<![\\p{L}\\p{Nd}])[oO](?=[ .]?[35789]))(?:(?:[ .\\-()]{0,3}+|,? ?(?:rồi|roi|tiếp|tiep|xong) )\\p{Nd}){8,200}+");

  private static final Pattern PHONE = Pattern.compile("(?:\\+?84|0)(?:[35789]\\d{8}|2\\d{9})");

  private static final String DIGIT_WORD =
      "(?:không|khong|một|mot|hai|ba|bốn|bon|tư|năm|nam|lăm|lam|sáu|sau|bảy|bẩy|bay|tám|tam|chín|chin)";

  /** A number told digit by digit, eight digits and more. */
  private static final Pattern TOLD =
      Pattern.compile("(?iu)(?<!\\p{L})" + DIGIT_WORD + "(?:[ ,.\\-]{1,3}" + DIGIT_WORD + "(?!\\p{L})){7,60}+");

  private static final String SECRET_NAME =
      "(?:otp|mã (?:xác (?:nhận|thực|minh)|đăng nhập|kích hoạt|bảo mật)|ma (?:xac (?:nhan|thuc|minh)|dang nhap|kich hoat|bao mat)"
          + "|mã pin|ma pin|mật khẩu|mat khau|password)";

  /** A one-time password or the like: the word, and near it four to eight digits. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?iu)((?<!\\p{L})" + SECRET_NAME + "(?!\\p{L})[^\\d\\n]{0,30})(\\d(?:[ .\\-]?\\d){3,7})(?![\\d])"
              + "|(?<![\\d.])(\\d(?:[ .\\-]?\\d){3,7})((?![\\d.,])[^\\d\\n]{0,15}(?<!\\p{L})" + SECRET_NAME + "(?!\\p{L}))");

  private static final String AMOUNT = "[1-9]\\d{0,2}(?:[.]\\d{3})+";

  /** "1.500.000.000", "1.500.000 - 2.000.000", "15.000.000 12 tháng". */
  private static final Pattern MONEY = Pattern.compile(AMOUNT + "(?:[ \\-]+" + AMOUNT + "){0,5}(?:[ \\-]+\\d{1,2})?");

  /** "150000000 đồng": nobody's number, by what follows. */
  private static final Pattern CURRENCY = Pattern.compile("(?iu) ?(?:đồng|dong|đ|vnđ|vnd)(?![\\p{L}])");

  private static final String YEAR = "(?:19|20)\\d{2}";
  private static final String DATE = "\\d{1,2}[.\\-]\\d{1,2}[.\\-]" + YEAR;

  /** "2010-2015 2016-2020", "15.12.2026 20.12.2026 8". */
  private static final Pattern TIMES =
      Pattern.compile("(?:" + YEAR + "|" + DATE + ")(?:[ .\\-()]{1,3}(?:" + YEAR + "|" + DATE + "))*(?:[ \\-]{1,3}\\d{1,2})?");

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
    String numbers = NUMBER.matcher(secrets).replaceAll(found -> maskNumber(secrets, found, phonesStay));
    String told = TOLD.matcher(numbers).replaceAll(found -> phonesStay && isTelephone(found.group()) ? Matcher.quoteReplacement(found.group()) : "[số]");
    return phonesStay ? told : EMAIL.matcher(told).replaceAll("[email]");
  }

  /** Ten words that begin with a nought, as a mobile number does. */
  private static boolean isTelephone(String told) {
    return told.split("[ ,.\\-]+").length == 10 && told.toLowerCase(Locale.ROOT).startsWith("kh");
  }

  /** Amounts of money, years and dates have as many digits, and are no person's number. */
  private static String maskNumber(String text, MatchResult match, boolean phonesStay) {
    String number = match.group();
    boolean amount = number.matches("[1-9]\\d+") && CURRENCY.matcher(text).region(match.end(), text.length()).lookingAt();
    boolean phone = phonesStay && PHONE.matcher(number.replaceAll("[^0-9+]", "")).matches();
    boolean stays = amount || phone || MONEY.matcher(number).matches() || TIMES.matcher(number).matches();
    return stays ? Matcher.quoteReplacement(number) : "[số]";
  }
}
