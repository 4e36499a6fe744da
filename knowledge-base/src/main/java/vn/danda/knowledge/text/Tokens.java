package vn.danda.knowledge.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Cuts a text into lower-case runs of letters and digits; everything between them (signs, emoji) is dropped. What can be
 * spelled with i or y is spelled with i ({@code kì hạn}), and letters dressed up for the eye ({@code 𝗕𝗛𝗫𝗛}) are plain.
 */
public final class Tokens {

  private static final Pattern LONE_Y = Pattern.compile("(?:h|k|l|m|s|t|v)[yỳýỷỹỵ]");

  private static final Pattern QU_I = Pattern.compile("qu[iìíỉĩị]");

  private static final Map<Character, Character> Y_TO_I = Map.of('y', 'i', 'ỳ', 'ì', 'ý', 'í', 'ỷ', 'ỉ', 'ỹ', 'ĩ', 'ỵ', 'ị');

  private static final Map<Character, Character> I_TO_Y = Map.of('i', 'y', 'ì', 'ỳ', 'í', 'ý', 'ỉ', 'ỷ', 'ĩ', 'ỹ', 'ị', 'ỵ');

  private Tokens() {}

  /** The words of a text in one spelling, marks kept: {@code "Đóng 300k, được ko?"} gives đóng, 300k, được, ko. */
  public static List<String> of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String clean = VietnameseText.normalise(plain).toLowerCase(VietnameseText.LOCALE);
    List<String> tokens = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= clean.length(); i++) {
      boolean inside = i < clean.length() && Character.isLetterOrDigit(clean.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        tokens.add(oneSpelling(clean.substring(start, i)));
        start = -1;
      }
    }
    return tokens;
  }

  private static String oneSpelling(String token) {
    if (token.length() == 2 && LONE_Y.matcher(token).matches()) {
      return token.charAt(0) + "" + Y_TO_I.get(token.charAt(1));
    }
    if (token.length() == 3 && QU_I.matcher(token).matches()) {
      return "qu" + I_TO_Y.get(token.charAt(2));
    }
    return token;
  }
}
