package vn.danda.knowledge.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The place names in a sentence, the longest first at every word, each with enough evidence that a place is meant. Typed
 * without marks, "nghi lam" is far oftener nghỉ làm than Nghi Lâm, and "hai chau" two grandchildren.
 */
final class Mentions {

  private static final int LONGEST_NAME = 4;

  /** Former districts whose name, even without marks, hardly means anything else. */
  private static final Set<String> PLAIN_DISTRICTS =
      Set.of(
          "dien chau", "quynh luu", "nghi loc", "hung nguyen", "thanh chuong", "nghia dan", "quy hop", "quy chau",
          "que phong", "tuong duong", "nam dan", "cua lo", "ky son", "tan ky", "hoang mai");

  /** With or without marks these are as often a person, a newspaper, a street or a phrase. */
  private static final Set<String> NEEDS_A_HINT =
      Set.of(
          "anh son", "binh minh", "van hien", "tien phong", "minh chau", "quang trung", "le loi", "truong thi", "dai dong",
          "hai chau", "duc chau", "hung chau", "mai son", "hong son", "thai son", "tan an", "tan phu", "ngoc lam",
          "minh son", "bao thang", "bao thanh", "trung do", "ngoc son", "hoang mai", "long son", "mai hung");

  private static final Set<String> AFTER_VINH_OF_HONOUR =
      Set.of("du", "quang", "danh", "hanh", "hien", "hoa", "vien", "cuu", "phuc", "long", "biet", "loi");

  /** "o anh son dong bao nhieu": the last word is đóng, to pay, not the East of a name. */
  private static final Set<String> AFTER_PAYING =
      Set.of("bao", "tien", "bhxh", "bh", "bhyt", "muc", "the", "may", "tu", "duoc", "toi", "tiep", "mot", "moi", "o");

  private final Gazetteer gazetteer;
  private final Set<String> everyday;

  Mentions(Gazetteer gazetteer, Set<String> everyday) {
    this.gazetteer = gazetteer;
    this.everyday = everyday;
  }

  /** A name found, from one word to another, and what it may stand for. */
  record Mention(int from, int to, List<PlaceName> names) {}

  List<Mention> in(Sentence sentence) {
    List<Mention> spelled = spelled(sentence);
    List<Mention> believed = new ArrayList<>();
    for (Mention mention : spelled) {
      if (!sentence.isElsewhere(mention.to()) && isBelieved(sentence, mention, spelled)) {
        believed.add(mention);
      }
    }
    return believed;
  }

  private List<Mention> spelled(Sentence sentence) {
    List<Mention> found = new ArrayList<>();
    int at = 0;
    while (at < sentence.size()) {
      Mention longest = longestAt(sentence, at);
      if (longest == null || isCutShort(sentence, longest)) {
        at++;
      } else {
        found.add(longest);
        at = longest.to();
      }
    }
    return found;
  }

  /** "xa luong minh", "xã lượng minh" is the commune Lượng Minh, not Xá Lượng; nor is it with a slip in the last word. */
  private boolean isCutShort(Sentence sentence, Mention mention) {
    String typed = sentence.words().get(mention.from());
    if (typed.equals("xã")) {
      return mention.names().stream().noneMatch(name -> name.words().getFirst().equals(typed));
    }
    if (!typed.equals("xa") || mention.to() == sentence.size()) {
      return false;
    }
    Mention without = longestAt(sentence, mention.from() + 1);
    return without != null && without.to() > mention.to() || !sentence.isFiller(mention.to());
  }

  private @Nullable Mention longestAt(Sentence sentence, int from) {
    for (int to = Math.min(sentence.size(), from + LONGEST_NAME); to > from; to--) {
      String key = sentence.folded(from, to);
      List<PlaceName> names = gazetteer.named(key);
      boolean paying = !sentence.hasMarks() && key.endsWith(" dong") && sentence.isFollowedBy(to, AFTER_PAYING);
      if (!names.isEmpty() && !paying) {
        return new Mention(from, to, asTyped(sentence, from, to, names));
      }
    }
    return null;
  }

