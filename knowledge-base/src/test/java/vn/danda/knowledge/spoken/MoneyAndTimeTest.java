package vn.danda.knowledge.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** What people really type; the shares are printed, and the build fails when they fall. */
class MoneyAndTimeTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  @Test
  void sumsAndTimesAreReadOrAskedAbout() throws Exception {
    Score score = Score.of(rows("/questions/money-time.csv"));
    score.print("money and time");
    assertThat(score.right()).isGreaterThanOrEqualTo(0.95);
    assertThat(score.asked()).isGreaterThanOrEqualTo(0.90);
    assertThat(score.wrong()).isLessThanOrEqualTo(0.02);
  }

  /** Further examples in the same form, thought up before the grammars had read them; kind "none" must find nothing. */
  @Test
  void furtherExamplesAreReadOrAskedAbout() throws Exception {
    Score score = Score.of(rows("/spoken-examples.csv"));
    score.print("further examples");
    assertThat(score.right()).isGreaterThanOrEqualTo(0.98);
    assertThat(score.asked()).isGreaterThanOrEqualTo(0.98);
    assertThat(score.wrong()).isLessThanOrEqualTo(0.01);
  }

  private record Score(List<String> findings, int all, int clear, int rightOnes, int askedOnes, int wrongOnes) {

    static Score of(List<Map<String, String>> rows) {
      List<String> findings = new ArrayList<>();
      int clear = 0;
      int right = 0;
      int asked = 0;
      int wrong = 0;
      for (Map<String, String> row : rows) {
        SpokenAmounts read = SpokenAmounts.read(row.getOrDefault("text", ""), MONDAY);
        String value = row.getOrDefault("value", "");
        String kind = row.getOrDefault("kind", "");
        boolean ambiguous = "1".equals(row.get("ambiguous"));
        boolean hit = kind.equals("none") ? isEmpty(read) : values(read, kind).equals(List.of(value));
        boolean good = ambiguous ? read.ambiguous() : hit && !read.ambiguous();
        clear += ambiguous ? 0 : 1;
        right += !ambiguous && good ? 1 : 0;
        asked += ambiguous && good ? 1 : 0;
        wrong += !good && !read.ambiguous() && (ambiguous || !isEmpty(read)) ? 1 : 0;
        if (!good) {
          findings.add(row.get("text") + " | " + kind + " " + row.get("value") + " | " + read);
        }
      }
      return new Score(findings, rows.size(), clear, right, asked, wrong);
    }

    double right() {
      return (double) rightOnes / clear;
    }

    double asked() {
      return (double) askedOnes / (all - clear);
    }

    double wrong() {
      return (double) wrongOnes / all;
    }

    void print(String name) {
      System.out.printf(
          "%s: %d of %d clear ones right, %d of %d ambiguous ones asked back, %d of %d confidently wrong%n",
          name, rightOnes, clear, askedOnes, all - clear, wrongOnes, all);
      findings.forEach(System.out::println);
    }
  }

  static List<String> values(SpokenAmounts read, String kind) {
    return switch (kind) {
      case "money" -> read.amounts().stream().map(String::valueOf).toList();
      case "duration" -> read.durations();
      case "months" -> read.months().stream().map(String::valueOf).toList();
      case "birth_year" -> read.birthYears();
      case "age" -> read.ages();
      case "date" -> read.dates();
      default -> throw new IllegalArgumentException("Unknown kind '" + kind + "'");
    };
  }

  private static boolean isEmpty(SpokenAmounts read) {
    return read.amounts().isEmpty()
        && read.durations().isEmpty()
        && read.months().isEmpty()
        && read.birthYears().isEmpty()
        && read.ages().isEmpty()
        && read.dates().isEmpty();
  }

  private static List<Map<String, String>> rows(String file) throws Exception {
    try (InputStream in =
        Objects.requireNonNull(MoneyAndTimeTest.class.getResourceAsStream(file))) {
      CsvSchema header = CsvSchema.emptySchema().withHeader();
      return new CsvMapper().readerForMapOf(String.class).with(header).<Map<String, String>>readValues(in).readAll();
    }
  }
}
