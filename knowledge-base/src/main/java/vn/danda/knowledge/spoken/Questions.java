package vn.danda.knowledge.spoken;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.danda.knowledge.figure.SpokenMoney;
import vn.danda.knowledge.spoken.Reading.Kind;

/** The questions of {@code spoken/words_vi.yml}; {@code {values}} is what was understood, as a person says it. */
final class Questions {

  private static final Map<String, String> WORDS = read();

  private Questions() {}

  static String ask(Reading reading) {
    String question = WORDS.get(reading.ask());
    if (question == null) {
      throw new IllegalArgumentException("spoken/words_vi.yml has no '" + reading.ask() + "'");
    }
    List<String> values = reading.values().stream().map(value -> spoken(reading.kind(), value)).toList();
    return question.replace("{values}", values.stream().collect(Collectors.joining(" hay ")));
  }

  private static String spoken(Kind kind, String value) {
    return switch (kind) {
      case AMOUNT -> SpokenMoney.spoken(new BigDecimal(value).longValue());
      case DURATION -> length(value);
      case MONTHS -> value + " tháng";
      case AGE -> value.startsWith("P") ? length(value) : value + " tuổi";
      case BIRTH_YEAR -> value;
      case DATE -> date(value);
    };
  }

  /** {@code P3Y4M} is "3 năm 4 tháng". */
  private static String length(String iso) {
    return iso.substring(1).replace("Y", " năm ").replace("M", " tháng ").replace("D", " ngày").strip();
  }

  /** {@code 2027-01-20} is "20/1/2027". */
  private static String date(String value) {
    String[] parts = value.split("-");
    StringBuilder text = new StringBuilder();
    for (int i = parts.length - 1; i >= 0; i--) {
      text.append(text.isEmpty() ? "" : "/").append(Integer.parseInt(parts[i]));
    }
    return text.toString();
  }

  private static Map<String, String> read() {
    try (InputStream in = Questions.class.getResourceAsStream("/spoken/words_vi.yml")) {
      if (in == null) {
        throw new IllegalStateException("No spoken/words_vi.yml on the class path");
      }
      return new YAMLMapper().readValue(in, new TypeReference<Map<String, String>>() {});
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read spoken/words_vi.yml", e);
    }
  }
}
