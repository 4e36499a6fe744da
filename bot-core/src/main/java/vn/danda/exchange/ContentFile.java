package vn.danda.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** Reads the rows out of a file somebody uploaded, whatever it says it is: what counts is what it begins with. */
final class ContentFile {

  static final int LONGEST_BYTES = 5 * 1024 * 1024;

  /** As many as the office has words in years; more is a mistake. */
  static final int MOST_ROWS = 20_000;

  private static final int MIB = 1024 * 1024;
  private static final int MOST_PARTS = 500;

  static {
    // A text of 5 MB unpacks to some 60; a bomb to thousands.
    ZipSecureFile.setMaxEntrySize(64L * MIB);
    ZipSecureFile.setMaxTextSize(32L * MIB);
    ZipSecureFile.setMaxFileCount(MOST_PARTS);
  }

  private ContentFile() {}

  /** Throws {@link UnreadableFile} when it holds no rows we know. */
  static List<ImportRow> read(byte[] file) {
    if (file.length == 0) {
      throw new UnreadableFile("Tệp rỗng.");
    }
    if (file.length > LONGEST_BYTES) {
      throw new UnreadableFile("Tệp lớn quá 5 MB. Chia thành vài tệp nhỏ rồi nhập lần lượt.");
    }
    List<ImportRow> rows = rows(file);
    if (rows.isEmpty()) {
      throw new UnreadableFile("Tệp chỉ có dòng tên cột, chưa có dòng nào.");
    }
    if (rows.size() > MOST_ROWS) {
      throw new UnreadableFile("Tệp có " + rows.size() + " dòng, mỗi lần nhập tối đa " + MOST_ROWS + " dòng.");
    }
    return rows;
  }

  private static List<ImportRow> rows(byte[] file) {
    if (begins(file, 'P', 'K')) {
      Set<String> parts = parts(file);
      if (parts.stream().anyMatch(part -> part.endsWith("vbaproject.bin"))) {
        throw new UnreadableFile("Tệp có macro nên không nhận. Lưu lại thành .xlsx hoặc .docx thường rồi nhập.");
      }
      if (parts.contains("xl/workbook.xml")) {
        return Sheet.rows(file);
      }
      if (parts.contains("word/document.xml")) {
        return Document.rows(file);
      }
      throw new UnreadableFile("Tệp nén này không phải Excel (.xlsx) hay Word (.docx).");
    }
    if (begins(file, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new UnreadableFile("Tệp kiểu cũ (.xls, .doc) hoặc có mật khẩu. Mở ra, lưu lại thành .xlsx hoặc .docx rồi nhập.");
    }
    if (begins(file, '%', 'P', 'D', 'F')) {
      throw new UnreadableFile("Tệp PDF không nhập được. Dùng .csv, .xlsx hoặc .docx.");
    }
    return Csv.rows(CsvBytes.text(file));
  }

  /** The columns of a head line; throws when too few are known to make anything of the rows. */
  static List<Optional<ContentColumn>> columns(List<String> heads) {
    List<Optional<ContentColumn>> columns = heads.stream().map(head -> ContentColumn.of(ImportRow.clean(head))).toList();
    boolean entries = columns.contains(Optional.of(ContentColumn.QUESTION)) && columns.contains(Optional.of(ContentColumn.ANSWER));
    boolean phrasings = columns.contains(Optional.of(ContentColumn.ID)) && columns.contains(Optional.of(ContentColumn.PHRASING));
    if (!entries && !phrasings) {
      throw new UnreadableFile(
          "Dòng đầu phải là tên cột: ít nhất cau_hoi và tra_loi, hoặc ma và cach_hoi. Đọc được: “"
              + String.join(", ", heads.stream().limit(8).map(head -> cut(ImportRow.clean(head), 30)).toList())
              + "”. Tải tệp mẫu để xem.");
    }
    return columns;
  }

  static String cut(String text, int longest) {
    String line = text.replace('\n', ' ');
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest)) + "…";
  }

  /** The names of the parts; stops unpacking where no honest table goes. */
  private static Set<String> parts(byte[] file) {
    Set<String> names = new HashSet<>();
    long unpacked = 0;
    byte[] buffer = new byte[8192];
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName().toLowerCase(Locale.ROOT));
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          unpacked += read;
          if (unpacked > 96L * MIB || names.size() > MOST_PARTS) {
            throw new UnreadableFile("Tệp phình quá lớn khi mở ra nên không nhận.");
          }
        }
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw new UnreadableFile("Tệp bị hỏng, không mở được. Lưu lại rồi nhập tệp mới.");
    }
    return names;
  }

  private static boolean begins(byte[] file, int... with) {
    if (file.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((file[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
