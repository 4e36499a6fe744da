package vn.danda.knowledge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.danda.knowledge.text.Tokens;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.knowledge.text.WordFiles;

/**
 * Words after which a person needs help now, whatever else the message says: {@code words/danger.txt}. Looked for beside
 * the search, because missing one is worse than a needless kind word.
 */
final class DangerSigns {

  private static final int LONGEST = 6;

  private final Set<String> signs;

  private DangerSigns(Set<String> signs) {
    this.signs = signs;
  }

  static DangerSigns shipped() {
    return new DangerSigns(
        WordFiles.lines("danger").stream()
            .map(line -> compared(Tokens.of(line)))
            .collect(Collectors.toSet()));
  }

  /** {@code words} are spelled out, so that "k muon song nua" and "nỏ muốn sống nựa" read the same. */
  boolean isIn(List<String> words) {
    return IntStream.range(0, words.size()).anyMatch(from -> startsAt(words, from));
  }

  private boolean startsAt(List<String> words, int from) {
    int longest = Math.min(LONGEST, words.size() - from);
    return IntStream.rangeClosed(2, longest)
        .anyMatch(length -> signs.contains(compared(words.subList(from, from + length))));
  }

  /** Two words are too short to do without marks: "tư vấn", "từ từ" and "thật có" are harmless, said every day. */
  private static String compared(List<String> words) {
    String sign = String.join(" ", words);
    return words.size() == 2 ? sign : VietnameseText.fold(sign);
  }
}
