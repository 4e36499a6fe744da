package vn.danda.knowledge.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * One spelling for what can be typed in several ways. {@link #normalise} is for keeping and showing, {@link #fold} for
 * comparing. Pure functions, safe anywhere.
 */
public final class VietnameseText {

  /** Vietnamese case rules are the root locale's; naming it keeps a Turkish machine from changing them. */
  static final Locale LOCALE = Locale.ROOT;

  /** Stands for letters that folding drops. */
  private static final char MARK = '\uFFFF';

  /** What folding makes of each letter of the Latin alphabets: taking every word apart anew costs more than all else. */
  private static final char[] PLAIN = plain();

  private VietnameseText() {}

  /**
   * NFC; Icelandic and Croatian look-alikes of đ become đ; control and zero-width characters go; every run of white
   * space is one space; tone marks stand where schools put them ({@code hoà} becomes {@code hòa}).
   */
  public static String normalise(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder clean = new StringBuilder(composed.length());
    composed.codePoints().forEach(codePoint -> appendClean(clean, codePoint));
    int end = clean.length();
    if (end > 0 && clean.charAt(end - 1) == ' ') {
      clean.setLength(end - 1);
    }
    return ToneMarks.place(clean);
  }

  private static void appendClean(StringBuilder clean, int codePoint) {
    if (isSpace(codePoint)) {
      if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
        clean.append(' ');
      }
    } else if (!isInvisible(codePoint)) {
      clean.appendCodePoint(
          switch (codePoint) {
            case 'ð', 'ɖ' -> 'đ';
            case 'Ð', 'Ɖ' -> 'Đ';
            default -> codePoint;
          });
    }
  }

  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  private static boolean isInvisible(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F);
  }

  /** Lower-case without any marks, đ as d: {@code "Đóng ở Đâu"} becomes {@code "dong o dau"}. */
  public static String fold(String text) {
    String lower = text.toLowerCase(LOCALE);
    if (isAscii(lower)) {
      return lower;
    }
    StringBuilder folded = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char letter = lower.charAt(i);
      if (letter >= PLAIN.length) {
        return foldAny(lower);
      }
      if (PLAIN[letter] != MARK) {
        folded.append(PLAIN[letter]);
      }
    }
    return folded.toString();
  }

  private static String foldAny(String lower) {
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
    StringBuilder folded = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char letter = apart.charAt(i);
      if (letter == 'đ' || letter == 'ð') {
        folded.append('d');
      } else if (Character.getType(letter) != Character.NON_SPACING_MARK) {
        folded.append(letter);
      }
    }
    return folded.toString();
  }

  private static char[] plain() {
    char[] plain = new char[0x2000];
    for (char letter = 0; letter < plain.length; letter++) {
      String folded = foldAny(String.valueOf(letter));
      plain[letter] = folded.isEmpty() ? MARK : folded.charAt(0);
    }
    return plain;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }
}
