package vn.danda.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/**
 * A Word document: tables with a head line like a spreadsheet's, else paragraphs that begin "Hỏi:", "Đáp:", "Căn cứ:" as
 * offices write their questions and answers. A paragraph without such a beginning goes on with the one before.
 */
final class Document {

  private static final Pattern BEGINNING = Pattern.compile("(?iuU)^(?:câu\\s+\\d+\\s*[.:)]\\s*)?([\\p{L} ]{2,16}?)\\s*:\\s*(.*)$", Pattern.DOTALL);
  private static final Pattern NUMBERED = Pattern.compile("(?iuU)^câu(?:\\s+hỏi)?\\s+\\d+\\s*[.:)]\\s*(.+)$", Pattern.DOTALL);

  private final List<ImportRow> rows = new ArrayList<>();
  private final Map<ContentColumn, String> current = new EnumMap<>(ContentColumn.class);
  private int began;
  private ContentColumn last = ContentColumn.QUESTION;

  private Document() {}

  static List<ImportRow> rows(byte[] file) {
    try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file))) {
      boolean tables = word.getTables().stream().anyMatch(Document::isOurs);
      return tables ? fromTables(word) : new Document().fromParagraphs(word);
    } catch (IOException | RuntimeException broken) {
      if (broken instanceof UnreadableFile said) {
        throw said;
      }
      throw new UnreadableFile("Tệp Word bị hỏng hoặc phình quá lớn, không mở được. Lưu lại rồi nhập tệp mới.");
    }
  }

  private static boolean isOurs(XWPFTable table) {
    return table.getNumberOfRows() > 1
        && cells(table.getRow(0)).stream().filter(cell -> ContentColumn.of(ImportRow.clean(cell)).isPresent()).count() >= 2;
  }

  private static List<ImportRow> fromTables(XWPFDocument word) {
    List<ImportRow> rows = new ArrayList<>();
    for (XWPFTable table : word.getTables()) {
      if (isOurs(table)) {
        List<Optional<ContentColumn>> columns = ContentFile.columns(cells(table.getRow(0)));
        table.getRows().stream().skip(1).forEach(row -> rows.add(ImportRow.of(rows.size() + 2, columns, cells(row))));
      }
    }
    return rows;
  }

  private static List<String> cells(XWPFTableRow row) {
    return row.getTableCells().stream().map(XWPFTableCell::getText).toList();
  }

  private List<ImportRow> fromParagraphs(XWPFDocument word) {
    int number = 0;
    for (IBodyElement element : word.getBodyElements()) {
      if (element instanceof XWPFParagraph paragraph) {
        number++;
        String text = ImportRow.clean(paragraph.getText());
        if (!text.isEmpty()) {
          paragraph(number, text);
        }
      }
    }
    end();
    if (rows.isEmpty()) {
      throw new UnreadableFile("Không thấy câu nào: viết “Hỏi: …”, “Đáp: …”, “Căn cứ: …”, hoặc dùng bảng như tệp mẫu.");
    }
    return rows;
  }

  private void paragraph(int number, String text) {
    Matcher beginning = BEGINNING.matcher(text);
    Optional<ContentColumn> column = beginning.matches() ? ContentColumn.of(beginning.group(1)) : Optional.empty();
    if (column.isPresent()) {
      field(number, column.get(), beginning.group(2).strip());
      return;
    }
    Matcher numbered = NUMBERED.matcher(text);
    if (numbered.matches()) {
      field(number, ContentColumn.QUESTION, numbered.group(1).strip());
    } else if (!current.isEmpty()) {
      current.merge(last, text, (before, more) -> before + "\n" + more);
    }
  }

  private void field(int number, ContentColumn column, String words) {
    if (column == ContentColumn.ID || current.containsKey(column) || (column == ContentColumn.QUESTION && current.containsKey(ContentColumn.ANSWER))) {
      end();
    }
    if (current.isEmpty()) {
      began = number;
    }
    if (!words.isEmpty()) {
      current.put(column, words);
    }
    last = column;
  }

  private void end() {
    if (!current.isEmpty()) {
      rows.add(new ImportRow(began, current));
      current.clear();
    }
  }
}
