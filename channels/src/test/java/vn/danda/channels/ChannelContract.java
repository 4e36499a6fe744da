package vn.danda.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.RETRY_AFTER;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.danda.channels.InboundEvent.Text;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;

/**
 * What every channel must keep to, whatever network stands behind it. A channel's test extends this class (or {@link
 * NetworkChannelContract} when it calls a network), says how its door is knocked at, and inherits the tests.
 *
 * <p>The recorded payloads are the files {@code src/test/resources/<channel>/*.json}; beside each lies {@code
 * *.expected.json}, the events it becomes. {@code -Dgolden.write=true} writes these; then they are read by a person.
 */
public abstract class ChannelContract {

  private static final ObjectMapper OURS =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** What each channel has a recorded payload of, by file name. */
  private static final List<String> HARD_SET =
      List.of(
          "delivery-duplicate",
          "delivery-two-events",
          "delivery-bad-between-good",
          "hard-unknown-event",
          "hard-unknown-extra-fields",
          "hard-empty-text",
          "hard-10000-characters",
          "hard-nfd-text",
          "hard-emoji-text",
          "hard-time-in-other-unit",
          "hard-own-message");

  /** Shorter words ("1", "ok") stand in any log. */
  private static final int TELLING = 6;

  protected static final Clock CLOCK = Clock.fixed(Fixtures.RECEIVED, ZoneOffset.UTC);

  protected final KeptEvents kept = new KeptEvents();
  private int said;
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger ours = (Logger) LoggerFactory.getLogger("vn.danda");

  /** The channel's name, which is also the name of the folder of its recorded payloads. */
  protected abstract String channelName();

  /** The channel's door with {@link #CLOCK}; what it receives goes to {@code listener}. */
  protected abstract MockMvc door(InboundListener listener);

  /** A delivery of this body as the network makes it, with its signature or secret. */
  protected abstract RequestBuilder authentic(String body) throws Exception;

  /** The same deliveries as somebody else would make them: signature or secret wrong, and missing. */
  protected abstract List<RequestBuilder> forged(String body) throws Exception;

  /** A body larger than any the network sends. */
  protected abstract int tooManyBytes();

  /** The way out, to a network that takes everything. */
  protected abstract Channel channel();

  /** What arrived at the network, oldest first: the words alone. */
  protected abstract List<String> arrivedTexts();

  /** What arrived at the network, oldest first, whole, in whatever form. */
  protected abstract List<String> arrived();

  /** Somebody who can be written to. */
  protected abstract ContactId somebody();

  /** Tokens, keys, secrets: may stand in no log. */
  protected abstract List<String> secrets();

  /** A recorded payload as the bodies in which the network delivers it; most networks deliver the file as it is. */
  protected List<String> deliveries(String recorded) {
    return List.of(recorded);
  }

  /** A network sends for ever what is not answered 200, so unreadable bodies are too. */
  protected int statusOfUnreadable() {
    return 200;
  }

  /** Of the hard set, what cannot happen on this channel. */
  protected Set<String> cannotHappen() {
    return Set.of();
  }

  protected int leastFixtures() {
    return 25;
  }

  @BeforeEach
  void listenToTheLog() {
    logged.start();
    ours.setLevel(Level.TRACE);
    ours.setAdditive(false);
    ours.addAppender(logged);
  }

  /** After every test, whatever it did: nothing of what people or settings said stands in our log, at any level. */
  @AfterEach
  void nothingPersonalAndNoSecretWasLogged() {
    ours.detachAppender(logged);
    ours.setLevel(null);
    ours.setAdditive(true);
    String log =
        logged.list.stream()
            .map(line -> line.getFormattedMessage() + "\n" + ThrowableProxyUtil.asString(line.getThrowableProxy()))
            .collect(Collectors.joining("\n"));
    assertThat(log).doesNotContain(secrets());
    assertThat(personal()).noneMatch(log::contains);
  }

  private List<String> personal() {
    return kept.events.stream().flatMap(ChannelContract::personal).filter(word -> word.length() >= TELLING).toList();
  }

  private static Stream<String> personal(InboundEvent event) {
    String words =
        switch (event) {
          case Text text -> text.text();
          case InboundEvent.ContactShared shared -> shared.phone();
          default -> "";
        };
    String name = event.meta().contactName();
    return Stream.of(words, name == null ? "" : name, event.contact().externalId());
  }

  // In.

