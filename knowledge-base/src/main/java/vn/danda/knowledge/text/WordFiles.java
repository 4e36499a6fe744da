package vn.danda.knowledge.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads the word lists under {@code words/}: tables with a head line, and plain lists of lines. */
public final class WordFiles {

  private WordFiles() {}

  /** One row of a table. */
  public record Row(Map<String, String> cells) {

    /** The text in a column; empty when the row ends before it. */
    public String cell(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  /** The rows of {@code words/<name>.csv}. */
  public static List<Row> table(String name) {
    return rows(text(name + ".csv"));
  }

  /** The rows of a text in CSV form whose first line names the columns. */
  public static List<Row> rows(String csv) {
    CsvSchema schema = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper().readerForMapOf(String.class).with(schema).readValues(csv)) {
      return rows.readAll().stream().map(Row::new).toList();
    }
  }

  /** The lines of {@code words/<name>.txt} without empty ones and those that start with a number sign. */
  public static List<String> lines(String name) {
    return text(name + ".txt").lines().map(String::strip).filter(WordFiles::says).toList();
  }

  private static boolean says(String line) {
    return !line.isEmpty() && !line.startsWith("#");
  }

  private static String text(String file) {
    try (InputStream in = WordFiles.class.getResourceAsStream("/words/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("No word list /words/" + file + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read /words/" + file, e);
    }
  }
}
