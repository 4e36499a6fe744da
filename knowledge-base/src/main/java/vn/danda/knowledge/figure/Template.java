package vn.danda.knowledge.figure;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text taken apart into words, placeholders and dated blocks. Parsing never fails: what cannot be understood is noted
 * in {@link #problems} and left out, so that a reader still gets the rest.
 */
record Template(List<Part> parts, List<String> problems) {

  /** How a placeholder is read out. */
  enum Format {
    SPOKEN,
    EXACT,
    NUMBER,
    PERCENT,
    /** An amount by the month, as what it comes to a day. */
    PER_DAY
  }

  sealed interface Part {}

  record Words(String text) implements Part {}

  /** A key and, when the text fixes one, the day whose value is meant. */
  record Value(String key, @Nullable LocalDate day, Format format) implements Part {}

  record Computed(String formula, Format format) implements Part {}

  /**
   * An amount measured in a thing of the price list, brackets and all; nothing when that cannot be said honestly.
   *
   * @param formula a key, with a day or without, or an expression
   * @param perDay whether what it comes to a day is measured
   * @param price the key of the price
   */
  record Compared(String formula, boolean perDay, String price) implements Part {}

  /** Read from {@code from} on and before {@code before}; exactly one of them is set. */
  record Block(@Nullable LocalDate from, @Nullable LocalDate before, List<Part> parts) implements Part {

    boolean isReadOn(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (before == null || day.isBefore(before));
    }
  }

  /** Read while this figure is not certain on its day: words such as "dự kiến", which go when it is confirmed. */
  record Doubt(String key, @Nullable LocalDate day, List<Part> parts) implements Part {}

  private static final Pattern BRACES = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile("([A-Za-z]\\w*+)(?:@([\\d-]++))?+(?:\\|(exact|number|percent|moi_ngay))?+");
  private static final Pattern COMPUTED =
      Pattern.compile("=(.*?)(?:\\|(exact|number|percent|moi_ngay))?", Pattern.DOTALL);
  private static final Pattern COMPARED =
      Pattern.compile("=?(.*?)(\\|moi_ngay)?\\|bang:([a-z][a-z0-9_]*+)", Pattern.DOTALL);
  private static final Pattern OPEN = Pattern.compile("#(before|from)\\s++([\\d-]++)");
  private static final Pattern OPEN_DOUBT = Pattern.compile("#unsure\\s++([A-Za-z]\\w*+)(?:@([\\d-]++))?+");

  /** A line that ends a sentence, or is empty, is a line of its own. */
  private static final Pattern ENDED = Pattern.compile("(?:.*[.!?:;…)\"”](?:\\{\\{/\\w++}})*+)?+");

  private static final Pattern ITEM = Pattern.compile("(?:\\{\\{#[^}]*+}})?+(?:[-•+*] |\\d++[.)] ).*");

  static Template parse(String text) {
    return new Parser().parse(unwrapped(text.strip()));
  }

  /** Files wrap long lines; a line that stops inside a sentence goes on in the next one. */
  private static String unwrapped(String text) {
    StringBuilder joined = new StringBuilder();
    String before = "";
    for (String line : text.lines().map(String::strip).toList()) {
      boolean goesOn = !ENDED.matcher(before).matches() && !line.isEmpty() && !ITEM.matcher(line).matches();
      joined.append(joined.isEmpty() ? "" : goesOn ? " " : "\n").append(line);
      before = line;
    }
    return joined.toString();
  }

  private static final class Parser {

    private final List<String> problems = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    /** {@code key} is empty but in a block of doubt. */
    private record Open(String kind, String key, @Nullable LocalDate day, List<Part> parts) {}

    Template parse(String text) {
      open.push(new Open("", "", null, new ArrayList<>()));
      Matcher braces = BRACES.matcher(text);
      int end = 0;
      while (braces.find()) {
        words(text.substring(end, braces.start()));
        placeholder(braces.group(1).strip());
        end = braces.end();
      }
      words(text.substring(end));
      while (open.size() > 1) {
        problems.add("Block {{#" + open.element().kind + " " + open.element().day + "}} is never closed");
        close(open.element().kind);
      }
      return new Template(List.copyOf(open.element().parts), List.copyOf(problems));
    }

    private void words(String words) {
      if (words.contains("{{") || words.contains("}}")) {
        problems.add("Unbalanced braces in '" + words.strip() + "'");
      }
      if (!words.isEmpty()) {
        add(new Words(words));
      }
    }

    private void placeholder(String inside) {
      Matcher opening = OPEN.matcher(inside);
      if (opening.matches()) {
        open.push(new Open(opening.group(1), "", day(opening.group(2)), new ArrayList<>()));
        return;
      }
      Matcher doubt = OPEN_DOUBT.matcher(inside);
      if (doubt.matches()) {
        String day = doubt.group(2);
        open.push(new Open("unsure", doubt.group(1), day == null ? null : day(day), new ArrayList<>()));
        return;
      }
      if (inside.equals("/before") || inside.equals("/from") || inside.equals("/unsure")) {
        close(inside.substring(1));
        return;
      }
      Matcher compared = COMPARED.matcher(inside);
      if (compared.matches()) {
        add(new Compared(compared.group(1).strip(), compared.group(2) != null, compared.group(3)));
        return;
      }
      Matcher computed = COMPUTED.matcher(inside);
      if (computed.matches()) {
        add(new Computed(computed.group(1).strip(), format(computed.group(2))));
        return;
      }
      Matcher value = VALUE.matcher(inside);
      if (value.matches()) {
        String day = value.group(2);
        add(new Value(value.group(1), day == null ? null : day(day), format(value.group(3))));
        return;
      }
      problems.add("Cannot read {{" + inside + "}}");
    }

    private void close(String kind) {
      if (open.size() == 1 || !open.element().kind.equals(kind)) {
        problems.add("{{/" + kind + "}} closes nothing");
        return;
      }
      Open block = open.pop();
      List<Part> parts = List.copyOf(block.parts);
      add(
          switch (kind) {
            case "before" -> new Block(null, block.day, parts);
            case "from" -> new Block(block.day, null, parts);
            default -> new Doubt(block.key, block.day, parts);
          });
    }

    private @Nullable LocalDate day(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        problems.add("'" + text + "' is not a day like 2027-01-01");
        return null;
      }
    }

    private void add(Part part) {
      open.element().parts.add(part);
    }

    private static Format format(@Nullable String name) {
      return switch (name) {
        case "exact" -> Format.EXACT;
        case "number" -> Format.NUMBER;
        case "percent" -> Format.PERCENT;
        case "moi_ngay" -> Format.PER_DAY;
        case null, default -> Format.SPOKEN;
      };
    }
  }
}
