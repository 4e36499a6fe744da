package vn.danda.knowledge.calculate;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.danda.knowledge.figure.SpokenMoney;

/** The sentences of {@code calculate/words_vi.yml}, with {@code {name}} filled in the way a person says the value. */
final class Wording {

  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
  private static final Map<String, String> WORDS = read();

  private Wording() {}

  static String say(String key, Map<String, ? extends @Nullable Object> values) {
    String text = WORDS.get(key);
    if (text == null) {
      throw new IllegalArgumentException("calculate/words_vi.yml has no '" + key + "'");
    }
    return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(spoken(values.get(name.group(1)))));
  }

  static String say(String key) {
    return say(key, Map.of());
  }

  /** The most particular sentence there is: for the code and its reason, or for the code. */
  static String refusal(String code, Map<String, ? extends @Nullable Object> bounds) {
    String particular = "refusal." + code + "." + bounds.get("reason");
    return say(WORDS.containsKey(particular) ? particular : "refusal." + code, bounds);
  }

  /** A {@code long} is an amount of đồng, an {@code int} a count. */
  private static String spoken(@Nullable Object value) {
    return switch (value) {
      case null -> "?";
      case Long dong -> SpokenMoney.spoken(dong);
      case Integer count -> count.toString();
      case BigDecimal number -> SpokenMoney.number(number);
      case YearMonth month -> "tháng " + month.getMonthValue() + "/" + month.getYear();
      case LocalDate day -> day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
      case List<?> options -> options.stream().map(Wording::spoken).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  private static Map<String, String> read() {
    try (InputStream in = Wording.class.getResourceAsStream("/calculate/words_vi.yml")) {
      if (in == null) {
        throw new IllegalStateException("No calculate/words_vi.yml on the class path");
      }
      return new YAMLMapper().readValue(in, new TypeReference<Map<String, String>>() {});
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read calculate/words_vi.yml", e);
    }
  }
}
