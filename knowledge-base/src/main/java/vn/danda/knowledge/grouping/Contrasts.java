package vn.danda.knowledge.grouping;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.knowledge.text.WordFiles;

/**
 * {@code words/contrasts.csv}: what a question has one of, such as the paper it is about or whether it asks how long or
 * where. Two questions in nearly the same words that differ in one of these do not ask the same.
 */
final class Contrasts {

  /** People count only as those something is done for: the one who asks is mentioned in any question. */
  private static final String WHOM = "whom";

  private static final String FOR = "(?:cho|ho|giup|gium|dum|thay|nho) (?:\\S+ )?";

  private record Value(String kind, String name, Pattern words) {}

  private final List<Value> values = WordFiles.table("contrasts").stream().map(Contrasts::value).toList();

  private static Value value(WordFiles.Row row) {
    String kind = row.cell("kind");
    String any =
        Stream.of(row.cell("words").split("\\|"))
            .map(words -> Pattern.quote(VietnameseText.fold(words)))
            .collect(Collectors.joining("|", "(?:", ")"));
    return new Value(kind, row.cell("value"), Pattern.compile("(?<= )" + (kind.equals(WHOM) ? FOR : "") + any + "(?= )"));
  }

  /**
   * What was said of each kind.
   *
   * @param readings the question's folded words with a space before, between and after; more than one where it may be
   *     read in more ways
   */
  Map<String, Set<String>> of(List<String> readings) {
    Map<String, Set<String>> said = new HashMap<>();
    for (Value value : values) {
      if (readings.stream().anyMatch(reading -> value.words().matcher(reading).find())) {
        said.computeIfAbsent(value.kind(), none -> new HashSet<>()).add(value.name());
      }
    }
    return said;
  }

  /** In how many kinds both say something and nothing is the same. */
  static int between(Map<String, Set<String>> one, Map<String, Set<String>> other) {
    int differing = 0;
    for (Map.Entry<String, Set<String>> kind : one.entrySet()) {
      Set<String> there = other.getOrDefault(kind.getKey(), Set.of());
      differing += !there.isEmpty() && Collections.disjoint(kind.getValue(), there) ? 1 : 0;
    }
    return differing;
  }
}
