package vn.danda.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The first sheet of an Excel workbook, read row by row: no formula is reckoned, what Excel last showed is taken. */
final class Sheet {

  private Sheet() {}

  static List<ImportRow> rows(byte[] file) {
    try (OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(file))) {
      XSSFReader reader = new XSSFReader(workbook);
      Rows rows = new Rows();
      XMLReader xml = XMLHelper.newXMLReader();
      xml.setContentHandler(
          new XSSFSheetXMLHandler(reader.getStylesTable(), new ReadOnlySharedStringsTable(workbook), rows, false));
      try (InputStream first = reader.getSheetsData().next()) {
        xml.parse(new InputSource(first));
      }
      if (rows.columns.isEmpty()) {
        throw new UnreadableFile("Trang tính đầu tiên trống.");
      }
      return rows.rows;
    } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException broken) {
      if (broken instanceof UnreadableFile said) {
        throw said;
      }
      throw new UnreadableFile("Tệp Excel bị hỏng hoặc phình quá lớn, không mở được. Lưu lại rồi nhập tệp mới.");
    }
  }

  /** A workbook of one sheet; what begins like a formula is written as words. */
  static byte[] write(List<List<String>> rows) {
    // Rows go to disk and not to memory; a hundred stay at hand.
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      // Else it is written in a form that neither java.util.zip nor older office programs read.
      workbook.setZip64Mode(Zip64Mode.Never);
      SXSSFSheet sheet = workbook.createSheet("Hỏi đáp");
      sheet.createFreezePane(0, 1);
      for (int y = 0; y < rows.size(); y++) {
        SXSSFRow row = sheet.createRow(y);
        for (int x = 0; x < rows.get(y).size(); x++) {
          row.createCell(x).setCellValue(SpreadsheetText.guarded(rows.get(y).get(x)));
        }
      }
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Collects what the reader comes across. */
  private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {

    private final List<ImportRow> rows = new ArrayList<>();
    private List<Optional<ContentColumn>> columns = List.of();
    private List<String> cells = new ArrayList<>();

    @Override
    public void startRow(int number) {
      cells = new ArrayList<>();
    }

    @Override
    public void endRow(int number) {
      if (cells.stream().allMatch(String::isBlank)) {
        if (!columns.isEmpty()) {
          rows.add(new ImportRow(number + 1, java.util.Map.of()));
        }
      } else if (columns.isEmpty()) {
        columns = ContentFile.columns(cells);
      } else {
        rows.add(ImportRow.of(number + 1, columns, cells));
      }
      if (rows.size() > ContentFile.MOST_ROWS) {
        throw new UnreadableFile("Trang tính có hơn " + ContentFile.MOST_ROWS + " dòng. Chia thành vài tệp nhỏ rồi nhập lần lượt.");
      }
    }

    @Override
    public void cell(String reference, String formatted, @Nullable XSSFComment comment) {
      int column = new CellReference(reference).getCol();
      while (cells.size() < column) {
        cells.add("");
      }
      cells.add(formatted == null ? "" : formatted);
    }
  }
}
