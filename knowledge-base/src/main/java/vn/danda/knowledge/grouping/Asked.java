package vn.danda.knowledge.grouping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.danda.knowledge.text.Concepts;
import vn.danda.knowledge.text.Tokens;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.knowledge.text.WordFiles;
import vn.danda.knowledge.text.WordLists;

/**
 * Takes a question to pieces: its words without marks, pairs of them, and the things different words stand for. It is
 * read as typed and as spelled out, because spelling out errs now and then ("răng" is a tooth, and "why" in Nghệ An).
 */
final class Asked {

  private static final double PAIR = 0.3;
  private static final double CONCEPT = 0.8;
  private static final double ONE_READING = 0.5;
  private static final double ALIKE = 1.2;

  /** Chat spellings of words that tell nothing: their full forms are among the stop words. */
  private static final Set<String> CHAT = Set.of("ko", "k", "dc", "hok", "hong", "hem", "r", "e", "a", "v", "j");

  /** A question: its pieces, and what it has one of. */
  record Pieces(Bag bag, Map<String, Set<String>> contrasts) {}

  private record Alike(String thing, List<String> phrases) {}

  private final Concepts concepts;
  private final Contrasts contrasts = new Contrasts();
  private final Set<String> tellNothing =
      Stream.concat(WordFiles.lines("stop-words").stream().map(VietnameseText::fold), CHAT.stream())
          .collect(Collectors.toUnmodifiableSet());
  private final List<Alike> alike =
      WordFiles.table("asked-alike").stream()
          .map(row -> new Alike(row.cell("thing"), Stream.of(row.cell("words").split("\\|")).map(each -> " " + VietnameseText.fold(each) + " ").toList()))
          .sorted(Comparator.comparing(Alike::thing))
          .toList();

  Asked(WordLists lists) {
    this.concepts = Concepts.of(lists);
  }

  /**
   * @param typed the question as typed
   * @param spelledOut its words with marks and in full
   */
  Pieces pieces(String typed, List<String> spelledOut) {
    Bag bag = new Bag();
    Set.copyOf(concepts.of(spelledOut)).stream().filter(said -> said.startsWith("=")).forEach(said -> bag.add("c:" + said, CONCEPT));
    List<String> tokens = Tokens.of(typed).stream().map(VietnameseText::fold).toList();
    List<String> asTyped = tokens.stream().filter(word -> !tellNothing.contains(word)).toList();
    List<String> inFull =
        spelledOut.stream().filter(word -> !concepts.of(List.of(word)).isEmpty()).map(VietnameseText::fold).toList();
    Set.copyOf(asTyped).forEach(word -> bag.add(word, ONE_READING));
    Set.copyOf(inFull).forEach(word -> bag.add(word, ONE_READING));
    Set<String> pairs = new HashSet<>(pairs(asTyped));
    pairs.addAll(pairs(inFull));
    pairs.forEach(pair -> bag.add(pair, PAIR));
    List<String> readings = List.of(reading(tokens), reading(spelledOut.stream().map(VietnameseText::fold).toList()));
    for (Alike each : alike) {
      if (readings.stream().anyMatch(reading -> each.phrases().stream().anyMatch(reading::contains))) {
        bag.add("a:" + each.thing(), ALIKE);
      }
    }
    return new Pieces(bag, contrasts.of(readings));
  }

  private static String reading(List<String> folded) {
    return folded.stream().collect(Collectors.joining(" ", " ", " "));
  }

  private static List<String> pairs(List<String> words) {
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      pairs.add(words.get(i - 1) + "_" + words.get(i));
    }
    return pairs;
  }
}
