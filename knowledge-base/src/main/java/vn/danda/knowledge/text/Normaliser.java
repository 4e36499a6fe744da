package vn.danda.knowledge.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.text.Spelled.Change;

/**
 * Spells a message out: a noisy channel. Every typed word offers what it may stand for ({@link Readings}); the cheapest
 * way through all of them, judged by which words usually follow each other, is what was meant. Trained once, then
 * read-only and safe for many threads.
 */
public final class Normaliser {

  /** How much the neighbours count against the way of typing. */
  private static final double MODEL_WEIGHT = 0.8;

  private static final int BEAM = 24;

  /** A letter to the office has 150 words at most; what comes after that many is left as typed. */
  private static final int MOST_WORDS = 200;

  private static final Pattern YEAR = Pattern.compile("19\\d\\d|20(?!00)[0-4]\\d");

  private static final Set<String> BEFORE_A_DATE = Set.of("thang", "thag", "thg", "ngay", "nam");

  private final LanguageModel model;
  private final Readings readings;

  private Normaliser(LanguageModel model, Spellings spellings) {
    this.model = model;
    this.readings = new Readings(model, spellings);
  }

  /**
   * Learns which words follow each other from texts with all their marks, and from the everyday lines that ship with
   * the code ({@code words/everyday.txt}).
   */
  public static Normaliser trained(Collection<String> markedTexts, WordLists lists) {
    LanguageModel model = new LanguageModel();
    WordFiles.lines("everyday").forEach(line -> model.add(Tokens.of(line), 2));
    markedTexts.forEach(text -> model.add(Tokens.of(text), 1));
    Stream.of(WordList.SPELLINGS, WordList.SYNONYMS)
        .flatMap(list -> lists.of(list).stream())
        .filter(WordRow::own)
        .flatMap(row -> row.words().stream())
        .forEach(saying -> learn(WordList.words(saying), model));
    model.finish();
    return new Normaliser(model, Spellings.of(lists));
  }

  /** A word an office names is a word: unknown, it would be taken for a slip of another one before its row is looked up. */
  private static void learn(List<String> saying, LanguageModel model) {
    if (saying.stream().anyMatch(word -> !model.knows(word))) {
      model.add(saying, 1);
    }
  }

  /** Whether the word stands in the texts this was trained on. */
  public boolean knows(String word) {
    return model.knows(word);
  }

  /** Whether it can be told what the typed word stands for without taking it for a slip. */
  public boolean canRead(String typed) {
    return readings.areThereFor(typed);
  }

  /** The message with marks and in full words. */
  public Spelled spell(String message) {
    List<String> typed = NumberWords.apart(Tokens.of(message));
    int length = Math.min(typed.size(), MOST_WORDS);
    List<List<Step>> steps = new ArrayList<>();
    for (int i = 0; i <= length; i++) {
      steps.add(new ArrayList<>());
    }
    steps.getFirst().add(new Step(null, List.of(), model.start(), 0, 0));
    double restoring = restoringCost(typed);
    for (int i = 0; i < length; i++) {
      walk(typed, i, length, restoring, steps);
    }
    return spelled(typed, length, steps);
  }

  private void walk(List<String> typed, int at, int length, double restoring, List<List<Step>> steps) {
    List<Step> before = best(steps.get(at));
    steps.set(at, before);
    extend(before, readings.ofWord(typed.get(at), isAfterAmount(typed, at), restoring), steps.get(at + 1), 1);
    StringBuilder form = new StringBuilder(typed.get(at));
    for (int span = 2; span <= Spellings.LONGEST && at + span <= length; span++) {
      form.append(' ').append(typed.get(at + span - 1));
      extend(before, readings.ofForm(form.toString(), restoring), steps.get(at + span), span);
    }
  }

  /** A unit may follow an amount; after "2020" or "tháng 7" the sentence goes on: {@code tháng 7 k đóng}. */
  private static boolean isAfterAmount(List<String> typed, int at) {
    if (at == 0 || !Character.isDigit(typed.get(at - 1).charAt(0)) || YEAR.matcher(typed.get(at - 1)).matches()) {
      return false;
    }
    return at == 1 || !BEFORE_A_DATE.contains(VietnameseText.fold(typed.get(at - 2)));
  }

  private void extend(List<Step> before, List<Readings.Reading> offered, List<Step> after, int span) {
    for (Readings.Reading reading : offered) {
      int[] ids = reading.ids();
      double inside = reading.cost();
      for (int i = 1; i < ids.length; i++) {
        inside += MODEL_WEIGHT * model.cost(ids[i - 1], ids[i]);
      }
      Step cheapest = before.getFirst();
      double lowest = Double.POSITIVE_INFINITY;
      for (Step step : before) {
        double cost = step.cost + MODEL_WEIGHT * model.cost(step.last, ids[0]);
        if (cost < lowest) {
          lowest = cost;
          cheapest = step;
        }
      }
      after.add(new Step(cheapest, reading.words(), ids[ids.length - 1], lowest + inside, span));
    }
  }

  /** The best {@value #BEAM} of them, cheapest first. */
  private static List<Step> best(List<Step> steps) {
    Collections.sort(steps);
    return steps.size() <= BEAM ? steps : List.copyOf(steps.subList(0, BEAM));
  }

  private Spelled spelled(List<String> typed, int length, List<List<Step>> steps) {
    List<Step> path = new ArrayList<>();
    Step last = best(steps.get(length)).getFirst();
    for (Step step = last; step.before != null; step = step.before) {
      path.addFirst(step);
    }
    List<String> words = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    int at = 0;
    for (Step step : path) {
      String from = String.join(" ", typed.subList(at, at + step.span));
      String to = String.join(" ", step.words);
      if (!from.equals(to)) {
        changes.add(new Change(from, to));
      }
      words.addAll(step.words);
      at += step.span;
    }
    words.addAll(typed.subList(length, typed.size()));
    return new Spelled(NumberWords.small(words), changes);
  }

  /**
   * In a message without marks every word may have lost its own; in one with marks an unmarked word is mostly meant so.
   * About seven of ten words of ordinary text have a mark. In four steps, so that readings can be remembered.
   */
  private static double restoringCost(List<String> typed) {
    long words = typed.stream().filter(word -> word.length() > 1 && Syllables.canBeMarked(VietnameseText.fold(word))).count();
    long marked = typed.stream().filter(word -> !Readings.isAscii(word)).count();
    double share = words == 0 ? 0 : (double) marked / words;
    return 0.2 + 0.6 * Math.round(3 * Math.clamp((share - 0.2) / 0.3, 0, 1));
  }

  /** One way to read the message up to here. */
  private record Step(@Nullable Step before, List<String> words, int last, double cost, int span)
      implements Comparable<Step> {

    /** Equal costs are ordered by word number, so that the same message is always read the same way. */
    @Override
    public int compareTo(Step other) {
      int byCost = Double.compare(cost, other.cost);
      return byCost != 0 ? byCost : Integer.compare(last, other.last);
    }
  }
}
