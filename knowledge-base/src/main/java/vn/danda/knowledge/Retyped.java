package vn.danda.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.danda.knowledge.text.VietnameseText;

/** The same words from other people's keyboards, by rule: what a question looks like in each {@link Register}. */
public final class Retyped {

  /** Longer words first: what stands in one of them must not be replaced in part. */
  private static final List<Map.Entry<String, String>> TEEN =
      List.of(
          Map.entry("bảo hiểm xã hội", "bhxh"), Map.entry("bảo hiểm y tế", "bhyt"), Map.entry("tự nguyện", "tn"),
          Map.entry("bao nhiêu", "bn"), Map.entry("thế nào", "tnao"), Map.entry("không", "k"), Map.entry("được", "đc"),
          Map.entry("mình", "mk"), Map.entry("người", "ng"), Map.entry("những", "nhg"), Map.entry("vậy", "z"),
          Map.entry("gì", "j"), Map.entry("rồi", "r"), Map.entry("với", "vs"), Map.entry("em", "e"),
          Map.entry("tháng", "thg"), Map.entry("tiền", "xiền"));

  private static final List<Map.Entry<String, String>> DIALECT =
      List.of(
          Map.entry("thế nào", "răng"), Map.entry("bây giờ", "chừ"), Map.entry("bao nhiêu", "bao lăm"), Map.entry("vậy", "rứa"), Map.entry("sao", "răng"), Map.entry("thế", "rứa"),
          Map.entry("đâu", "mô"), Map.entry("này", "ni"), Map.entry("tôi", "tui"), Map.entry("không", "nỏ"),
          Map.entry("mẹ", "mạ"), Map.entry("gì", "chi"), Map.entry("làm", "mần"), Map.entry("nộp", "nạp"));

  private Retyped() {}

  /** {@code text} is written with marks; {@link FaqSearch#spelledOut} gives it back to words without. */
  public static String as(Register register, String text) {
    return switch (register) {
      case MARKED -> text;
      case UNMARKED -> VietnameseText.fold(text);
      case TEEN -> replaced(text, TEEN);
      case DIALECT -> replaced(text, DIALECT);
    };
  }

  private static String replaced(String text, List<Map.Entry<String, String>> words) {
    String typed = " " + text.toLowerCase(Locale.ROOT).replaceAll("[?.,!]", "") + " ";
    for (Map.Entry<String, String> word : words) {
      typed = typed.replace(" " + word.getKey() + " ", " " + word.getValue() + " ");
    }
    return typed.strip();
  }
}
