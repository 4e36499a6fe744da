package vn.danda.knowledge.place;

import java.util.List;
import java.util.Set;
import vn.danda.knowledge.text.Tokens;
import vn.danda.knowledge.text.VietnameseText;

/** A text cut into words, and what the words around a place tell about it. Immutable. */
record Sentence(List<String> words, List<String> folded, boolean hasMarks) {

  /** Before a name: "ở", "tại", "quê", a kind of unit, a kind of neighbourhood. */
  private static final Set<String> CUES =
      Set.of("o", "tai", "que", "xa", "phuong", "huyen", "xom", "thon", "khoi", "ban", "tran", "pho", "x", "p", "h", "tt", "tp", "tx");

  /** Before a name that cannot be a word for anything else. */
  private static final Set<String> WEAK_CUES =
      Set.of("ve", "ra", "vo", "vao", "den", "duoi", "ngoai", "tren", "trong", "vung", "dan", "nguoi", "cho", "hoc");

  /** What a short answer to "which commune?" may have beside the name. */
  private static final Set<String> FILLERS =
      Set.of(
          "a", "ad", "anh", "ba", "bac", "ban", "bay", "chau", "chi", "cho", "chu", "co", "con", "cu", "cua", "da", "dang",
          "day", "di", "e", "em", "gan", "gio", "h", "hien", "huyen", "khoi", "la", "minh", "moi", "nay", "nghe", "nha", "nhe",
          "o", "oi", "p", "phuong", "pho", "que", "t", "tai", "thanh", "thi", "thon", "thuoc", "tinh", "to", "toi", "tp",
          "tran", "truoc", "tt", "tui", "tx", "vang", "vay", "x", "xa", "xom", "z", "zay", "the", "nhu", "ten", "dia");

  /** Provinces whose name behind a place says that it is not ours, and places everybody knows that are not ours. */
  private static final List<String> ELSEWHERE =
      List.of(
          "ha noi", "hai phong", "bac ninh", "hung yen", "thanh hoa", "ha tinh", "quang tri", "hue", "da nang", "dong nai",
          "binh duong", "ho chi minh", "hcm", "sai gon", "tphcm", "long an", "tay ninh", "lam dong", "dak lak", "gia lai",
          "khanh hoa", "can tho", "vung tau", "hoa binh", "bac giang", "nghi son", "quang ninh", "hai duong");

  static Sentence of(String text) {
    List<String> words = Tokens.of(text);
    List<String> folded = words.stream().map(VietnameseText::fold).toList();
    return new Sentence(words, folded, !words.equals(folded));
  }

  int size() {
    return words.size();
  }

  String folded(int from, int to) {
    return String.join(" ", folded.subList(from, to));
  }

  /** The kind of unit said right before a word, without marks, or empty. */
  String unitBefore(int index) {
    if (index >= 2 && Set.of("thi tran", "thi xa", "thanh pho").contains(folded(index - 2, index))) {
      return folded(index - 2, index);
    }
    return index == 0
        ? ""
        : switch (folded.get(index - 1)) {
          case "xa", "x" -> "xa";
          case "phuong", "p", "f" -> "phuong";
          case "huyen", "h" -> "huyen";
          case "tt" -> "thi tran";
          case "tx" -> "thi xa";
          case "tp" -> "thanh pho";
          default -> "";
        };
  }

  /** Whether a place is to be expected at this word; a house number may stand between. */
  boolean hasCueBefore(int index) {
    int before = index - 1;
    while (before >= 0 && Character.isDigit(folded.get(before).charAt(0))) {
      before--;
    }
    return before >= 0 && CUES.contains(folded.get(before));
  }

  boolean hasWeakCueBefore(int index) {
    return index > 0 && WEAK_CUES.contains(folded.get(index - 1));
  }

  boolean isFollowedBy(int index, Set<String> words) {
    return index < size() && words.contains(folded.get(index));
  }

  /** Whether nothing stands beside these words that a mere answer would not have. */
  boolean isHardlyMoreThan(int from, int to) {
    for (int i = 0; i < size(); i++) {
      boolean outside = i < from || i >= to;
      if (outside && !isFiller(i)) {
        return false;
      }
    }
    return true;
  }

  boolean isFiller(int index) {
    return FILLERS.contains(folded.get(index))
        || folded.get(index).equals("an") && index > 0 && folded.get(index - 1).equals("nghe")
        || Character.isDigit(folded.get(index).charAt(0));
  }

  boolean isElsewhere(int end) {
    for (int from = end; from < Math.min(end + 3, size()); from++) {
      for (int to = from + 1; to <= Math.min(from + 3, size()); to++) {
        if (ELSEWHERE.contains(folded(from, to))) {
          return true;
        }
      }
    }
    return false;
  }
}
