package vn.danda.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.ContactShared;
import vn.danda.channels.InboundEvent.Text;

class TelegramUpdatesTest {

  private static final ObjectMapper OURS = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  static Stream<Path> fixtures() {
    return TelegramFixtures.all().stream();
  }

  /** To record the expectation of a new file: {@code mvn test -Dgolden.write=true}, then read what was written. */
  @ParameterizedTest
  @MethodSource("fixtures")
  void everyRecordedPayloadGivesTheEventsBesideIt(Path fixture) throws Exception {
    Path expected = Path.of(fixture.toString().replace(".json", ".expected.json"));
    String actual = OURS.writeValueAsString(TelegramFixtures.events(TelegramFixtures.read(fixture))) + "\n";
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(TelegramFixtures.read(expected));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void whatIsWrittenToTheStreamIsReadBackTheSame(Path fixture) {
    for (InboundEvent event : TelegramFixtures.events(TelegramFixtures.read(fixture))) {
      assertThat(OURS.readValue(OURS.writeValueAsString(event), InboundEvent.class)).isEqualTo(event);
    }
  }

  @Test
  void bothDeliveriesOfOneUpdateHaveTheSameDedupeKey() {
    List<InboundEvent> events = TelegramFixtures.events(TelegramFixtures.body("delivery-duplicate"));

    assertThat(events).hasSize(2);
    assertThat(events.get(0).meta().dedupeKey()).isEqualTo(events.get(1).meta().dedupeKey());
  }

  @Test
  void aBadUpdateBetweenTwoGoodOnesTakesNeitherWithIt() {
    List<InboundEvent> events = TelegramFixtures.events(TelegramFixtures.body("delivery-bad-between-good"));

    assertThat(events).filteredOn(Text.class::isInstance).hasSize(2);
  }

  @Test
  void anotherPersonsCardIsNotTheSendersNumber() {
    for (String card : List.of("contact-of-somebody-else", "contact-without-user")) {
      assertThat(TelegramFixtures.events(TelegramFixtures.body(card)))
          .singleElement()
          .isInstanceOfSatisfying(ContactShared.class, shared -> assertThat(shared.own()).isFalse());
    }
  }

  @Test
  void textIsNfc() {
    Text text = (Text) TelegramFixtures.events(TelegramFixtures.body("hard-nfd-text")).getFirst();

    assertThat(Normalizer.isNormalized(text.text(), Normalizer.Form.NFC)).isTrue();
    assertThat(TelegramFixtures.body("hard-nfd-text")).doesNotContain(text.text());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void noMutationOfARecordedPayloadMakesItThrow(Path fixture) {
    Random random = new Random(4711);
    for (int i = 0; i < 300; i++) {
      JsonNode mutant = TelegramFixtures.json(TelegramFixtures.read(fixture));
      for (int change = 0; change <= i % 3; change++) {
        mutate(mutant, random);
      }
      TelegramFixtures.events(mutant.toString()).forEach(event -> assertThat(event.meta().dedupeKey()).isNotEmpty());
    }
  }

  /** Puts something of another kind in the place of a random node. */
  private static void mutate(JsonNode root, Random random) {
    List<Runnable> places = new ArrayList<>();
    collect(root, random, places);
    if (!places.isEmpty()) {
      places.get(random.nextInt(places.size())).run();
    }
  }

  private static void collect(JsonNode node, Random random, List<Runnable> places) {
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(name -> places.add(() -> object.set(name, other(random))));
      object.fieldNames().forEachRemaining(name -> places.add(() -> object.remove(name)));
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        places.add(() -> array.set(at, other(random)));
      }
    }
    node.forEach(child -> collect(child, random, places));
  }

  private static JsonNode other(Random random) {
    List<String> values =
        List.of("null", "true", "-1", "1e300", "99999999999999999999", "\"\"", "\"x y\"", "[]", "{}", "[null]",
            "[[{\"text\":null}]]", "{\"id\":null}", "0.5", "\"private\"");
    return TelegramFixtures.json(values.get(random.nextInt(values.size())));
  }
}
