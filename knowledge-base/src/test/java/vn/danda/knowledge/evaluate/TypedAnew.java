package vn.danda.knowledge.evaluate;

import java.util.List;
import java.util.Map;
import vn.danda.knowledge.text.VietnameseText;

/** The same words typed another way, by rule: what a new entry's only phrasing looks like from other people's keyboards. */
final class TypedAnew {

  static final List<String> WAYS = List.of("unmarked", "teen", "dialect");

  private static final Map<String, String> TEEN =
      Map.ofEntries(
          Map.entry("không", "k"), Map.entry("được", "đc"), Map.entry("bảo hiểm xã hội", "bhxh"), Map.entry("tự nguyện", "tn"),
          Map.entry("bảo hiểm y tế", "bhyt"), Map.entry("bao nhiêu", "bn"), Map.entry("thế nào", "tnao"), Map.entry("mình", "mk"),
          Map.entry("người", "ng"), Map.entry("những", "nhg"), Map.entry("vậy", "z"), Map.entry("gì", "j"), Map.entry("rồi", "r"),
          Map.entry("với", "vs"), Map.entry("em", "e"), Map.entry("tháng", "thg"), Map.entry("tiền", "xiền"));

  private static final Map<String, String> DIALECT =
      Map.ofEntries(
          Map.entry("thế nào", "răng"), Map.entry("sao", "răng"), Map.entry("thế", "rứa"), Map.entry("đâu", "mô"),
          Map.entry("bây giờ", "chừ"), Map.entry("này", "ni"), Map.entry("tôi", "tui"), Map.entry("không", "nỏ"),
          Map.entry("mẹ", "mạ"), Map.entry("gì", "chi"), Map.entry("làm", "mần"), Map.entry("nộp", "nạp"));

  private TypedAnew() {}

  static String as(String way, String text) {
    return switch (way) {
      case "unmarked" -> VietnameseText.fold(text);
      case "teen" -> replaced(text, TEEN);
      case "dialect" -> replaced(text, DIALECT);
      default -> throw new IllegalArgumentException("No way of typing '" + way + "'");
    };
  }

  private static String replaced(String text, Map<String, String> words) {
    String typed = " " + text.toLowerCase(java.util.Locale.ROOT).replaceAll("[?.,!]", "") + " ";
    for (Map.Entry<String, String> word : words.entrySet()) {
      typed = typed.replace(" " + word.getKey() + " ", " " + word.getValue() + " ");
    }
    return typed.strip();
  }
}
