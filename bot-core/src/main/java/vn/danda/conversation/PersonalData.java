package vn.danda.conversation;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers and addresses that identify a person, so that they can be masked before a text is kept or shown. */
public final class PersonalData {

  /** Nine digits and more, with the spaces, dots and hyphens people put between them: phones, CCCD, BHXH, bank. */
  private static final Pattern NUMBER = Pattern.compile("(?<![\\d])\\+?\\d(?:[ .\\-]?+\\d){8,18}+(?!\\d)");

  private static final Pattern EMAIL = Pattern.compile("[\\w.+\\-]{1,64}+@[\\w\\-]{1,64}+(?:\\.[\\w\\-]{1,32}+){1,4}+");

  private PersonalData() {}

  /** The text with every such number and e-mail address replaced by {@code [số]} or {@code [email]}. */
  public static String mask(String text) {
    return EMAIL.matcher(NUMBER.matcher(text).replaceAll(PersonalData::maskNumber)).replaceAll("[email]");
  }

  /** "1.500.000.000 đồng" is money, not a person's number. */
  private static String maskNumber(MatchResult match) {
    boolean money = match.group().matches("[1-9]\\d{0,2}(?:[.]\\d{3})+");
    return money ? Matcher.quoteReplacement(match.group()) : "[số]";
  }
}
