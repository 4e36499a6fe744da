package vn.danda.content;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.figure.Comparison.LeftOut;
import vn.danda.knowledge.figure.Figure;
import vn.danda.knowledge.figure.FigureNames;
import vn.danda.knowledge.figure.FigureText;
import vn.danda.knowledge.figure.Figures;
import vn.danda.knowledge.figure.Rendered;
import vn.danda.knowledge.text.VietnameseText;

/** The figures a text may quote, as whoever writes it looks for them: by name, with today's value and the next. */
public final class FigureShelf {

  private static final int MOST = 20;

  private FigureShelf() {}

  /**
   * One figure on the shelf.
   *
   * @param today what it reads as today
   * @param next what it reads as later, or null when no later value is known
   * @param nextFrom first day of that
   * @param placeholder what is written into the text for it, with the doubt said where there is one
   * @param folksy the ways of saying it in folk's measure
   */
  public record Item(
      String key,
      String name,
      String today,
      @Nullable String next,
      @Nullable LocalDate nextFrom,
      boolean certain,
      String placeholder,
      List<Folksy> folksy) {}

  /**
   * A figure by the day, or measured in a thing of the price list.
   *
   * @param today what it reads as today; empty when nothing is said
   * @param next what it reads as once the figure changes, or null when no later value is known
   * @param leftOut why nothing is said today; empty when something is
   */
  public record Folksy(String today, @Nullable String next, String leftOut, String placeholder) {}

  /** Those whose name (or key, or value) has all these words, with or without marks; the shortest names first. */
  public static List<Item> find(Figures figures, LocalDate day, String wanted) {
    List<String> words = Stream.of(VietnameseText.fold(wanted).split("\\s+")).filter(word -> !word.isBlank()).toList();
    return figures.keys().stream()
        .flatMap(key -> item(figures, key, day).stream())
        .filter(item -> mentions(item, words))
        .sorted(Comparator.comparing((Item item) -> item.key().startsWith("cpi_") || item.key().startsWith("retire_age_"))
            .thenComparing(item -> item.name().length()))
        .limit(MOST)
        .toList();
  }

  /** The figures a text quoted, in the order of the text. */
  public static List<Item> quoted(List<Figure> used, Figures figures, LocalDate day) {
    return used.stream().map(Figure::key).distinct().flatMap(key -> item(figures, key, day).stream()).toList();
  }

  /** Empty when a text cannot quote it: a rule in words, or something without a value today. */
  private static Optional<Item> item(Figures figures, String key, LocalDate day) {
    Optional<Figure> today = figures.on(key, day);
    if (today.isEmpty() || today.get().value().isEmpty() || !FigureText.check("{{" + key + "}}", figures).isEmpty()) {
      return Optional.empty();
    }
    Figure figure = today.get();
    Optional<Figure> next = FigureNames.next(figures, key, day);
    String unit = FigureNames.unit(figure);
    String placeholder = "{{" + key + "}}" + (unit.isEmpty() ? "" : " " + unit);
    boolean certain = figure.certainty().isCertain();
    String doubt = certain ? "" : "{{#unsure " + key + "}} (dự kiến){{/unsure}}";
    return Optional.of(
        new Item(
            key,
            FigureNames.of(key),
            FigureNames.said(figure),
            next.map(FigureNames::said).orElse(null),
            next.map(Figure::validFrom).orElse(null),
            certain,
            placeholder + doubt,
            folksy(figures, key, day, next.map(Figure::validFrom).orElse(null), doubt)));
  }

  /** By the day where it is an amount by the month, then measured in each thing; a day's share where there is one. */
  private static List<Folksy> folksy(Figures figures, String key, LocalDate day, @Nullable LocalDate nextFrom, String doubt) {
    String perDay = "{{" + key + "|moi_ngay}}";
    boolean monthly = FigureText.check(perDay, figures).isEmpty();
    Stream<String> measured =
        figures.prices().keys().stream().map(price -> "{{" + key + (monthly ? "|moi_ngay" : "") + "|bang:" + price + "}}");
    return Stream.concat(monthly ? Stream.of(perDay + doubt) : Stream.empty(), measured)
        .filter(placeholder -> FigureText.check(placeholder, figures).isEmpty())
        .map(placeholder -> folksy(placeholder, figures, day, nextFrom))
        .toList();
  }

  private static Folksy folksy(String placeholder, Figures figures, LocalDate day, @Nullable LocalDate nextFrom) {
    Rendered today = FigureText.render(placeholder, figures, day);
    return new Folksy(
        today.text(),
        nextFrom == null ? null : FigureText.render(placeholder, figures, nextFrom).text(),
        today.leftOut().stream().map(LeftOut::why).findFirst().orElse(""),
        placeholder);
  }

  private static boolean mentions(Item item, List<String> words) {
    String text = VietnameseText.fold(item.name() + " " + item.key() + " " + item.today());
    return words.stream().allMatch(text::contains);
  }
}
