package vn.danda.knowledge.calculate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import vn.danda.knowledge.figure.Figures;

/** Every worked case comes out to the đồng, with exactly the fields it names. */
class CalculatorVectorsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Figures FIGURES = Figures.shipped();
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  @Test
  void everyVectorComesOutExactly() throws Exception {
    List<String> wrong = new ArrayList<>();
    List<Map<String, String>> vectors = vectors();
    for (int i = 0; i < vectors.size(); i++) {
      Map<String, String> vector = vectors.get(i);
      Calculation result = calculate(vector);
      Map<String, Object> expected = comparable(json(vector.get("expected")));
      Map<String, Object> found = comparable(result.fields());
      if (!expected.equals(found)) {
        String line = "line " + (i + 2) + " " + vector.get("inputs");
        wrong.add(line + "\n  expected " + expected + "\n  found    " + found);
      }
      if (result instanceof Worked worked && worked.steps().isEmpty() && !found.containsKey("reason")) {
        wrong.add("line " + (i + 2) + " has no steps");
      }
    }
    System.out.printf("calculator vectors: %d of %d exact%n", vectors.size() - wrong.size(), vectors.size());
    assertThat(vectors).hasSize(123);
    assertThat(wrong).isEmpty();
  }

  private static Calculation calculate(Map<String, String> vector) {
    String kind = vector.getOrDefault("kind", "");
    return Calculations.run(kind, json(vector.get("inputs")), FIGURES, TODAY);
  }

  static List<Map<String, String>> vectors() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            CalculatorVectorsTest.class.getResourceAsStream("/questions/calculator-vectors.csv"))) {
      CsvSchema header = CsvSchema.emptySchema().withHeader();
      return new CsvMapper().readerForMapOf(String.class).with(header).<Map<String, String>>readValues(in).readAll();
    }
  }

  static Map<String, Object> json(@Nullable String text) {
    return JSON.readValue(text, new TypeReference<Map<String, Object>>() {});
  }

  /** Numbers compare by value, whatever type carries them. */
  private static Map<String, Object> comparable(Map<?, ?> fields) {
    Map<String, Object> result = new LinkedHashMap<>();
    fields.forEach((name, value) -> result.put(String.valueOf(name), comparable(value)));
    return result;
  }

  private static Object comparable(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
      case Map<?, ?> map -> comparable(map);
      case List<?> list -> list.stream().map(CalculatorVectorsTest::comparable).toList();
      default -> value;
    };
  }
}
