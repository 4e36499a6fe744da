package vn.danda.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.danda.content.FigureProblems;
import vn.danda.content.PublishCheck;
import vn.danda.content.Published;
import vn.danda.knowledge.figure.FigureText;
import vn.danda.knowledge.plain.PlainReport;

/** What is wrong with the words of a row: its figures, its length, officialese. */
record ImportedText(Published published, Instant now) {

  static final int LONGEST_DETAIL = 3000;

  /** The first fault of an answer, or null. */
  @Nullable RowFate ofAnswer(ImportRow row, String id, String answer) {
    if (answer.length() > LONGEST_DETAIL) {
      return RowFate.of(row, Fate.TOO_LONG, id, answer, "câu trả lời " + answer.length() + " chữ cái, tối đa " + PublishCheck.LONGEST_ANSWER);
    }
    RowFate figures = ofFigures(row, id, answer);
    if (figures != null) {
      return figures;
    }
    int length = PublishCheck.length(published.render(answer, now));
    if (length > PublishCheck.LONGEST_ANSWER) {
      return RowFate.of(row, Fate.TOO_LONG, id, answer, "câu trả lời " + length + " chữ cái, tối đa " + PublishCheck.LONGEST_ANSWER + "; chuyển bớt sang chi_tiet");
    }
    PlainReport plain = published.plain().check(answer);
    return plain.isPlain()
        ? null
        : RowFate.of(row, Fate.JARGON, id, answer, plain.score() + "/100 điểm dễ hiểu: " + plain.findings().getFirst().advice());
  }

  /** The first figure in the text that cannot be read out, or null. */
  @Nullable RowFate ofFigures(ImportRow row, String id, String text) {
    return FigureText.check(text, published.figures()).stream()
        .findFirst()
        .map(problem -> RowFate.of(row, Fate.BAD_FIGURE, id, text.strip(), FigureProblems.inVietnamese(problem)))
        .orElse(null);
  }
}
