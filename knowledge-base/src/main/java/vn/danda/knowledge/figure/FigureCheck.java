package vn.danda.knowledge.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.figure.Template.Block;
import vn.danda.knowledge.figure.Template.Compared;
import vn.danda.knowledge.figure.Template.Computed;
import vn.danda.knowledge.figure.Template.Doubt;
import vn.danda.knowledge.figure.Template.Format;
import vn.danda.knowledge.figure.Template.Part;
import vn.danda.knowledge.figure.Template.Value;
import vn.danda.knowledge.figure.Template.Words;

/** Finds what is wrong with a template before anybody reads it. */
final class FigureCheck {

  private static final Pattern LITERAL_AMOUNT =
      Pattern.compile(
          "(?iu)(?<![\\w.,])\\d[\\d.,]*+\\s*+"
              + "(?:nghìn|ngàn|triệu|tr(?!\\p{L})|tỷ|tỉ|k(?!\\p{L})|vnđ|vnd|đồng|đ(?!\\p{L}))"
              + "|(?<!\\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|rưỡi|nửa)"
              + "\\s++(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\\p{L})");
  private static final Pattern LITERAL_PERCENT = Pattern.compile("(?iu)\\d[\\d.,]*+\\s*+(?:%|phần trăm)");

  /** "không mất 1 đồng nào", "mấy trăm nghìn": ways of speaking, not amounts. */
  private static final Pattern WAY_OF_SPEAKING =
      Pattern.compile("(?iu)[01] ?(?:đồng|đ)|(?:.* )?(?:trăm|mươi) (?:nghìn|ngàn|triệu)");

  private static final Pattern UNIT_AGAIN =
      Pattern.compile("(?iu)^\\s*+(?:đồng|đ(?!\\p{L})|vnđ|%|phần trăm).*", Pattern.DOTALL);
  private static final Pattern KEY = Pattern.compile("([A-Za-z]\\w*+)(?:@([\\d-]++))?+");

  private final Figures figures;
  private final List<LocalDate> days;
  private final List<String> problems = new ArrayList<>();

  FigureCheck(Figures figures, List<LocalDate> days) {
    this.figures = figures;
    this.days = List.copyOf(days);
  }

  List<String> check(String text) {
    Template template = Template.parse(text);
    problems.addAll(template.problems());
    parts(template.parts(), null, null);
    return problems.stream().distinct().toList();
  }

  /** @param from first day these parts are read, or null; {@code before} the first day they no longer are, or null */
  private void parts(List<Part> parts, @Nullable LocalDate from, @Nullable LocalDate before) {
    for (int i = 0; i < parts.size(); i++) {
      Part next = i + 1 < parts.size() ? parts.get(i + 1) : new Words("");
      switch (parts.get(i)) {
        case Words words -> literals(words.text());
        case Value value -> {
          key(value.key(), value.day(), from, before);
          if (value.format() == Format.PER_DAY) {
            monthly(value.key());
          }
          unitAgain("{{" + value.key() + "}}", next);
        }
        case Computed computed -> {
          formula(computed.formula(), from, before);
          unitAgain("{{= " + computed.formula() + "}}", next);
        }
        case Compared compared -> {
          compared(compared, from, before);
          ownBrackets(i == 0 ? new Words("") : parts.get(i - 1));
        }
        case Doubt doubt -> {
          key(doubt.key(), doubt.day(), from, before);
          parts(doubt.parts(), from, before);
        }
        case Block block -> parts(block.parts(), later(from, block.from()), earlier(before, block.before()));
      }
    }
  }

  private void compared(Compared compared, @Nullable LocalDate from, @Nullable LocalDate before) {
    formula(compared.formula(), from, before);
    Matcher alone = KEY.matcher(compared.formula());
    if (compared.perDay() && alone.matches()) {
      monthly(alone.group(1));
    } else if (alone.matches() && figures.history(alone.group(1)).stream().noneMatch(Figure::isMoney) && figures.knows(alone.group(1))) {
      problems.add("Key '" + alone.group(1) + "' is no money: it buys nothing");
    }
    if (!figures.prices().knows(compared.price())) {
      problems.add("Unknown price '" + compared.price() + "'");
    }
  }

