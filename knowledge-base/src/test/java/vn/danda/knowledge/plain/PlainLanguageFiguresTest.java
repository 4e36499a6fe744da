package vn.danda.knowledge.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.KnowledgeFiles;

/**
 * The checker against sentences people have labelled: official ones in the manner of laws and office letters, everyday
 * ones from answers a reader who had not written them found good. "Flagged" means: not plain enough to publish.
 */
class PlainLanguageFiguresTest {

  /** As many everyday sentences for each official one: answers are mostly everyday. */
  private static final int EVERYDAY_PER_OFFICIAL = 3;

  private static final int FEWEST_WORDS = 6;

  @Test
  void flaggedSentencesAreOfficialAndOfficialSentencesAreFlagged() throws IOException {
    List<String> official = lines("/plain/official.txt");
    List<String> all = everyday();
    List<String> everyday =
        Stream.iterate(0, i -> i + 1)
            .limit((long) EVERYDAY_PER_OFFICIAL * official.size())
            .map(i -> all.get((int) ((long) i * all.size() / (EVERYDAY_PER_OFFICIAL * official.size()))))
            .distinct()
            .toList();
    measure("shipped answers", official, everyday);
  }

  /**
   * Written by somebody who had read neither the word lists nor the rules. At the first measurement, before anything was
   * mended on them: precision 0.986, recall 0.756.
   */
  @Test
  void sentencesItsAuthorNeverSawAreToldApartToo() throws IOException {
    measure("held out", lines("/plain/held-out-official.txt"), lines("/plain/held-out-everyday.txt"));
  }

  /**
   * Written after the lists were mended on the sentences above, from other matters. At the first measurement precision
   * 1.000, recall 0.567 (0.667 with the limit at 76): expect about that of a text nobody has learned from.
   */
  @Test
  void sentencesWrittenAfterTheListsWereMendedAreToldApartToo() throws IOException {
    measure("second held out", lines("/plain/second-official.txt"), lines("/plain/second-everyday.txt"));
  }

  private static void measure(String name, List<String> official, List<String> everyday) {
    List<String> missed = official.stream().filter(PlainLanguageFiguresTest::isPlain).toList();
    List<String> wronged = everyday.stream().filter(sentence -> !isPlain(sentence)).toList();
    double found = official.size() - missed.size();
    double precision = found / (found + wronged.size());
    double recall = found / official.size();
    System.out.printf(
        "plain language, %s: precision %.3f, recall %.3f on %d official and %d everyday sentences%n",
        name, precision, recall, official.size(), everyday.size());
    missed.forEach(sentence -> System.out.println("  missed: " + explain(sentence)));
    wronged.forEach(sentence -> System.out.println("  wronged: " + explain(sentence)));
    assertThat(precision).isGreaterThanOrEqualTo(0.9);
    assertThat(recall).isGreaterThanOrEqualTo(0.8);
  }

  private static boolean isPlain(String sentence) {
    return PlainLanguage.shipped().check(sentence).isPlain();
  }

  private static String explain(String sentence) {
    PlainReport report = PlainLanguage.shipped().check(sentence);
    return report.score() + " " + sentence + " "
        + report.findings().stream().map(found -> found.rule() + " '" + found.words() + "'").toList();
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = PlainLanguageFiguresTest.class.getResourceAsStream(file)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    }
  }

  private static List<String> everyday() {
    return KnowledgeFiles.shipped().entries().stream()
        .map(FaqEntry::answer)
        .flatMap(answer -> Stream.of(answer.replace("\n", " ").split("(?<=[.!?]) ")))
        .map(String::strip)
        .filter(sentence -> sentence.split(" ").length >= FEWEST_WORDS)
        .toList();
  }
}
