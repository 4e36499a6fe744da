package vn.danda.content;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.danda.content.ContentPart.Kind;
import vn.danda.content.DatedTexts.Piece;
import vn.danda.knowledge.Article;
import vn.danda.knowledge.calculate.CalculatorExamples;
import vn.danda.knowledge.calculate.Calculations;
import vn.danda.knowledge.calculate.Spoken;
import vn.danda.knowledge.figure.DerivedFigures;
import vn.danda.knowledge.figure.Figure;
import vn.danda.knowledge.figure.FigureText;
import vn.danda.knowledge.figure.Figures;

/** What depends on a figure or an article: every text that reads it and every calculator that was seen to look it up. */
@Component
public class Impact {

  private final List<DatedTexts> sources;

  Impact(List<DatedTexts> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * One piece that depends on what changes.
   *
   * @param readings each of its texts, or each example of a calculator
   */
  public record Affected(ContentPart part, List<Reading> readings) {

    public boolean isChanged() {
      return readings.stream().anyMatch(reading -> !reading.before().equals(reading.after()));
    }
  }

  /** One text before and after; the same twice where the change does not show on that day. */
  public record Reading(String before, String after) {}

  /** What reads this figure, or one that follows from it; those whose words change first. */
  public List<Affected> ofFigure(String key, Published published, Figures after, LocalDate day) {
    Set<String> keys = DerivedFigures.following(key);
    return affected(published, after, day, piece -> piece.keys().stream().anyMatch(keys::contains), kind -> uses(kind, keys, published, day));
  }

  /** What rests on this article: its own basis says so, or a figure it reads does. */
  public List<Affected> ofArticle(Article article, Published published, LocalDate day) {
    Set<String> keys =
        published.figures().all().stream()
            .filter(figure -> article.isCitedIn(figure.basis()))
            .filter(figure -> figure.holdsOn(day) || isAhead(figure, day))
            .flatMap(figure -> DerivedFigures.following(figure.key()).stream())
            .collect(Collectors.toSet());
    return affected(
        published,
        published.figures(),
        day,
        piece -> piece.bases().stream().anyMatch(article::isCitedIn) || piece.keys().stream().anyMatch(keys::contains),
        kind ->
            uses(kind, keys, published, day)
                || CalculatorExamples.basesOf(kind, published.figures(), day).stream().anyMatch(article::isCitedIn));
  }

  /** How many pieces read each figure themselves or through what follows from it. */
  public Map<String, Integer> counts(Published published, LocalDate day) {
    Map<String, Set<ContentPart>> parts = new TreeMap<>();
    for (Piece piece : pieces(published)) {
      piece.keys().forEach(key -> parts.computeIfAbsent(key, each -> new LinkedHashSet<>()).add(piece.part()));
    }
    for (String kind : Calculations.kinds()) {
      CalculatorExamples.figuresOf(kind, published.figures(), day)
          .forEach(key -> parts.computeIfAbsent(key, each -> new LinkedHashSet<>()).add(calculator(kind)));
    }
    Map<String, Integer> counts = new TreeMap<>();
    for (String key : published.figures().keys()) {
      Set<ContentPart> all = new LinkedHashSet<>();
      DerivedFigures.following(key).forEach(each -> all.addAll(parts.getOrDefault(each, Set.of())));
      counts.put(key, all.size());
    }
    return counts;
  }

  /** Every piece of every source. */
  public List<Piece> pieces(Published published) {
    return sources.stream().flatMap(source -> source.pieces(published).stream()).toList();
  }

  private List<Affected> affected(
      Published published,
      Figures after,
      LocalDate day,
      Predicate<Piece> reads,
      Predicate<String> uses) {
    List<Affected> affected = new ArrayList<>();
    for (Piece piece : pieces(published)) {
      if (reads.test(piece)) {
        affected.add(
            new Affected(
                piece.part(),
                piece.templates().stream()
                    .map(text -> new Reading(read(text, published.figures(), day), read(text, after, day)))
                    .toList()));
      }
    }
    Calculations.kinds().stream()
        .filter(uses)
        .forEach(kind -> affected.add(new Affected(calculator(kind), examples(kind, published.figures(), after, day))));
    return affected.stream().sorted(Comparator.comparing((Affected one) -> !one.isChanged())).toList();
  }

  private static List<Reading> examples(String kind, Figures before, Figures after, LocalDate day) {
    return CalculatorExamples.shown().stream()
        .filter(example -> example.kind().equals(kind))
        .map(
            example ->
                new Reading(
                    example.label() + ": " + Spoken.of(example.run(before, day)),
                    example.label() + ": " + Spoken.of(example.run(after, day))))
        .toList();
  }

  private static boolean uses(String kind, Set<String> keys, Published published, LocalDate day) {
    return CalculatorExamples.figuresOf(kind, published.figures(), day).stream().anyMatch(keys::contains);
  }

  private static boolean isAhead(Figure figure, LocalDate day) {
    LocalDate from = figure.validFrom();
    return from != null && from.isAfter(day);
  }

  private static String read(String template, Figures figures, LocalDate day) {
    return FigureText.render(template, figures, day).text();
  }

  private static ContentPart calculator(String kind) {
    return new ContentPart(Kind.CALCULATOR, kind);
  }
}
