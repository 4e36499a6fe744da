package vn.danda.knowledge.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.KnowledgeFiles;

class QuestionGroupsTest {

  private static FaqSearch search;

  @BeforeAll
  static void learn() {
    search = FaqSearch.over(KnowledgeFiles.shipped());
  }

  private record Planted(String text, int group) {}

  @Test
  void plantedGroupsAreFoundAgain() throws IOException {
    assertThat(pairwiseF1("/grouping/planted.txt")).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void groupsAskedInQuiteOtherWordsAreFoundAgainAndNearOnesKeptApart() throws IOException {
    assertThat(pairwiseF1("/grouping/planted-hard.txt")).isGreaterThanOrEqualTo(0.85);
  }

  /**
   * Written before the lists and weights were mended on the hard questions. Before any of its own words were added to
   * the lists F1 was 0.657 (0.314 before grouping was mended at all): expect about that of words nobody listed.
   */
  @Test
  void questionsNobodyMendedTheRulesOnAreGroupedToo() throws IOException {
    assertThat(pairwiseF1("/grouping/planted-unseen.txt")).isGreaterThanOrEqualTo(0.75);
  }

  private static double pairwiseF1(String file) throws IOException {
    List<Planted> planted = new ArrayList<>(planted(file));
    Collections.shuffle(planted, new Random(20261128));
    List<QuestionGroup> groups = groups(planted.stream().map(Planted::text).toList());
    int[] found = new int[planted.size()];
    for (int group = 0; group < groups.size(); group++) {
      for (int member : groups.get(group).members()) {
        found[member] = group;
      }
    }
    long both = 0;
    long together = 0;
    long belong = 0;
    for (int i = 0; i < found.length; i++) {
      for (int j = i + 1; j < found.length; j++) {
        boolean foundTogether = found[i] == found[j];
        boolean plantedTogether = planted.get(i).group() == planted.get(j).group();
        both += foundTogether && plantedTogether ? 1 : 0;
        together += foundTogether ? 1 : 0;
        belong += plantedTogether ? 1 : 0;
      }
    }
    double precision = (double) both / together;
    double recall = (double) both / belong;
    double f1 = 2 * precision * recall / (precision + recall);
    System.out.printf("grouping %s: pairwise precision %.3f, recall %.3f, F1 %.3f on %d questions in %d groups%n",
        file, precision, recall, f1, planted.size(), groups.size());
    groups.forEach(group -> System.out.println("  " + group.members().stream().map(one -> planted.get(one).text()).toList()));
    return f1;
  }

  @Test
  void everyQuestionIsInExactlyOneGroup() throws IOException {
    List<String> texts = planted("/grouping/planted.txt").stream().map(Planted::text).toList();
    List<Integer> members = groups(texts).stream().flatMap(group -> group.members().stream()).sorted().toList();
    assertThat(members).isEqualTo(Stream.iterate(0, i -> i + 1).limit(texts.size()).toList());
  }

  @Test
  void theLargestGroupComesFirstAndNamesWhatItIsAbout() {
    List<QuestionGroup> groups =
        groups(List.of("đi tù có bị cắt lương hưu không", "gửi xe mất tiền không", "gui xe mat tien ko", "gửi xe có mất tiền k ad"));
    assertThat(groups.getFirst().members()).containsExactly(1, 2, 3);
    assertThat(groups.getFirst().words()).contains("xe");
  }

  private static List<QuestionGroup> groups(List<String> texts) {
    return new QuestionGroups(search::spelledOut).of(texts);
  }

  private static List<Planted> planted(String file) throws IOException {
    List<Planted> planted = new ArrayList<>();
    int group = 0;
    try (InputStream in = QuestionGroupsTest.class.getResourceAsStream(file)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
        if (line.isBlank()) {
          group++;
        } else {
          planted.add(new Planted(line, group));
        }
      }
    }
    return planted;
  }
}
