package vn.danda.knowledge.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The table of all figures, and the everyday prices that texts measure them by. Immutable. At most one value of a key
 * holds on any day: a table in which two do is refused, because nobody could say which of them an answer would quote.
 */
public final class Figures {

  private final Map<String, List<Figure>> byKey = new TreeMap<>();
  private final List<Figure> all;
  private final EverydayPrices prices;

  private Figures(List<Figure> figures, EverydayPrices prices) {
    all = List.copyOf(figures);
    this.prices = prices;
    for (Figure figure : all) {
      byKey.computeIfAbsent(figure.key(), key -> new ArrayList<>()).add(figure);
    }
    byKey.values().forEach(history -> history.sort(Comparator.comparing(Figures::start)));
  }

  /** The figures that ship with the code. */
  public static Figures shipped() {
    return of(FigureFiles.shipped());
  }

  /** A table of these figures. Throws {@link IllegalArgumentException} naming the values that overlap. */
  public static Figures of(List<Figure> figures) {
    return of(figures, EverydayPrices.NONE);
  }

  private static Figures of(List<Figure> figures, EverydayPrices prices) {
    List<String> overlaps = overlaps(figures);
    if (!overlaps.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", overlaps));
    }
    return new Figures(figures, prices);
  }

  /** What is wrong with these figures as one table: a sentence for each pair of values that hold on the same day. */
  public static List<String> overlaps(List<Figure> figures) {
    List<String> problems = new ArrayList<>();
    new Figures(figures, EverydayPrices.NONE)
        .byKey.forEach(
            (key, history) -> {
              for (int i = 1; i < history.size(); i++) {
                Figure before = history.get(i - 1);
                if (before.overlaps(history.get(i))) {
                  problems.add("Figure '" + key + "': " + span(before) + " and " + span(history.get(i)) + " overlap");
                }
              }
            });
    return problems;
  }

  /**
   * The table with this value from its first day on: it holds until the next value that is known starts, and the one it
   * replaces ends the day before. Its own last day does not count.
   */
  public Figures with(Figure value) {
    LocalDate from = start(value);
    List<Figure> changed = new ArrayList<>(all);
    changed.removeIf(figure -> figure.key().equals(value.key()));
    LocalDate next = null;
    for (Figure old : history(value.key())) {
      if (start(old).isAfter(from)) {
        next = next == null ? old.validFrom() : next;
        changed.add(old);
      } else if (start(old).isBefore(from)) {
        LocalDate end = old.validTo();
        changed.add(end != null && end.isBefore(from) ? old : ending(old, from.minusDays(1)));
      }
    }
    changed.add(ending(value, next == null ? null : next.minusDays(1)));
    return of(changed, prices);
  }

  /** The table with another history of one key. */
  public Figures withHistory(String key, List<Figure> history) {
    List<Figure> changed = new ArrayList<>(all);
    changed.removeIf(figure -> figure.key().equals(key));
    changed.addAll(history);
    return of(changed, prices);
  }

  /** The same table with other prices to measure by. */
  public Figures measuredBy(EverydayPrices other) {
    return new Figures(all, other);
  }

  /** What amounts are measured by; empty unless an office has entered prices. */
  public EverydayPrices prices() {
    return prices;
  }

  private static Figure ending(Figure figure, @Nullable LocalDate last) {
    return new Figure(
        figure.key(), figure.value(), figure.unit(), figure.validFrom(), last, figure.basis(), figure.certainty(), figure.note());
  }

  /** The value of the key on that day, or empty when there is none. */
  public Optional<Figure> on(String key, LocalDate day) {
    return history(key).stream().filter(figure -> figure.holdsOn(day)).findFirst();
  }

  /** The number of the key on that day; empty when there is no value or it is not a number. */
  public Optional<BigDecimal> number(String key, LocalDate day) {
    return on(key, day).flatMap(Figure::number);
  }

  public boolean knows(String key) {
    return byKey.containsKey(key);
  }

  /** Every value the key has had and will have, in order of time; empty for an unknown key. */
  public List<Figure> history(String key) {
    return List.copyOf(byKey.getOrDefault(key, List.of()));
  }

  /** All keys in alphabetical order. */
  public SortedSet<String> keys() {
    return new TreeSet<>(byKey.keySet());
  }

  /** All values, in the order they were given. */
  public List<Figure> all() {
    return all;
  }

  /** The days after this one on which some value starts: the next dates texts will change. */
  public NavigableSet<LocalDate> changesAfter(LocalDate day) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (Figure figure : all) {
      LocalDate from = figure.validFrom();
      if (from != null && from.isAfter(day)) {
        days.add(from);
      }
    }
    return days;
  }

  private static LocalDate start(Figure figure) {
    LocalDate from = figure.validFrom();
    return from == null ? LocalDate.MIN : from;
  }

  private static String span(Figure figure) {
    return (figure.validFrom() == null ? "…" : figure.validFrom())
        + " – "
        + (figure.validTo() == null ? "…" : figure.validTo());
  }
}
