package vn.danda.exchange;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/**
 * An address as a square that phones read, to be drawn inside a page.
 *
 * @param size side length in modules, the quiet border of 4 included
 * @param path the dark modules as the {@code d} of an SVG path, one unit a module
 */
public record QrCode(int size, String path) {

  /** Without so much white around it, phones do not find it (ISO/IEC 18004). */
  private static final int BORDER = 4;

  /** Survives a fold or a stain of 15 %; throws {@link IllegalArgumentException} for a text of more than 2,300 bytes. */
  public static QrCode of(String address) {
    try {
      // Said only where it is needed: it makes the square larger, and every reader takes ASCII without it.
      Map<EncodeHintType, ?> hints = address.chars().allMatch(letter -> letter < 128) ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
      ByteMatrix modules = Encoder.encode(address, ErrorCorrectionLevel.M, hints).getMatrix();
      return new QrCode(modules.getWidth() + 2 * BORDER, path(modules));
    } catch (WriterException e) {
      throw new IllegalArgumentException("No QR code for a text of " + address.length() + " letters", e);
    }
  }

  /**
   * Side length as it is drawn, in CSS pixels (96 an inch): about 180, with whole ones for each module, at least 3. Where
   * modules are two pixels here and three there, some readers find nothing.
   */
  public int pixels() {
    return size * Math.max(3, 180 / size);
  }

  /** Runs of dark modules, row by row. */
  private static String path(ByteMatrix modules) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        int start = x;
        while (x < modules.getWidth() && modules.get(x, y) == 1) {
          x++;
        }
        if (x > start) {
          int length = x - start;
          path.append('M').append(start + BORDER).append(' ').append(y + BORDER).append('h').append(length);
          path.append("v1h-").append(length).append('z');
        }
      }
    }
    return path.toString();
  }
}
