package vn.danda.knowledge.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads the word lists under {@code words/}: tables with a head line, and plain lists of lines. An office adds its own
 * without touching the code: what lies in {@code words/} of the data folder ({@code DANDA_DATA_DIR}, else
 * {@code ./data}) under the same file name is read after the shipped rows, at the next start.
 */
public final class WordFiles {

  private WordFiles() {}

  /** One row of a table. */
  public record Row(Map<String, String> cells) {

    /** The text in a column; empty when the row ends before it. */
    public String cell(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  /** The rows of {@code words/<name>.csv}, the office's own last. */
  public static List<Row> table(String name) {
    return table(name, own());
  }

  static List<Row> table(String name, Path own) {
    String file = name + ".csv";
    String added = added(own, file);
    List<Row> shipped = rows(shipped(file));
    return added.isBlank() ? shipped : Stream.concat(shipped.stream(), rows(added).stream()).toList();
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
    return lines(name, own());
  }

  static List<String> lines(String name, Path own) {
    String file = name + ".txt";
    return Stream.concat(shipped(file).lines(), added(own, file).lines())
        .map(String::strip)
        .filter(WordFiles::says)
        .toList();
  }

  private static boolean says(String line) {
    return !line.isEmpty() && !line.startsWith("#");
  }

  private static Path own() {
    return Path.of(System.getenv().getOrDefault("DANDA_DATA_DIR", "data"), "words");
  }

  private static String added(Path own, String file) {
    try {
      return Files.exists(own.resolve(file)) ? Files.readString(own.resolve(file)) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + own.resolve(file), e);
    }
  }

  private static String shipped(String file) {
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
