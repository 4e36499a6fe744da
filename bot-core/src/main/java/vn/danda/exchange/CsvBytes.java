package vn.danda.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The text of a CSV file, or what to do about a way of writing letters that would only come in as nonsense. */
final class CsvBytes {

  /** Letters of the old TCVN3 fonts, read as if they were today's: between letters none of these belongs. */
  private static final Pattern TCVN3 = Pattern.compile("\\p{L}[µ¸¹¶·¨»¾¼½®]|[µ¸¹¶·®]\\p{L}");

  /** Letters that VNI fonts use for Vietnamese ones; no Vietnamese word has them. */
  private static final Pattern VNI = Pattern.compile("(?iu)[åäëïûñöø]");

  /** A foreign name may hold one. */
  private static final int ENOUGH = 4;

  private CsvBytes() {}

  static String text(byte[] file) {
    String text = decode(file);
    if (TCVN3.matcher(text).results().limit(ENOUGH).count() == ENOUGH) {
      throw new UnreadableFile("Chữ trong tệp gõ bằng phông TCVN3 (.VnTime). Chuyển sang Unicode (UniKey: Ctrl+Shift+F6) rồi nhập.");
    }
    if (VNI.matcher(text).results().limit(ENOUGH).count() == ENOUGH) {
      throw new UnreadableFile("Chữ trong tệp gõ bằng phông VNI. Chuyển sang Unicode (UniKey: Ctrl+Shift+F6) rồi nhập.");
    }
    return text;
  }

  private static String decode(byte[] file) {
    if (file.length >= 2 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xFE) {
      return strict(file, 2, StandardCharsets.UTF_16LE);
    }
    if (file.length >= 2 && (file[0] & 0xFF) == 0xFE && (file[1] & 0xFF) == 0xFF) {
      return strict(file, 2, StandardCharsets.UTF_16BE);
    }
    if (file.length >= 4 && (file[1] == 0 || file[0] == 0)) {
      return strict(file, 0, file[1] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }
    boolean marked = file.length >= 3 && (file[0] & 0xFF) == 0xEF && (file[1] & 0xFF) == 0xBB && (file[2] & 0xFF) == 0xBF;
    return strict(file, marked ? 3 : 0, StandardCharsets.UTF_8);
  }

  private static String strict(byte[] file, int from, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(file, from, file.length - from)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableFile(
          "Tệp không viết bằng UTF-8 (có lẽ là Windows-1258), đọc vào sẽ sai dấu. Trong Excel chọn Lưu thành, kiểu “CSV UTF-8”.");
    }
  }
}
