package vn.danda.knowledge.figure;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads the tables under {@code figures/}: {@code parameters.csv}; {@code earlier.csv}, values of the same keys before
 * a change that {@code parameters.csv} only has the new value of; {@code retirement_ages.csv}, of which each row
 * becomes a figure named after the first birth month it is for.
 */
final class FigureFiles {

  private static final CsvMapper CSV = new CsvMapper();
  private static final CsvSchema WITH_HEADER = CsvSchema.emptySchema().withHeader();

  private FigureFiles() {}

  static List<Figure> shipped() {
    List<Figure> figures = new ArrayList<>();
    rows("parameters.csv").forEach(row -> figures.add(parameter(row)));
    rows("earlier.csv").forEach(row -> figures.add(parameter(row)));
    rows("retirement_ages.csv").forEach(row -> figures.add(retirementAge(row)));
    return figures;
  }

  private static Figure parameter(Map<String, String> row) {
    String wording = cell(row, "confidence");
    Certainty certainty = Certainty.of(wording);
    return new Figure(
        cell(row, "key"),
        cell(row, "value"),
        cell(row, "unit"),
        day(cell(row, "valid_from")),
        day(cell(row, "valid_to")),
        cell(row, "source"),
        certainty,
        certainty.isCertain() ? doubt(wording) : wording);
  }

  /** Key {@code retire_age_born_f_1970_09}: the age of everybody born from then until the next such row. */
  private static Figure retirementAge(Map<String, String> row) {
    return new Figure(
        "retire_age_born_" + cell(row, "gender").charAt(0) + "_" + cell(row, "born_from").replace('-', '_'),
        cell(row, "age_years") + "y" + cell(row, "age_months") + "m",
        "years-months",
        null,
        null,
        "BLLĐ 2019 Điều 169 k2; NĐ 135/2020/NĐ-CP Điều 4, Phụ lục I",
        Certainty.of(cell(row, "confidence")),
        "");
  }

  private static String doubt(String wording) {
    int open = wording.indexOf('(');
    return open < 0 ? "" : wording.substring(open + 1).replace(")", "");
  }

  private static @Nullable LocalDate day(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text);
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "").strip();
  }

  static List<Map<String, String>> rows(String file) {
    try (InputStream in = FigureFiles.class.getResourceAsStream("/figures/" + file)) {
      if (in == null) {
        throw new IllegalStateException("No file figures/" + file + " on the class path");
      }
      MappingIterator<Map<String, String>> rows = CSV.readerForMapOf(String.class).with(WITH_HEADER).readValues(in);
      return rows.readAll();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read figures/" + file, e);
    }
  }
}
