package vn.danda.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** A handout as a Word document, which the office may still lay out its own way. */
public final class Booklet {

  private static final int BODY = 13;
  private static final int SMALL = 10;

  private final XWPFDocument word = new XWPFDocument();

  private Booklet() {}

  public static byte[] docx(Handout handout, String office, String link) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Booklet booklet = new Booklet();
      booklet.write(handout, office, link);
      booklet.word.write(out);
      booklet.word.close();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Handout handout, String office, String link) {
    line("Hỏi đáp bảo hiểm bằng lời dễ hiểu", 22, true).setAlignment(ParagraphAlignment.CENTER);
    line(office + ". Con số tính theo ngày " + handout.asOf() + ".", BODY, false).setAlignment(ParagraphAlignment.CENTER);
    String topic = "";
    for (Handout.Piece piece : handout.pieces()) {
      if (!piece.topic().equals(topic)) {
        topic = piece.topic();
        line(topic, 18, true).setKeepNext(true);
      }
      line(piece.question(), 14, true).setKeepNext(true);
      line(piece.answer(), BODY, false);
      if (!piece.detail().isEmpty()) {
        line(piece.detail(), BODY - 1, false);
      }
      if (!piece.caution().isEmpty()) {
        line("Lưu ý: " + piece.caution(), BODY - 1, false);
      }
      line("Căn cứ: " + piece.source(), SMALL, false);
    }
    line("Hỏi tiếp: " + link, BODY, true);
  }

  private XWPFParagraph line(String text, int size, boolean bold) {
    XWPFParagraph paragraph = word.createParagraph();
    paragraph.setSpacingAfter(120);
    XWPFRun run = paragraph.createRun();
    run.setFontSize(size);
    run.setBold(bold);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        run.addBreak();
      }
      run.setText(lines[i]);
    }
    return paragraph;
  }
}
