package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.channels.Capabilities;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.web.WebChatLog;
import vn.danda.content.Published;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.dialogue.Dialogue;
import vn.danda.dialogue.FaqReply;
import vn.danda.dialogue.Replies;
import vn.danda.knowledge.place.Communes;
import vn.danda.lead.StaffBook;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;
import vn.danda.store.TestStores;

/** Events the server cannot handle: nobody behind them waits for long, nothing is lost, and an administrator decides. */
@SpringBootTest
@AutoConfigureMockMvc
@DirtiesContext
class PoisonTest {

  private static final String QUESTION = "Mỗi tháng đóng thấp nhất là bao nhiêu?";
  private static final ContactId HANH = visitors().get(0);
  private static final ContactId NAM = visitors().get(1);
  private static final RequestPostProcessor ADMINISTRATOR = user("admin").roles("ADMINISTRATOR");

  private static volatile boolean brittle = true;

  @Autowired private Intake intake;
  @Autowired private ShardWorkers workers;
  @Autowired private DeadLetters letters;
  @Autowired private WebChatLog log;
  @Autowired private UnifiedJedis redis;
  @Autowired private JdbcClient database;
  @Autowired private MockMvc mvc;

  @TestConfiguration
  static class Brittle {
    /** The real one, but some words break it. */
    @Bean
    @Primary
    Dialogue brittleDialogue(Replies replies, FaqReply faqReply, Communes communes, StaffBook staff) {
      return new Dialogue(replies, faqReply, communes, staff) {
        @Override
        public Thought reply(
            Conversation before, ConversationEvent event, Published published, Capabilities capabilities, Instant now) {
          String text = event instanceof ConversationEvent.FromContact from
              && from.inbound() instanceof InboundEvent.Text typed ? typed.text() : "";
          if (brittle) {
            switch (text) {
              case "IllegalStateException" -> throw new IllegalStateException("of 0912345678");
              case "StackOverflowError" -> throw new StackOverflowError();
              case "OutOfMemoryError" -> throw new OutOfMemoryError();
              case "once, and nobody expects it" -> {
                brittle = false;
                throw new InternalError();
              }
              default -> {}
            }
          }
          return super.reply(before, event, published, capabilities, now);
        }
      };
    }
  }

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
  }

  @BeforeAll
  static void patience() {
    org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
  }

  @AfterEach
  void clean() {
    brittle = true;
    redis.del(RedisKeys.webLog(HANH), RedisKeys.webLog(NAM), RedisKeys.dead(Shard.of(HANH)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IllegalStateException", "StackOverflowError", "OutOfMemoryError"})
  void whatBreaksTheTurnIsPutAsideTheAnswerIsHonestAndTheOthersGoOn(String breaks) throws Exception {
    says(HANH, breaks);
    says(HANH, QUESTION);
    says(NAM, QUESTION);

    await().until(() -> said(HANH).size() == 2 && said(NAM).size() == 1);
    assertThat(said(HANH).get(0)).contains("trục trặc");
    assertThat(said(HANH).get(1)).contains("264 nghìn");
    assertThat(said(NAM).getFirst()).contains("264 nghìn");
    assertThat(letters.list())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.why()).isEqualTo("The turn broke: " + breaks);
              assertThat(letter.kind()).isEqualTo("FromContact/Text");
              assertThat(letter.toString()).doesNotContain("0912345678").doesNotContain(HANH.externalId());
            });
  }

  @Test
  void whatIsTriedAgainAfterTheMendingIsAnswered() throws Exception {
    says(HANH, "IllegalStateException");
    await().until(() -> letters.count() == 1);
    brittle = false;

    mvc.perform(post("/console/dead-letters/" + letters.list().getFirst().id() + "/replay").with(ADMINISTRATOR).with(csrf()))
        .andExpect(status().isFound());

    await().until(() -> said(HANH).size() == 2);
    assertThat(letters.count()).isZero();
    assertThat(decisions()).contains("replayed by admin: ");
  }

  @Test
  void whoLetsALetterGoSaysWhy() throws Exception {
    says(HANH, "IllegalStateException");
    await().until(() -> letters.count() == 1);
    String id = letters.list().getFirst().id();

    mvc.perform(post("/console/dead-letters/" + id + "/discard").param("reason", " ").with(ADMINISTRATOR).with(csrf()));
    assertThat(letters.count()).isEqualTo(1);
    mvc.perform(
        post("/console/dead-letters/" + id + "/discard").param("reason", "tin thử").with(ADMINISTRATOR).with(csrf()));

    assertThat(letters.count()).isZero();
    assertThat(decisions()).contains("discarded by admin: tin thử");
  }

  @Test
  void onlyAdministratorsSeeThem() throws Exception {
    mvc.perform(get("/console/dead-letters").with(ADMINISTRATOR)).andExpect(status().isOk());
    mvc.perform(get("/console/dead-letters").with(user("hoa").roles("AGENT"))).andExpect(status().isForbidden());
    mvc.perform(get("/console/dead-letters")).andExpect(status().isFound());
    mvc.perform(post("/console/dead-letters/x-1/replay").with(ADMINISTRATOR).with(csrf())).andExpect(status().isNotFound());
  }

  @Test
  void whatTookTheServerDownFiveTimesIsNotTriedAgainAndItsNeighboursAre() {
    Shard shard = Shard.of(HANH);
    workers.stop();
    String killer = put(HANH, QUESTION);
    put(NAM, QUESTION);
    redis.hset(RedisKeys.deaths(shard), killer, "5");

    workers.start();

    await().until(() -> said(NAM).size() == 1);
    await().until(() -> !letters.list().isEmpty());
    assertThat(said(HANH)).isEmpty();
    assertThat(letters.list().getFirst().why()).contains("died 5 times");
    await().until(() -> !redis.exists(RedisKeys.deaths(shard)));
  }

  @Test
  void onAShardNewlyWonToWhatBreaksIsNotOvertakenByThePersonsNextEvent() {
    workers.stop();
    put(HANH, "IllegalStateException");
    put(HANH, QUESTION);

    workers.start();

    await().until(() -> said(HANH).size() == 2);
    assertThat(said(HANH).get(0)).contains("trục trặc");
    assertThat(said(HANH).get(1)).contains("264 nghìn");
  }

  @Test
  void whatTookTheServerDownIsKnownAlsoBehindWhatBreaks() {
    workers.stop();
    put(HANH, "IllegalStateException");
    redis.hset(RedisKeys.deaths(Shard.of(HANH)), put(HANH, QUESTION), "5");

    workers.start();

    await().until(() -> letters.count() == 2);
    assertThat(letters.list()).anySatisfy(letter -> assertThat(letter.why()).contains("died 5 times"));
    assertThat(said(HANH)).singleElement().satisfies(line -> assertThat(line).contains("trục trặc"));
  }

  @Test
  void anErrorNobodyExpectsIsNotTheEndOfAShard() {
    says(HANH, "once, and nobody expects it");
    says(HANH, QUESTION);

    await().until(() -> said(HANH).size() == 2);
    assertThat(said(HANH).get(1)).contains("264 nghìn");
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void whatBreaksIsLoggedWithItsPlaceAndWithoutWordsOrWhoWroteThem(CapturedOutput output) {
    says(HANH, "IllegalStateException");
    await().until(() -> letters.count() == 1);

    assertThat(output.toString())
        .contains("turn failed shard=")
        .contains("java.lang.IllegalStateException")
        .contains("PoisonTest$Brittle")
        .doesNotContain("0912345678")
        .doesNotContain("web:" + HANH.externalId());
  }

  @Test
  void whoIsErasedIsInNoDeadLetterAnyMore() {
    says(HANH, "IllegalStateException");
    await().until(() -> letters.count() == 1);

    intake.on(
        List.of(new InboundEvent.Choice(meta(HANH), "erase", "Xoá hết", null)));

    await().until(() -> letters.count() == 0);
  }

  /** Two visitors whose conversations are in one shard. */
  private static List<ContactId> visitors() {
    return IntStream.range(0, 10_000)
        .mapToObj(n -> new ContactId("web", "visitor-" + n))
        .filter(contact -> Shard.of(contact).equals(Shard.ALL.get(3)))
        .limit(2)
        .toList();
  }

  private void says(ContactId contact, String words) {
    intake.on(List.of(new InboundEvent.Text(meta(contact), words, null, false)));
  }

  private String put(ContactId contact, String words) {
    ConversationEvent event =
        new ConversationEvent.FromContact(new InboundEvent.Text(meta(contact), words, null, false));
    return redis
        .xadd(RedisKeys.inbound(Shard.of(contact)), StreamEntryID.NEW_ENTRY, Map.of("e", Json.write(event)))
        .toString();
  }

  private static InboundEvent.Meta meta(ContactId contact) {
    Instant now = Instant.now();
    return new InboundEvent.Meta("web:" + contact.externalId() + ":" + UUID.randomUUID(), contact, now, now, null);
  }

  private List<String> said(ContactId contact) {
    return log.since(contact, "", 50).stream().map(WebChatLog.Line::json).toList();
  }

  private List<@Nullable String> decisions() {
    return database
        .sql("select decision || ' by ' || decided_by || ': ' || reason from dead_letter_decision")
        .query(String.class)
        .list();
  }
}