  /**
   * Names spelled with exactly these marks, if there are any; else all that fit without marks. Who types no marks at all
   * may mean Nam Thanh and Nam Thành alike.
   */
  private static List<PlaceName> asTyped(Sentence sentence, int from, int to, List<PlaceName> names) {
    if (!sentence.hasMarks()) {
      return names;
    }
    List<String> typed = sentence.words().subList(from, to);
    List<PlaceName> exact = names.stream().filter(name -> name.words().equals(typed)).toList();
    return exact.isEmpty() ? names : exact;
  }

  private boolean isBelieved(Sentence sentence, Mention mention, List<Mention> all) {
    int from = mention.from();
    int to = mention.to();
    String name = sentence.folded(from, to);
    if (!sentence.unitBefore(from).isEmpty()) {
      return unitFits(sentence, mention) || sentence.hasCueBefore(from) && !isEveryday(sentence, from, to);
    }
    if (to - from == 1) {
      return isBelievedThoughShort(sentence, mention, name);
    }
    boolean expected = sentence.hasCueBefore(from) || sentence.isHardlyMoreThan(from, to) || isBesideAnother(mention, all);
    if (expected && marksFit(sentence, mention)) {
      return true;
    }
    if (NEEDS_A_HINT.contains(name) || !marksFit(sentence, mention)) {
      return expected && !isEveryday(sentence, from, to);
    }
    return sentence.hasMarks() && isExact(sentence, mention)
        || to - from > 2
        || PLAIN_DISTRICTS.contains(name)
        || sentence.hasWeakCueBefore(from) && !isEveryday(sentence, from, to)
        || !isEveryday(sentence, from, to);
  }

  /** One-word names: the city, and a town whose name, without marks, is also the word for "right" and "stop". */
  private static boolean isBelievedThoughShort(Sentence sentence, Mention mention, String name) {
    int from = mention.from();
    boolean bare = sentence.isHardlyMoreThan(from, mention.to());
    if (!name.equals("vinh")) {
      boolean exact = sentence.hasMarks() && isExact(sentence, mention);
      return bare && marksFit(sentence, mention) && (exact || sentence.hasCueBefore(from));
    }
    return isExact(sentence, mention)
        && (bare || sentence.hasCueBefore(from) || sentence.hasWeakCueBefore(from))
        && !sentence.isFollowedBy(mention.to(), AFTER_VINH_OF_HONOUR);
  }

  /** "xa" alone may be far away, "tt" an abbreviation: the kind of unit must be one that had this name. */
  private static boolean unitFits(Sentence sentence, Mention mention) {
    String unit = sentence.unitBefore(mention.from());
    return marksFit(sentence, mention)
        && mention.names().stream().anyMatch(name -> name.unit().equals(unit) || mention.to() - mention.from() > 1);
  }

  private static boolean isBesideAnother(Mention mention, List<Mention> all) {
    return all.stream()
        .anyMatch(
            other ->
                other != mention
                    && other.to() - other.from() > 1
                    && (other.from() >= mention.to() && other.from() - mention.to() <= 1
                        || mention.from() >= other.to() && mention.from() - other.to() <= 1)
                    && shareACommune(other, mention));
  }

  private static boolean shareACommune(Mention one, Mention other) {
    return one.names().stream()
        .anyMatch(a -> other.names().stream().anyMatch(b -> a.codes().stream().anyMatch(b.codes()::contains)));
  }

  /** Nothing typed contradicts the name: each word as the name has it, or without any marks. */
  private static boolean marksFit(Sentence sentence, Mention mention) {
    for (int i = mention.from(); i < mention.to(); i++) {
      String typed = sentence.words().get(i);
      int word = i - mention.from();
      boolean plain = typed.equals(sentence.folded().get(i));
      if (!plain && mention.names().stream().noneMatch(name -> name.words().get(word).equals(typed))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isExact(Sentence sentence, Mention mention) {
    List<String> typed = sentence.words().subList(mention.from(), mention.to());
    return mention.names().stream().anyMatch(name -> name.words().equals(typed));
  }

  private boolean isEveryday(Sentence sentence, int from, int to) {
    return everyday.containsAll(sentence.folded().subList(from, to));
  }
}
