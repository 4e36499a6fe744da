package vn.danda.knowledge;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import vn.danda.knowledge.spoken.SpokenAmounts;
import vn.danda.knowledge.text.Tokens;
import vn.danda.knowledge.text.VietnameseText;

/** Any words a person may type: read, or not; never an exception, and folding twice is folding once. */
public final class WordsFuzz {

  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  private WordsFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    String text = VietnameseText.normalise(new String(bytes, StandardCharsets.UTF_8));
    String folded = VietnameseText.fold(text);
    if (!VietnameseText.fold(folded).equals(folded)) {
      throw new IllegalStateException("Folded twice it is something else: " + text);
    }
    Tokens.of(text);
    Question.of(text);
    if (text.length() <= 4000) {
      SpokenAmounts.read(text, TODAY);
    }
  }
}
