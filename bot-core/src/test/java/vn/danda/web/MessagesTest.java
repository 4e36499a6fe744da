package vn.danda.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.danda.lead.HandOffCard;
import vn.danda.lead.LeadOutcome;
import vn.danda.lead.NextStep;

class MessagesTest {

  private static final Pattern USED = Pattern.compile("#\\{([a-z][a-zA-Z0-9.-]+)");
  private static final Pattern GAP = Pattern.compile("\\{(\\d)}");

  private final Properties vietnamese = read("/messages.properties");
  private final Properties english = read("/messages_en.properties");

  @Test
  void whatIsSaidInOneLanguageIsSaidInTheOther() {
    Set<String> more =
        Stream.of(
                LeadOutcome.choices().stream().map(one -> "outcome." + one.name()),
                Stream.of("outcome.WITHDRAWN", "card.consent", "card.until"),
                Arrays.stream(NextStep.values()).map(one -> "step." + one.name()),
                Arrays.stream(HandOffCard.About.values()).filter(one -> !one.label().isEmpty()).map(one -> "card." + one.name()),
                Stream.of("OPEN", "HUMAN_ONLY", "CLOSED").map(one -> "window.why." + one))
            .flatMap(keys -> keys)
            .collect(Collectors.toSet());
    Set<String> expected = new TreeSet<>(vietnamese.stringPropertyNames());
    expected.addAll(more);

    assertThat(new TreeSet<>(english.stringPropertyNames())).isEqualTo(expected);
    vietnamese.stringPropertyNames().forEach(
        key -> assertThat(gaps(english.getProperty(key))).as(key).isEqualTo(gaps(vietnamese.getProperty(key))));
  }

  @Test
  void noTemplateAsksForALineThatIsMissing() throws IOException {
    try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
      for (Path template : templates.filter(Files::isRegularFile).toList()) {
        List<String> used = USED.matcher(Files.readString(template)).results().map(found -> found.group(1)).toList();
        assertThat(vietnamese.stringPropertyNames()).as(template.toString()).containsAll(used);
      }
    }
  }

  private static Set<String> gaps(String line) {
    return GAP.matcher(line).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Properties read(String file) {
    Properties lines = new Properties();
    try (Reader reader =
        new InputStreamReader(Objects.requireNonNull(MessagesTest.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return lines;
  }
}
