package vn.danda.knowledge.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What staff call a figure, and how its value is said by itself. The names are {@code figures/names_vi.csv}; keys that
 * come in rows by year are named by rule, and one that nobody has named goes by its key.
 */
public final class FigureNames {

  private static final Map<String, String> NAMES =
      FigureFiles.rows("names_vi.csv").stream().collect(Collectors.toMap(row -> cell(row, "key"), row -> cell(row, "name")));

  private static final List<ByYear> BY_YEAR =
      List.of(
          new ByYear("retire_age_m_(\\d{4})", at -> "Tuổi nghỉ hưu của nam, năm " + at.group(1)),
          new ByYear("retire_age_f_(\\d{4})", at -> "Tuổi nghỉ hưu của nữ, năm " + at.group(1)),
          new ByYear(
              "retire_age_born_([mf])_(\\d{4})_0?(\\d+)",
              at ->
                  "Tuổi nghỉ hưu: " + (at.group(1).equals("m") ? "nam" : "nữ") + " sinh từ tháng " + at.group(3) + "/"
                      + at.group(2)),
          new ByYear(
              "cpi_adjust_(\\d{4})_paid_(\\d{4})",
              at -> "Bù mất giá năm " + at.group(1) + " cho tiền đóng năm " + at.group(2) + ": mấy lần"));

  private static final Map<String, String> UNITS =
      Map.of("years", "năm", "months", "tháng", "working days", "ngày làm việc", "days", "ngày");

  private FigureNames() {}

  private record ByYear(Pattern key, Function<Matcher, String> name) {
    ByYear(String key, Function<Matcher, String> name) {
      this(Pattern.compile(key), name);
    }
  }

  /** The name staff know it by, for example "Lương cơ sở". */
  public static String of(String key) {
    String name = NAMES.get(key);
    return name != null ? name : byRule(key).orElse(key);
  }

  private static Optional<String> byRule(String key) {
    return BY_YEAR.stream()
        .map(rule -> Map.entry(rule, rule.key().matcher(key)))
        .filter(tried -> tried.getValue().matches())
        .map(tried -> tried.getKey().name().apply(tried.getValue()))
        .findFirst();
  }

  /** The value as a person says it, with the unit a text has to write behind it: "264 nghìn đồng", "15 năm". */
  public static String said(Figure figure) {
    return figure.value().isEmpty()
        ? FigureText.NO_VALUE
        : (FigureWords.read(figure, Template.Format.SPOKEN) + " " + unit(figure)).strip();
  }

  /** The word a text has to write behind the value: "năm", "tháng", "ngày", or nothing. */
  public static String unit(Figure figure) {
    if (figure.form() != Figure.Form.NUMBER) {
      return "";
    }
    return UNITS.entrySet().stream()
        .filter(unit -> figure.unit().startsWith(unit.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** The first value after this day, if a later one is known. */
  public static Optional<Figure> next(Figures figures, String key, LocalDate day) {
    return figures.history(key).stream()
        .filter(figure -> figure.validFrom() != null && figure.validFrom().isAfter(day))
        .findFirst();
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "").strip();
  }
}
