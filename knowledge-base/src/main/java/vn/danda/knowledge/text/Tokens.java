package vn.danda.knowledge.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into lower-case runs of letters and digits; everything between them (signs, emoji) is dropped. */
public final class Tokens {

  private Tokens() {}

  /** The words of a text in one spelling, marks kept: {@code "Đóng 300k, được ko?"} gives đóng, 300k, được, ko. */
  public static List<String> of(String text) {
    String clean = VietnameseText.normalise(text).toLowerCase(VietnameseText.LOCALE);
    List<String> tokens = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= clean.length(); i++) {
      boolean inside = i < clean.length() && Character.isLetterOrDigit(clean.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        tokens.add(clean.substring(start, i));
        start = -1;
      }
    }
    return tokens;
  }
}
