package vn.danda.knowledge.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.figure.Comparison.LeftOut;
import vn.danda.knowledge.figure.Comparison.Said;
import vn.danda.knowledge.figure.Template.Block;
import vn.danda.knowledge.figure.Template.Compared;
import vn.danda.knowledge.figure.Template.Computed;
import vn.danda.knowledge.figure.Template.Doubt;
import vn.danda.knowledge.figure.Template.Part;
import vn.danda.knowledge.figure.Template.Value;
import vn.danda.knowledge.figure.Template.Words;

/**
 * Fills figures into texts. The syntax is the table "Figures" of {@code knowledge-base/CONTENT.md}. Rendering never
 * fails: where a value is missing the text says so, because an answer with one gap still helps and a broken one does
 * not. A comparison with an everyday price that cannot be made leaves no gap: it was only there to help.
 */
public final class FigureText {

  /** Stands where a key has no value on the day asked for. */
  public static final String NO_VALUE = "(chưa có số liệu cho thời điểm này)";

  private final Figures figures;
  private final LocalDate today;
  private final StringBuilder text = new StringBuilder();
  private final Set<Figure> used = new LinkedHashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private final Set<LeftOut> leftOut = new LinkedHashSet<>();

  private FigureText(Figures figures, LocalDate today) {
    this.figures = figures;
    this.today = today;
  }

  /** The text as it reads on that day. */
  public static Rendered render(String template, Figures figures, LocalDate on) {
    FigureText rendering = new FigureText(figures, on);
    rendering.render(Template.parse(template).parts());
    return new Rendered(
        tidy(rendering.text.toString()),
        List.copyOf(rendering.used),
        List.copyOf(rendering.missing),
        List.copyOf(rendering.leftOut));
  }

  /** A value alone, as staff read it: money to the đồng; "chưa có" when it is not known. */
  public static String readOut(Figure figure) {
    if (figure.value().isEmpty()) {
      return "chưa có";
    }
    return FigureWords.read(figure, figure.isMoney() ? Template.Format.EXACT : Template.Format.SPOKEN);
  }

  /** The keys a text reads on some day, or looks at for doubt. */
  public static Set<String> keys(String template) {
    Set<String> keys = new TreeSet<>();
    keys(Template.parse(template).parts(), keys);
    return keys;
  }

  private static void keys(List<Part> parts, Set<String> keys) {
    for (Part part : parts) {
      switch (part) {
        case Words _ -> {}
        case Value value -> keys.add(value.key());
        case Computed computed -> keys.addAll(Formula.keys(computed.formula()));
        case Compared compared -> keys.addAll(Formula.keys(compared.formula()));
        case Block block -> keys(block.parts(), keys);
        case Doubt doubt -> {
          keys.add(doubt.key());
          keys(doubt.parts(), keys);
        }
      }
    }
  }

  /** The prices a text measures something by on some day. */
  public static Set<String> prices(String template) {
    Set<String> prices = new TreeSet<>();
    prices(Template.parse(template).parts(), prices);
    return prices;
  }

  private static void prices(List<Part> parts, Set<String> prices) {
    for (Part part : parts) {
      switch (part) {
        case Words _, Value _, Computed _ -> {}
        case Compared compared -> prices.add(compared.price());
        case Block block -> prices(block.parts(), prices);
        case Doubt doubt -> prices(doubt.parts(), prices);
      }
    }
  }

  /**
   * What is wrong with a text whenever it is read: each problem is a sentence that names the key or the words. A key
   * must have a value until the end of the block it stands in, or for good when it stands in none.
   */
  public static List<String> check(String template, Figures figures) {
    return new FigureCheck(figures, List.of()).check(template);
  }

  /** The same, and every figure must have a value on each of these days on which its place in the text is read. */
  public static List<String> check(String template, Figures figures, List<LocalDate> days) {
    return new FigureCheck(figures, days).check(template);
  }

  private void render(List<Part> parts) {
    for (Part part : parts) {
      switch (part) {
        case Words words -> text.append(words.text());
        case Value value -> text.append(read(value));
        case Computed computed -> text.append(compute(computed));
        case Compared compared -> compare(compared);
        case Block block -> {
          if (block.isReadOn(today)) {
            render(block.parts());
          }
        }
        case Doubt doubt -> {
          if (isDoubtful(doubt)) {
            render(doubt.parts());
          }
        }
      }
    }
  }

  /** Looking does not count as quoting: the figure is not among those the text uses. */
  private boolean isDoubtful(Doubt doubt) {
    LocalDate day = doubt.day() == null ? today : doubt.day();
    return figures.on(doubt.key(), day).filter(figure -> figure.certainty().isCertain()).isEmpty();
  }

  private String read(Value value) {
    Optional<Figure> figure = lookUp(value.key(), value.day());
    return figure.map(found -> FigureWords.read(found, value.format())).orElse(NO_VALUE);
  }

  private String compute(Computed computed) {
    try {
      return FigureWords.read(Formula.compute(computed.formula(), this::operand), computed.format());
    } catch (IllegalArgumentException | DateTimeParseException e) {
      missing.add("=" + computed.formula());
      return NO_VALUE;
    }
  }

  /** A figure that is only there to be measured counts as quoted when the measure is said, and is never missed. */
  private void compare(Compared compared) {
    Set<Figure> looked = new LinkedHashSet<>();
    switch (comparison(compared, looked)) {
      case Said said -> {
        text.append(' ').append(said.words());
        used.addAll(looked);
      }
      case LeftOut out -> leftOut.add(out);
    }
  }

  private Comparison comparison(Compared compared, Set<Figure> looked) {
    try {
      BigDecimal amount =
          Formula.compute(
              compared.formula(),
              reference -> {
                Optional<Figure> figure = find(key(reference), day(reference));
                figure.ifPresent(looked::add);
                return number(figure, reference);
              });
      return figures.prices().compare(compared.perDay() ? DayShare.of(amount) : amount, compared.price(), today);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return new LeftOut(compared.price(), false, "chưa có con số để so");
    }
  }

  private BigDecimal operand(String reference) {
    return number(lookUp(key(reference), day(reference)), reference);
  }

  private static BigDecimal number(Optional<Figure> figure, String reference) {
    return figure
        .flatMap(Figure::number)
        .orElseThrow(() -> new IllegalArgumentException("No number '" + reference + "'"));
  }

  private static String key(String reference) {
    int at = reference.indexOf('@');
    return at < 0 ? reference : reference.substring(0, at);
  }

  private static @Nullable LocalDate day(String reference) {
    int at = reference.indexOf('@');
    return at < 0 ? null : LocalDate.parse(reference.substring(at + 1));
  }

  private Optional<Figure> lookUp(String key, @Nullable LocalDate day) {
    Optional<Figure> figure = find(key, day);
    figure.ifPresentOrElse(used::add, () -> missing.add(day == null ? key : key + "@" + day));
    return figure;
  }

  private Optional<Figure> find(String key, @Nullable LocalDate day) {
    return figures.on(key, day == null ? today : day).filter(found -> !found.value().isEmpty());
  }

  /** Blocks that were left out leave spaces and empty lines behind. */
  private static String tidy(String text) {
    return text.replaceAll("[ \\t]+", " ")
        .replaceAll(" ?\\n ?", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .replaceAll(" +([.,;:!?])(?=\\s|$)", "$1")
        .strip();
  }
}