  /** Only an amount by the month has a share of a day. */
  private void monthly(String key) {
    boolean monthly =
        figures.history(key).stream().allMatch(figure -> figure.unit().startsWith("VND") && figure.unit().endsWith("/month"));
    if (!monthly) {
      problems.add("Key '" + key + "' is no amount by the month: it has no share of a day");
    }
  }

  private void ownBrackets(Part before) {
    if (before instanceof Words words && words.text().stripTrailing().endsWith("(")) {
      problems.add("A comparison brings its own brackets: drop the one before it");
    }
  }

  private void literals(String words) {
    Matcher amount = LITERAL_AMOUNT.matcher(words);
    while (amount.find()) {
      int start = Math.max(words.lastIndexOf(' ', Math.max(amount.start() - 2, 0)), 0);
      String around = words.substring(start, amount.end()).strip();
      if (!WAY_OF_SPEAKING.matcher(amount.group()).matches() && !isVague(around)) {
        problems.add("Literal amount '" + around + "': use a figure");
      }
    }
    LITERAL_PERCENT
        .matcher(words)
        .results()
        .forEach(percent -> problems.add("Literal percentage '" + percent.group() + "': use a figure"));
  }

  private static boolean isVague(String around) {
    return around.startsWith("mấy ") || around.startsWith("vài ");
  }

  private void unitAgain(String placeholder, Part next) {
    if (next instanceof Words words && UNIT_AGAIN.matcher(words.text()).matches()) {
      problems.add(placeholder + " already reads with its unit: drop the one behind it");
    }
  }

  private void formula(String formula, @Nullable LocalDate from, @Nullable LocalDate before) {
    int found = problems.size();
    try {
      Matcher keys = KEY.matcher(formula);
      while (keys.find()) {
        String day = keys.group(2);
        key(keys.group(1), day == null ? null : LocalDate.parse(day), from, before);
      }
      if (problems.size() == found) {
        Formula.compute(formula, this::lastNumber);
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private BigDecimal lastNumber(String reference) {
    Matcher key = KEY.matcher(reference);
    if (!key.matches()) {
      throw new IllegalArgumentException("Not a key: '" + reference + "'");
    }
    return figures.history(key.group(1)).stream()
        .map(Figure::number)
        .flatMap(Optional::stream)
        .reduce((first, second) -> second)
        .orElseThrow(() -> new IllegalArgumentException("Figure '" + reference + "' is not a number"));
  }

  private void key(
      String key, @Nullable LocalDate fixedDay, @Nullable LocalDate from, @Nullable LocalDate before) {
    if (!figures.knows(key)) {
      problems.add("Unknown key '" + key + "'");
      return;
    }
    if (fixedDay != null) {
      value(key, fixedDay);
      return;
    }
    value(key, before == null ? farAway() : before.minusDays(1));
    if (from != null) {
      value(key, from);
    }
    days.stream()
        .filter(day -> (from == null || !day.isBefore(from)) && (before == null || day.isBefore(before)))
        .forEach(day -> value(key, day));
  }

  private void value(String key, LocalDate day) {
    Optional<Figure> figure = figures.on(key, day).filter(found -> !found.value().isEmpty());
    if (figure.isEmpty()) {
      problems.add("Key '" + key + "' has no value " + (day.equals(farAway()) ? "for good" : "on " + day));
    } else if (isRule(figure.get())) {
      problems.add("Key '" + key + "' is a rule, not a value to be read out: '" + figure.get().value() + "'");
    }
  }

  /** Rules stand in the table in a lawyer's shorthand; they are there for the calculators. */
  private static boolean isRule(Figure figure) {
    return figure.form() == Figure.Form.TEXT
        && !figure.unit().equals("phone")
        && !figure.unit().equals("address")
        && !figure.value().matches("[\\d|]+");
  }

  /** A day after the last known change. */
  private LocalDate farAway() {
    return figures.changesAfter(LocalDate.MIN).isEmpty()
        ? LocalDate.of(2100, 1, 1)
        : figures.changesAfter(LocalDate.MIN).last().plusYears(1);
  }

  private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }
}
