package vn.danda.exchange;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One row as it stood in the file.
 *
 * @param number as a spreadsheet counts: the head line is row 1. In a document without a table: the paragraph
 * @param cells trimmed, NFC; columns that were empty are missing
 */
record ImportRow(int number, Map<ContentColumn, String> cells) {

  ImportRow {
    cells = Map.copyOf(cells);
  }

  /** A row of a table whose columns are these; null stands for a column nobody knows. */
  static ImportRow of(int number, List<? extends java.util.Optional<ContentColumn>> columns, List<String> cells) {
    Map<ContentColumn, String> named = new EnumMap<>(ContentColumn.class);
    for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
      String cell = clean(cells.get(i));
      if (!cell.isEmpty()) {
        columns.get(i).ifPresent(column -> named.merge(column, cell, (one, other) -> one + "\n" + other));
      }
    }
    return new ImportRow(number, named);
  }

  String cell(ContentColumn column) {
    return cells.getOrDefault(column, "");
  }

  boolean has(ContentColumn column) {
    return cells.containsKey(column);
  }

  /** Without what no eye sees, and without the mark that keeps a spreadsheet from reckoning (see {@link SpreadsheetText}). */
  static String clean(String cell) {
    String text =
        Normalizer.normalize(cell, Normalizer.Form.NFC)
            .replace("\r\n", "\n")
            .replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n]]", "")
            .replaceAll("[\\h]+", " ")
            .strip();
    return SpreadsheetText.unguarded(text);
  }
}
