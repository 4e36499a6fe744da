package vn.danda.conversation;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers and addresses that identify a person, so that they can be masked before a text is kept or shown. */
public final class PersonalData {

  /** Nine digits and more, with what people put between them: phones, CCCD, BHXH, bank accounts. */
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[ .\\-()]{0,3}+\\d){8,200}+");

  private static final String AMOUNT = "[1-9]\\d{0,2}(?:[.]\\d{3})+";

  /** "1.500.000.000", "1.500.000 - 2.000.000", "15.000.000 12 tháng". */
  private static final Pattern MONEY = Pattern.compile(AMOUNT + "(?:[ \\-]+" + AMOUNT + ")?(?:[ \\-]+\\d{1,2})?");

  private static final Pattern EMAIL = Pattern.compile("[\\w.+\\-]{1,64}+@[\\w\\-]{1,64}+(?:\\.[\\w\\-]{1,32}+){1,4}+");

  private PersonalData() {}

  /** The text with every such number and e-mail address replaced by {@code [số]} or {@code [email]}. */
  public static String mask(String text) {
    return EMAIL.matcher(NUMBER.matcher(text).replaceAll(PersonalData::maskNumber)).replaceAll("[email]");
  }

  /** Amounts of money have as many digits, and are no person's number. */
  private static String maskNumber(MatchResult match) {
    boolean money = MONEY.matcher(match.group()).matches();
    return money ? Matcher.quoteReplacement(match.group()) : "[số]";
  }
}
