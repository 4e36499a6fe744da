package vn.danda.knowledge.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Safe for many threads. Lists what a typed word may stand for, each with the cost of a person typing it that way. The costs were set by hand
 * on other data; only their order of size matters.
 */
final class Readings {

  private static final double UNKNOWN_WORD = 9;
  private static final double STRETCHED = 0.5;
  private static final double KEYBOARD_OFF = 0.5;
  private static final double JOINED = 2;
  private static final double HOOK_FOR_TILDE = 3;
  private static final double ONE_SLIP = 6;
  private static final double ONE_LETTER_WORD = 3;
  private static final double UNIT = 0.2;
  private static final double NOT_A_UNIT = 7;
  private static final int MOST_RESTORATIONS = 14;

  /** Words people type repeat; what they may stand for is worth remembering, but not without end. */
  private static final int MOST_REMEMBERED = 20_000;

  private record Asked(String typed, boolean afterNumber, double restoring) {}

  /** The words one or more typed words may stand for, and their numbers in the language model. */
  record Reading(List<String> words, double cost, int[] ids) {}

  private final LanguageModel model;
  private final Spellings spellings;
  private final Map<String, List<String>> units = new HashMap<>();
  private final Map<String, List<String>> byFolded = new HashMap<>();
  private final Map<String, Set<String>> byOneLetterLess = new HashMap<>();
  private final Map<Asked, List<Reading>> remembered = new ConcurrentHashMap<>();

  Readings(LanguageModel model, Spellings spellings) {
    this.model = model;
    this.spellings = spellings;
    for (WordFiles.Row row : WordFiles.table("units")) {
      units.put(row.cell("form"), List.of(row.cell("standard").split(" / ")));
    }
    List<String> words = new ArrayList<>(model.vocabulary());
    words.sort(Comparator.comparing((String word) -> -model.count(word)).thenComparing(Comparator.naturalOrder()));
    for (String word : words) {
      String folded = VietnameseText.fold(word);
      byFolded.computeIfAbsent(folded, none -> new ArrayList<>()).add(word);
      oneLetterLess(folded).forEach(less -> byOneLetterLess.computeIfAbsent(less, none -> new HashSet<>()).add(folded));
    }
  }

  /** Readings of several typed words taken together. */
  List<Reading> ofForm(String form, double restoring) {
    List<Spellings.Reading> exact = spellings.of(form);
    List<Spellings.Reading> unmarked = spellings.ofUnmarked(form);
    if (exact.isEmpty() && unmarked.isEmpty()) {
      return List.of();
    }
    List<Reading> readings = new ArrayList<>();
    exact.forEach(reading -> readings.add(reading(reading.words(), reading.cost())));
    if (isAscii(form)) {
      unmarked.forEach(reading -> readings.add(reading(reading.words(), reading.cost() + restoring)));
    }
    return readings;
  }

  /** Whether a typed word is known, a short form, a number, or a known word without its marks. */
  boolean areThereFor(String typed) {
    return Character.isDigit(typed.charAt(0))
        || model.knows(typed)
        || byFolded.containsKey(typed)
        || !spellings.of(typed).isEmpty()
        || !spellings.ofUnmarked(typed).isEmpty();
  }

  private Reading reading(List<String> words, double cost) {
    return new Reading(words, cost, words.stream().mapToInt(model::id).toArray());
  }

  /**
   * Readings of one typed word, never empty.
   *
   * @param afterNumber whether the word before it is a number
   * @param restoring the cost of giving an unmarked word its marks: low in a message without marks
   */
  List<Reading> ofWord(String typed, boolean afterNumber, double restoring) {
    Asked asked = new Asked(typed, afterNumber, restoring);
    List<Reading> known = remembered.get(asked);
    if (known != null) {
      return known;
    }
    List<Reading> found = find(typed, afterNumber, restoring);
    if (remembered.size() < MOST_REMEMBERED) {
      remembered.put(asked, found);
    }
    return found;
  }

  private List<Reading> find(String typed, boolean afterNumber, double restoring) {
    Map<List<String>, Double> readings = new LinkedHashMap<>();
    if (Character.isDigit(typed.charAt(0)) && Character.isDigit(typed.charAt(typed.length() - 1))) {
      return List.of(reading(List.of(typed), 0));
    }
    double other = 0;
    if (afterNumber && units.containsKey(typed)) {
      List<String> meant = units.get(typed);
      meant.forEach(unit -> offer(readings, List.of(unit), UNIT));
      other = NOT_A_UNIT;
    }
    double shift = other;
    ofForm(typed, restoring).forEach(reading -> offer(readings, reading.words(), reading.cost() + shift));
    addWordItself(readings, typed, restoring, shift);
    if (!Syllables.isSyllable(typed) && !model.knows(typed) && spellings.of(typed).isEmpty()) {
      addSlips(readings, typed);
    }
    return readings.entrySet().stream().map(entry -> reading(entry.getKey(), entry.getValue())).toList();
  }