  @Test
  void everyRecordedPayloadIsTakenAndBecomesTheEventsBesideIt() throws Exception {
    for (Path fixture : fixtures()) {
      kept.events.clear();
      deliverAll(Fixtures.read(fixture));
      Path expected = Path.of(fixture.toString().replace(".json", ".expected.json"));
      String actual = OURS.writeValueAsString(kept.events) + "\n";
      if (Boolean.getBoolean("golden.write")) {
        Files.writeString(expected, actual);
      }
      assertThat(actual).as(fixture.toString()).isEqualTo(Fixtures.read(expected));
    }
  }

  @Test
  void thereAreEnoughPayloadsAndTheHardSetIsAmongThem() {
    List<String> names = fixtures().stream().map(Fixtures::name).toList();

    assertThat(names).hasSizeGreaterThanOrEqualTo(leastFixtures());
    assertThat(names).containsAll(HARD_SET.stream().filter(name -> !cannotHappen().contains(name)).toList());
  }

  @Test
  void whatIsWrittenToTheStreamIsReadBackTheSame() throws Exception {
    deliverEverything();

    assertThat(kept.events).isNotEmpty();
    for (InboundEvent event : kept.events) {
      assertThat(OURS.readValue(OURS.writeValueAsString(event), InboundEvent.class)).isEqualTo(event);
    }
  }

  /** A repeat is recognised by its key alone, so a key stands for one event, and every event of one delivery has its own. */
  @Test
  void deliveredThreeTimesInAnyOrderThereIsOneEventPerKey() throws Exception {
    List<String> once = new ArrayList<>();
    for (Path fixture : fixtures()) {
      once.addAll(deliveries(Fixtures.read(fixture)));
    }
    List<String> thrice = new ArrayList<>(Collections.nCopies(3, once).stream().flatMap(List::stream).toList());
    Collections.shuffle(thrice, new Random(4711));
    MockMvc door = door(kept);
    for (String body : once) {
      perform(door, authentic(body));
    }
    Set<InboundEvent> first = Set.copyOf(kept.events);
    for (String body : thrice) {
      perform(door, authentic(body));
    }

    assertThat(Set.copyOf(kept.events)).isEqualTo(first);
    assertThat(first.stream().map(event -> event.meta().dedupeKey()).distinct()).hasSize(first.size());
  }

  @Test
  void oneBadEventDropsNoneOfItsBatch() throws Exception {
    deliverAll(Fixtures.body(channelName(), "delivery-bad-between-good"));

    assertThat(kept.texts()).hasSize(2);
  }

  @Test
  void everyEventOfABatchIsTaken() throws Exception {
    deliverAll(Fixtures.body(channelName(), "delivery-two-events"));

    assertThat(kept.events).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void wordsAreNfcAndEmptyOnesAreNoText() throws Exception {
    deliverAll(Fixtures.body(channelName(), "hard-nfd-text"));
    assertThat(kept.texts()).hasSize(1).allMatch(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC));

    deliverAll(Fixtures.body(channelName(), "hard-empty-text"));
    assertThat(kept.texts()).hasSize(1);
  }

  @Test
  void whatWeSaidOurselvesIsNotHeardAsTheirWords() throws Exception {
    if (cannotHappen().contains("hard-own-message")) {
      return;
    }
    deliverAll(Fixtures.body(channelName(), "hard-own-message"));

    assertThat(kept.texts()).isEmpty();
  }

  /** Not before: a network forgets what was answered 200. */
  @Test
  void theAnswerWaitsUntilTheEventIsStored() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch stored = new CountDownLatch(1);
    MockMvc door =
        door(
            events -> {
              arrived.countDown();
              uninterrupted(stored);
              kept.on(events);
            });
    CompletableFuture<Integer> answer =
        CompletableFuture.supplyAsync(() -> statusOf(door, Fixtures.body(channelName(), "text")));

    assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).isNotDone();
    stored.countDown();
    assertThat(answer.get(20, TimeUnit.SECONDS)).isBetween(200, 299);
    assertThat(kept.texts()).hasSize(1);
  }

  @Test
  void whenNothingCanBeStoredTheNetworkIsAskedToComeAgain() throws Exception {
    String body = Fixtures.body(channelName(), "text");
    MockMvc door = door(kept);
    kept.refuse(1);

    MockHttpServletResponse refused = perform(door, authentic(body));
    assertThat(refused.getStatus()).isEqualTo(503);
    assertThat(refused.getHeader(RETRY_AFTER)).isEqualTo("1");
    assertThat(perform(door, authentic(body)).getStatus()).isBetween(200, 299);
    assertThat(kept.texts()).hasSize(1);
  }

  @Test
  void whoIsNotTheNetworkIsRefusedAndNothingIsStored() throws Exception {
    MockMvc door = door(kept);
    for (RequestBuilder forged : forged(Fixtures.body(channelName(), "text"))) {
      assertThat(perform(door, forged).getStatus()).isIn(401, 403);
    }
    assertThat(kept.events).isEmpty();
  }

  @Test
  void tooMuchIsRefused() throws Exception {
    String body = Fixtures.body(channelName(), "text");
    int room = tooManyBytes() - body.length();

    assertThat(perform(door(kept), authentic(" ".repeat(room) + body)).getStatus()).isEqualTo(413);
    assertThat(kept.events).isEmpty();
  }

  @Test
  void whatNobodyCanReadDoesNotComeAgain() throws Exception {
    MockMvc door = door(kept);
    for (String body : List.of("", "không phải json", "[]", "null", "{\"a\":", "{\"hello\":1}", "\0", "{\"a\":".repeat(2_000))) {
      assertThat(perform(door, authentic(body)).getStatus()).as(body).isEqualTo(statusOfUnreadable());
    }
    assertThat(kept.texts()).isEmpty();
  }

  @Test
  void noChangeToAPayloadBreaksTheDoor() throws Exception {
    Random random = new Random(4711);
    for (Path fixture : fixtures()) {
      MockMvc door = door(kept);
      for (String body : deliveries(Fixtures.read(fixture))) {
        for (int i = 0; i < 60; i++) {
          String mutant = JsonMutant.of(body, random, 1 + i % 3);
          // 429: many mutants are the same, and a door may think them too many.
          assertThat(perform(door, authentic(mutant)).getStatus()).as(mutant).isIn(200, 202, 429, statusOfUnreadable());
        }
      }
    }
    assertThat(kept.events).allMatch(event -> !event.meta().dedupeKey().isBlank());
  }

  // Out.

  @Test
  void aLongTextArrivesWholeInPartsWithinTheLimit() {
    String text = IntStream.range(0, 900).mapToObj(i -> "Câu thứ " + i + " nói về mức đóng.").collect(Collectors.joining(" "));

    sendFitted(say(text, List.of()));

    assertThat(arrivedTexts()).hasSizeGreaterThan(1).allMatch(part -> part.length() <= channel().capabilities().textLimit());
    assertThat(String.join(" ", arrivedTexts())).isEqualTo(text);
  }

  @Test
  void everyOptionArrivesAsAButtonOrAsANumberedLine() {
    for (int many : new int[] {2, 5, 13, 20}) {
      int before = arrived().size();
      List<Option> options = IntStream.range(0, many).mapToObj(i -> new Option("Ý kiến " + i, "entry:e" + i)).toList();
      sendFitted(say("Anh/chị chọn giúp em", options));

      String last = String.join("\n", arrived().subList(before, arrived().size()));
      assertThat(options).allMatch(option -> last.contains(option.label()));
    }
  }

  @Test
  void markupLikeWordsArriveAsTyped() {
    String text = "Mức <b>thấp nhất</b> & *264* _đồng_ [x](y) `z` \"q\" 👨‍👩‍👧‍👦";

    sendFitted(say(text, List.of()));

    assertThat(arrivedTexts()).containsExactly(text);
  }

  protected final Say say(String text, List<Option> options) {
    return new Say(somebody(), text, options, false, Author.BOT, null, "k" + ++said);
  }

  private void sendFitted(Say message) {
    for (Say part : MessageFit.fit(message, channel().capabilities())) {
      assertThat(channel().send(part)).isInstanceOf(SendResult.Sent.class);
    }
  }

  private List<Path> fixtures() {
    return Fixtures.all(channelName());
  }

  private void deliverEverything() throws Exception {
    for (Path fixture : fixtures()) {
      deliverAll(Fixtures.read(fixture));
    }
  }

  private void deliverAll(String recorded) throws Exception {
    MockMvc door = door(kept);
    for (String body : deliveries(recorded)) {
      assertThat(perform(door, authentic(body)).getStatus()).isIn(200, 202, statusOfUnreadable());
    }
  }

  private int statusOf(MockMvc door, String body) {
    try {
      return perform(door, authentic(body)).getStatus();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static MockHttpServletResponse perform(MockMvc door, RequestBuilder request) throws Exception {
    return door.perform(request).andReturn().getResponse();
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
