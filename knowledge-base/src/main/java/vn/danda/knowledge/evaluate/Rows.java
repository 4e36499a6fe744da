package vn.danda.knowledge.evaluate;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The rows of a CSV file as people save it, from a spreadsheet too: with or without a byte order mark, with commas or
 * semicolons. What is wrong is said with the file and the line.
 */
record Rows(Path file, Set<String> columns, List<Row> rows) {

  /** One row and the line it begins on. */
  record Row(Path file, int line, Map<String, String> cells) {

    /** The text in a column without spaces around it; empty when there is none. */
    String cell(String column) {
      return cells.getOrDefault(column, "").strip();
    }

    String filled(String column) {
      String cell = cell(column);
      if (cell.isEmpty()) {
        throw wrong(column, "must not be empty");
      }
      return cell;
    }

    IllegalArgumentException wrong(String column, String rule) {
      return new IllegalArgumentException(
          "%s, line %d, column '%s': '%s' %s".formatted(file.getFileName(), line, column, cell(column), rule));
    }
  }

  static Rows of(Path file) {
    String text = text(file);
    String head = text.lines().findFirst().orElse("");
    char separator = head.contains(";") && !head.contains(",") ? ';' : ',';
    Set<String> columns = new HashSet<>();
    for (String column : head.split(String.valueOf(separator), -1)) {
      columns.add(column.replace("\"", "").strip());
    }
    return new Rows(file, columns, rows(file, text, separator));
  }

  private static List<Row> rows(Path file, String text, char separator) {
    CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator);
    List<Row> rows = new ArrayList<>();
    try (MappingIterator<Map<String, String>> cells =
        new CsvMapper().readerForMapOf(String.class).with(schema).readValues(text)) {
      while (cells.hasNextValue()) {
        Row row = new Row(file, cells.currentLocation().getLineNr(), cells.nextValue());
        if (row.cells().values().stream().anyMatch(cell -> !cell.isBlank())) {
          rows.add(row);
        }
      }
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new IllegalArgumentException(
          "%s, line %d: %s (a text with the separator in it must stand in quotes)"
              .formatted(file.getFileName(), line, e.getOriginalMessage()),
          e);
    }
    return rows;
  }

  private static String text(Path file) {
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("There is no file " + file.toAbsolutePath(), e);
    } catch (MalformedInputException e) {
      throw new IllegalArgumentException(file.getFileName() + " is not UTF-8; save it as \"CSV UTF-8\"", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read " + file.toAbsolutePath() + ": " + e.getMessage(), e);
    }
  }
}