  private void addWordItself(Map<List<String>, Double> readings, String typed, double restoring, double shift) {
    boolean good = (model.knows(typed) || Syllables.isSyllable(typed)) && !spellings.neverStandsForItself(typed);
    double itself = !good ? UNKNOWN_WORD : typed.length() == 1 && !readings.isEmpty() ? ONE_LETTER_WORD : 0;
    offer(readings, List.of(typed), itself + shift);
    if (isAscii(typed)) {
      byFolded.getOrDefault(typed, List.of()).stream()
          .limit(MOST_RESTORATIONS)
          .filter(word -> !word.equals(typed))
          .forEach(word -> offer(readings, List.of(word), restoring + shift + (typed.length() == 1 ? 1 : 0)));
    } else if (!model.knows(typed)) {
      String swapped = swapHookAndTilde(typed);
      if (model.knows(swapped)) {
        offer(readings, List.of(swapped), HOOK_FOR_TILDE);
      }
    }
  }

  private void addSlips(Map<List<String>, Double> readings, String typed) {
    String single = typed.replaceAll("(\\p{L})\\1+", "$1");
    if (!single.equals(typed) && single.length() > 1) {
      find(single, false, STRETCHED).forEach(reading -> offer(readings, reading.words(), STRETCHED + reading.cost()));
    }
    String keyed = Telex.read(typed);
    if (keyed != null) {
      offer(readings, List.of(keyed), KEYBOARD_OFF);
    }
    if (typed.length() >= 5) {
      addSplits(readings, typed);
    }
    if (typed.length() >= 3) {
      addOneSlip(readings, typed);
    }
  }

  private void addSplits(Map<List<String>, Double> readings, String typed) {
    for (int i = 2; i <= typed.length() - 2; i++) {
      List<Reading> left = parts(typed.substring(0, i));
      List<Reading> right = left.isEmpty() ? List.of() : parts(typed.substring(i));
      for (Reading first : left) {
        for (Reading second : right) {
          List<String> both = new ArrayList<>(first.words());
          both.addAll(second.words());
          offer(readings, both, JOINED + first.cost() + second.cost());
        }
      }
    }
  }

  private List<Reading> parts(String part) {
    List<Reading> parts = new ArrayList<>(ofForm(part, 0.2));
    if (model.knows(part)) {
      parts.add(reading(List.of(part), 0));
    }
    byFolded.getOrDefault(part, List.of()).stream().limit(3).forEach(word -> parts.add(reading(List.of(word), 0.5)));
    return parts;
  }

  private void addOneSlip(Map<List<String>, Double> readings, String typed) {
    String folded = VietnameseText.fold(typed);
    Set<String> near = new HashSet<>(byOneLetterLess.getOrDefault(folded, Set.of()));
    for (String less : oneLetterLess(folded)) {
      near.addAll(byOneLetterLess.getOrDefault(less, Set.of()));
      near.add(less);
    }
    near.add(folded);
    for (String neighbour : near) {
      byFolded.getOrDefault(neighbour, List.of()).stream()
          .limit(4)
          .forEach(word -> offer(readings, List.of(word), ONE_SLIP + 1.5 * marksLost(typed, word)));
    }
  }

  private static int marksLost(String typed, String read) {
    int lost = 0;
    for (int i = 0; i < typed.length(); i++) {
      lost += typed.charAt(i) > 0x7F && read.indexOf(typed.charAt(i)) < 0 ? 1 : 0;
    }
    return lost;
  }

  private static void offer(Map<List<String>, Double> readings, List<String> words, double cost) {
    readings.merge(words, cost, Math::min);
  }

  private static List<String> oneLetterLess(String word) {
    List<String> less = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      less.add(word.substring(0, i) + word.substring(i + 1));
    }
    return less;
  }

  private static String swapHookAndTilde(String word) {
    String apart = java.text.Normalizer.normalize(word, java.text.Normalizer.Form.NFD);
    String swapped = apart.replace('\u0309', '\uFFFF').replace('\u0303', '\u0309').replace('\uFFFF', '\u0303');
    return java.text.Normalizer.normalize(swapped, java.text.Normalizer.Form.NFC);
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
