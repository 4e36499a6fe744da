package vn.danda.knowledge.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which letter runs can be a Vietnamese syllable: onset × rime × tone, no word list. What is well formed is never
 * "corrected": a model that has not seen a good word would otherwise replace it (it broke one good word in six).
 */
final class Syllables {

  private static final List<String> ONSETS =
      List.of(
          "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
          "qu", "r", "s", "t", "th", "tr", "v", "x");

  private static final String RIMES =
      """
      a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
      e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
      i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
      o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc
      op ot ô ôc ôi ôm ôn ông ôông ôp ôt ơ ơi ơm ơn ơp ơt ơc ơng
      u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh
      uyt uyu uyp ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
      y yêm yên yêng yêt yêu
      """;

  /** Rows: the letter without tone, then huyền, sắc, hỏi, ngã, nặng. */
  private static final String[] TONES = {
    "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự",
    "yỳýỷỹỵ",
  };

  private static final Set<String> MARKED = new HashSet<>();
  private static final Set<String> FOLDED = new HashSet<>();

  static {
    for (String rime : RIMES.strip().split("\\s+")) {
      for (String onset : ONSETS) {
        addAllTones(onset, rime);
      }
    }
    MARKED.forEach(syllable -> FOLDED.add(VietnameseText.fold(syllable)));
  }

  private Syllables() {}

  /** True for {@code đóng}, {@code nghiêng}, {@code toi}; false for {@code dk}, {@code ddong}, {@code bhxh}. */
  static boolean isSyllable(String lower) {
    return MARKED.contains(lower);
  }

  /** True when marks can make a syllable of it: {@code nguyen}, {@code duoc}. */
  static boolean canBeMarked(String lower) {
    return FOLDED.contains(lower);
  }

  private static void addAllTones(String onset, String rime) {
    boolean stopped = rime.matches(".*(c|ch|p|t)");
    int place = tonePlace(onset, rime);
    for (int tone = 0; tone < 6; tone++) {
      if (!stopped || tone == 2 || tone == 5 || tone == 0) {
        MARKED.add(onset + withTone(rime, place, tone));
      }
    }
    if (onset.equals("gi") && rime.startsWith("i")) {
      for (int tone = 0; tone < 6; tone++) {
        MARKED.add("g" + withTone(rime, tonePlace("g", rime), tone));
      }
    }
  }

  private static String withTone(String rime, int place, int tone) {
    char letter = rime.charAt(place);
    for (String row : TONES) {
      if (row.charAt(0) == letter) {
        return rime.substring(0, place) + row.charAt(tone) + rime.substring(place + 1);
      }
    }
    throw new IllegalStateException("No vowel at " + place + " of '" + rime + "'");
  }

  /** The letter that carries the tone, as {@link VietnameseText#normalise} places it. */
  private static int tonePlace(String onset, String rime) {
    int marked = lastOf(rime, "ăâêôơư");
    if (marked >= 0) {
      return marked;
    }
    int vowels = 0;
    while (vowels < rime.length() && "aeiouy".indexOf(rime.charAt(vowels)) >= 0) {
      vowels++;
    }
    boolean closed = vowels < rime.length();
    boolean glide = rime.startsWith("oa") || rime.startsWith("oe") || rime.startsWith("oo") || rime.startsWith("uy");
    if (vowels == 1) {
      return 0;
    }
    return glide && (closed || vowels == 3) ? 1 : 0;
  }

  private static int lastOf(String rime, String letters) {
    for (int i = rime.length() - 1; i >= 0; i--) {
      if (letters.indexOf(rime.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
