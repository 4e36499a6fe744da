package vn.danda.knowledge.plain;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.danda.knowledge.plain.PlainText.Word;

/** The sentences of {@code plain/advice_vi.yml}, filled in. */
final class Advice {

  private static final Map<String, String> SENTENCES = read();

  private Advice() {}

  static PlainFinding finding(PlainRule rule, Word at, int weight, List<String> everyday) {
    return finding(rule, rule.key(), at, weight, "", everyday);
  }

  static PlainFinding finding(PlainRule rule, Word at, int weight, String number) {
    return finding(rule, rule.key(), at, weight, number, List.of());
  }

  static PlainFinding finding(
      PlainRule rule, String sentence, Word at, int weight, String number, List<String> everyday) {
    String template = SENTENCES.get(sentence);
    if (template == null) {
      throw new IllegalArgumentException("plain/advice_vi.yml has no '" + sentence + "'");
    }
    String advice =
        template
            .replace("{words}", at.text())
            .replace("{number}", number)
            .replace("{everyday}", String.join(" / ", everyday));
    return new PlainFinding(rule, at.from(), at.to(), at.text(), weight, advice, everyday);
  }

  private static Map<String, String> read() {
    try (InputStream in = Advice.class.getResourceAsStream("/plain/advice_vi.yml")) {
      if (in == null) {
        throw new IllegalStateException("No plain/advice_vi.yml on the class path");
      }
      return new YAMLMapper().readValue(in, new TypeReference<Map<String, String>>() {});
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read plain/advice_vi.yml", e);
    }
  }
}
