package vn.danda.knowledge.text;

import java.util.Map;

/**
 * Moves tone marks typed the "new" way ({@code oà, oè, uỳ}) to where most people and the law's texts put them
 * ({@code òa, òe, ùy}). Only at the end of a syllable: {@code hoàn} and {@code quỳ} are right as they are.
 */
final class ToneMarks {

  private static final Map<String, String> MOVED =
      Map.ofEntries(
          Map.entry("oà", "òa"), Map.entry("oá", "óa"), Map.entry("oả", "ỏa"), Map.entry("oã", "õa"),
          Map.entry("oạ", "ọa"), Map.entry("oè", "òe"), Map.entry("oé", "óe"), Map.entry("oẻ", "ỏe"),
          Map.entry("oẽ", "õe"), Map.entry("oẹ", "ọe"), Map.entry("uỳ", "ùy"), Map.entry("uý", "úy"),
          Map.entry("uỷ", "ủy"), Map.entry("uỹ", "ũy"), Map.entry("uỵ", "ụy"));

  private ToneMarks() {}

  static String place(CharSequence text) {
    StringBuilder placed = new StringBuilder(text);
    for (int i = 0; i + 1 < placed.length(); i++) {
      if (endsSyllable(placed, i + 2) && !followsQ(placed, i)) {
        move(placed, i);
      }
    }
    return placed.toString();
  }

  private static void move(StringBuilder text, int at) {
    String pair = text.substring(at, at + 2);
    String lower = pair.toLowerCase(VietnameseText.LOCALE);
    String moved = MOVED.get(lower);
    if (moved == null) {
      return;
    }
    for (int i = 0; i < 2; i++) {
      char letter = moved.charAt(i);
      text.setCharAt(at + i, pair.charAt(i) == lower.charAt(i) ? letter : Character.toUpperCase(letter));
    }
  }

  private static boolean endsSyllable(CharSequence text, int at) {
    return at >= text.length() || !Character.isLetter(text.charAt(at));
  }

  private static boolean followsQ(CharSequence text, int at) {
    return at > 0 && (text.charAt(at - 1) == 'q' || text.charAt(at - 1) == 'Q');
  }
}
