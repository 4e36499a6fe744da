package vn.danda.knowledge.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.KnowledgeFiles;

/**
 * Prints how well the shipped content is found by the development questions, and holds it to {@link Recorded}. Whoever
 * makes it better, or worse for a good reason, records anew: {@code -Ddanda.record=true}. The questions are for
 * measuring only and never become phrasings.
 */
class EvaluationTest {

  private static final Map<String, Tally> TALLIES = new TreeMap<>();

  @BeforeAll
  static void measure() {
    Knowledge knowledge = KnowledgeFiles.shipped();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Evaluation evaluation = new Evaluation(knowledge, FaqSearch.over(knowledge), out);
    for (String file : List.of("dev-questions.csv", "dev-off-topic.csv", "dev-followups.csv")) {
      TALLIES.put(file, evaluation.measure(Path.of("src/test/resources/questions", file)));
    }
    if (Boolean.getBoolean("danda.record")) {
      Recorded.of(TALLIES).write();
    }
  }

  @Test
  void nothingIsFoundWorseThanWhenItWasLastRecorded() {
    assertThat(Recorded.read().worseThan(TALLIES)).isEmpty();
  }

  @Test
  void everyFigureIsRecorded() {
    assertThat(Recorded.read().rows()).hasSameSizeAs(Recorded.of(TALLIES).rows());
  }
}
