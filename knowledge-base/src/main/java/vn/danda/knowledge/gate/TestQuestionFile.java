package vn.danda.knowledge.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.knowledge.text.WordFiles;

/**
 * The test questions an office starts with: at least two for each shipped entry, one as a careful writer types it, one
 * as people do on a phone. None of them is among the phrasings the search learns from.
 */
public final class TestQuestionFile {

  private static final String FILE = "/gate/test-questions.csv";

  private TestQuestionFile() {}

  public static List<TestQuestion> shipped() {
    try (InputStream in = TestQuestionFile.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("No file " + FILE + " on the class path");
      }
      return WordFiles.rows(new String(in.readAllBytes(), StandardCharsets.UTF_8)).stream()
          .map(row -> TestQuestion.labelled(VietnameseText.normalise(row.cell("question")), new EntryId(row.cell("entry"))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }
}
