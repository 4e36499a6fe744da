package vn.danda.knowledge.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a Telex or VNI keyboard leaves behind when it is switched off: {@code ddong}, {@code hieemr}, {@code d9o1ng}. */
final class Telex {

  private static final Map<String, String> TELEX_LETTERS =
      Map.of("dd", "đ", "aa", "â", "aw", "ă", "ee", "ê", "oo", "ô", "ow", "ơ", "uw", "ư");

  /** Combining grave, acute, hook above, tilde, dot below. */
  private static final String TONES = "\u0300\u0301\u0309\u0303\u0323";

  private static final String TELEX_TONES = "fsrxj";

  /** VNI numbers its tones 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng. */
  private static final String VNI_TONES = "21345";

  private Telex() {}

  /** The syllable that was meant, or null when the keys do not make a marked syllable. */
  static @Nullable String read(String token) {
    if (token.length() < 3) {
      return null;
    }
    boolean digits = token.chars().anyMatch(letter -> letter >= '1' && letter <= '9');
    String read = digits ? vni(token) : telex(token);
    return read == null || read.equals(token) || !Syllables.isSyllable(read) || VietnameseText.fold(read).equals(read)
        ? null
        : read;
  }

  private static @Nullable String telex(String token) {
    StringBuilder letters = new StringBuilder();
    int tone = -1;
    for (int i = 0; i < token.length(); i++) {
      char key = token.charAt(i);
      int asTone = i > 0 ? TELEX_TONES.indexOf(key) : -1;
      if (asTone >= 0 && hasVowel(letters)) {
        tone = asTone;
      } else if (!changesLetter(letters, key)) {
        letters.append(key);
      }
    }
    return toned(letters.toString().replace("uơ", "ươ"), tone);
  }

  /** The second key of a letter may come late: {@code duocwj}, {@code dongd}. */
  private static boolean changesLetter(StringBuilder letters, char key) {
    for (int i = letters.length() - 1; i >= 0; i--) {
      String changed = TELEX_LETTERS.get("" + letters.charAt(i) + key);
      if (changed != null) {
        letters.replace(i, i + 1, changed);
        return true;
      }
    }
    return false;
  }

  private static boolean hasVowel(CharSequence letters) {
    return letters.chars().anyMatch(letter -> "aeiouyâăêôơư".indexOf(letter) >= 0);
  }

  private static @Nullable String vni(String token) {
    StringBuilder letters = new StringBuilder();
    int tone = -1;
    for (int i = 0; i < token.length(); i++) {
      char key = token.charAt(i);
      if (!Character.isDigit(key)) {
        letters.append(key);
      } else if (VNI_TONES.indexOf(key) >= 0) {
        tone = VNI_TONES.indexOf(key);
      } else if (!vniLetter(letters, key)) {
        return null;
      }
    }
    return toned(letters.toString().replace("uơ", "ươ"), tone);
  }

  private static boolean vniLetter(StringBuilder letters, char key) {
    String from = key == '6' ? "aeo" : key == '7' ? "ou" : key == '8' ? "a" : key == '9' ? "d" : "";
    String to = key == '6' ? "âêô" : key == '7' ? "ơư" : key == '8' ? "ă" : key == '9' ? "đ" : "";
    for (int i = letters.length() - 1; i >= 0; i--) {
      int place = from.indexOf(letters.charAt(i));
      if (place >= 0) {
        letters.setCharAt(i, to.charAt(place));
        return true;
      }
    }
    return false;
  }

  private static @Nullable String toned(String letters, int tone) {
    if (tone < 0) {
      return letters;
    }
    for (int i = letters.length() - 1; i >= 0; i--) {
      if ("aeiouyâăêôơư".indexOf(letters.charAt(i)) >= 0) {
        String candidate =
            VietnameseText.normalise(letters.substring(0, i + 1) + TONES.charAt(tone) + letters.substring(i + 1));
        if (Syllables.isSyllable(candidate)) {
          return candidate;
        }
      }
    }
    return null;
  }
}
