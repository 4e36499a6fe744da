package vn.danda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.clients.jedis.util.JedisURIHelper;
import vn.danda.channels.ChannelNotes;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.SendResult;
import vn.danda.channels.WindowRules;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.ConversationRecord.Settled;
import vn.danda.conversation.Conversations;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;
import vn.danda.store.Signal;
import vn.danda.store.TestStores;

/** The outbox on a real Redis, with a network in memory that answers as the test says. */
class OutboxTest {

  private static final List<ContactId> CONTACTS =
      IntStream.range(0, 100_000)
          .mapToObj(n -> new ContactId(MemoryNetwork.NAME, "" + n))
          .filter(contact -> Shard.of(contact).equals(Shard.ALL.get(7)))
          .limit(40)
          .toList();
  private static final Shard SHARD = Shard.ALL.get(7);
  private static final ContactId HANH = CONTACTS.get(0);
  private static final ContactId NAM = CONTACTS.get(1);

  private static final ContactId GROUP =
      IntStream.range(1, 100_000)
          .mapToObj(n -> new ContactId(MemoryNetwork.NAME, "-" + n))
          .filter(contact -> Shard.of(contact).equals(SHARD))
          .findFirst()
          .orElseThrow();

  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final WindowRules RULES =
      WindowRules.read(
          """
          memory:
            closed: "Hết hạn."
            rules:
              - {permits: [bot, agent], opened-by: message, lasts: PT24H, why: "Một ngày.", certainty: ours, source: test}
              - {permits: [agent], opened-by: message, lasts: P7D, tag: HUMAN_AGENT, why: "Chỉ cán bộ.", certainty: ours, source: test}
          """);

  private final UnifiedJedis redis = TestStores.redis();
  private final MemoryNetwork network = new MemoryNetwork();
  private final List<String> noted = new CopyOnWriteArrayList<>();
  private final ChannelNotes notes =
      new ChannelNotes() {
        @Override
        public void put(String channel, String name, String text) {
          noted.add(channel + " " + name + " " + text);
        }

        @Override
        public Map<String, Note> of(String channel) {
          return Map.of();
        }
      };
  private final ShardOutbox outbox = outbox();

  @Test
  void aConversationIsAnsweredInOrderThoughAnotherOneOvertakesIt() {
    network.takes(Duration.ofMillis(50));
    for (int i = 0; i < 5; i++) {
      waits(HANH, "h" + i);
    }
    waits(NAM, "n0");

    workUntil(() -> network.sent().size() == 6);

    assertThat(network.sentTo(HANH)).containsExactly("h0", "h1", "h2", "h3", "h4");
    assertThat(network.sent().indexOf("n0")).isLessThan(5);
    await().until(this::nothingWaits);
    assertThat(settled()).hasSize(6).allMatch(one -> one.delivery().equals("sent"));
  }

  @Test
  void neverMoreThanSixteenAreUnderWay() {
    network.takes(Duration.ofMillis(100));
    CONTACTS.forEach(contact -> waits(contact, "x"));

    workUntil(() -> network.sent().size() == CONTACTS.size());

    assertThat(network.mostAtOnce()).isEqualTo(Outbox.IN_FLIGHT);
  }

  @Test
  void theNetworksWishToWaitIsHeldAndNothingOvertakesMeanwhile() {
    network.answersFirst(new SendResult.TryAgain(Duration.ofMillis(1500), "429"));
    waits(HANH, "h0");
    waits(HANH, "h1");
    long began = System.nanoTime();

    workUntil(() -> network.sent().size() == 2);

    assertThat(network.sent()).containsExactly("h0", "h1");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1500));
  }

  @Test
  void whatNeverLeftIsSentAgain() {
    network.answersFirst(new SendResult.NotSent("no connection"), new SendResult.NotSent("no connection"));
    waits(HANH, "h0");

    workUntil(() -> network.sent().size() == 1);

    await().until(() -> settled().size() == 1);
    assertThat(settled().getFirst().delivery()).isEqualTo("sent");
    assertThat(settled().getFirst().externalId()).isEqualTo("1");
  }

  @Test
  void whatMayHaveArrivedIsSentOnceMoreAndNoOftener() {
    network.answersFirst(new SendResult.Unknown("timeout"), new SendResult.Unknown("timeout"));
    waits(HANH, "h0");
    waits(HANH, "h1");

    workUntil(() -> network.sent().size() == 1);

    assertThat(network.asked()).containsExactly("h0", "h0", "h1");
    await().until(() -> settled().size() == 2);
    assertThat(settled().getFirst().delivery()).isEqualTo("unknown");
  }

  @Test
  void aPersonWhoBlockedUsIsNotAskedAgain() {
    network.answersFirst(new SendResult.ContactStopped("blocked"));
    waits(HANH, "h0");

    workUntil(this::nothingWaits);

    assertThat(network.asked()).containsExactly("h0");
    assertThat(settled().getFirst().delivery()).isEqualTo("failed");
  }

  @Test
  void aNetworkThatDoesNotKnowUsIsNotedForTheSelfCheck() {
    network.answersFirst(new SendResult.AccountBroken("401"));
    waits(HANH, "h0");

    workUntil(() -> !noted.isEmpty());

    assertThat(noted).containsExactly("memory account-broken 401");
  }

  @Test
  void aChannelThatBreaksDoesNotHoldUpTheConversation() {
    network.breaksAt("h0");
    waits(HANH, "h0");
    waits(HANH, "h1");

    workUntil(() -> network.sent().contains("h1"));

    assertThat(network.asked()).containsExactly("h0", "h0", "h1");
  }

  @Test
  void aLongQueueThatMustWaitDoesNotHoldUpWhoStandsBehindIt() {
    network.answersFirst(new SendResult.TryAgain(Duration.ofMinutes(5), "429"));
    for (int i = 0; i < 600; i++) {
      waits(HANH, "h" + i);
    }
    workUntil(() -> network.asked().size() == 1);
    waits(NAM, "n0");

    workUntil(() -> network.sent().size() == 1);

    assertThat(network.asked()).containsExactly("h0", "n0");
  }

  @Test
  void ofAQueueWithoutEndOnlySoMuchIsHeldAsThereIsRoomForAndAllIsSentInTheEnd() throws Exception {
    AtomicBoolean away = new AtomicBoolean(true);
    SendGate gate =
        message -> away.get() ? Optional.of(new SendResult.TryAgain(Duration.ofMillis(500), "away")) : Optional.empty();
    network.sendsPerSecondToOne(1000);
    ShardOutbox gated = outbox(false, List.of(gate));
    int all = ShardOutbox.MOST_HELD + 2 * ShardOutbox.READ;
    CONTACTS.forEach(contact -> lastWrote(contact, Duration.ofMinutes(1)));
    try (AbstractPipeline together = redis.pipelined()) {
      for (int i = 0; i < all; i++) {
        Map<String, String> entry = Map.of("m", Json.write(say(CONTACTS.get(i % CONTACTS.size()), Author.BOT, "x" + i)));
        together.xadd(RedisKeys.outbound(SHARD), StreamEntryID.NEW_ENTRY, entry);
      }
    }
    Signal changed = new Signal();

    gated.send(changed);
    // Longer than it goes without looking into the stream.
    Thread.sleep(Duration.ofMillis(1100));
    for (int looks = 0; looks < 10; looks++) {
      gated.send(changed);
    }
    assertThat(gated.held()).isBetween(ShardOutbox.MOST_HELD, ShardOutbox.MOST_HELD + ShardOutbox.READ);
    away.set(false);
    await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> {
      gated.send(changed);
      return nothingWaits();
    });

    assertThat(network.sent()).hasSize(all).doesNotHaveDuplicates();
  }

  @Test
  void whatNobodyCanReadIsParkedAndTheNextOneGoes() {
    redis.xadd(RedisKeys.outbound(SHARD), StreamEntryID.NEW_ENTRY, Map.of("m", "{\"kind\":\"say\",\"to\":17"));
    waits(HANH, "h0");

    workUntil(() -> network.sent().size() == 1);

    assertThat(redis.xlen(RedisKeys.dead(SHARD))).isEqualTo(1);
    await().until(this::nothingWaits);
  }

  @Test
  void twoNodesOnTheSameShardSendEachMessageOnce() {
    ShardOutbox second = outbox();
    network.takes(Duration.ofMillis(20));
    for (int i = 0; i < 10; i++) {
      waits(HANH, "h" + i);
      waits(NAM, "n" + i);
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              work(second);
              work(outbox);
              return nothingWaits();
            });

    assertThat(network.asked()).hasSize(20);
    assertThat(network.sentTo(HANH)).isEqualTo(IntStream.range(0, 10).mapToObj(i -> "h" + i).toList());
  }

  @Test
  void whatADeadNodeHadInItsHandsIsTakenUpWhenTheClaimHasRunOut() {
    String entry = waits(HANH, "h0");
    long now = System.currentTimeMillis();
    redis.hset(RedisKeys.sending(SHARD), entry, "1 " + (now + 1500) + " 0");

    workUntil(() -> network.sent().size() == 1);

    assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(now + 1500);
  }

  @Test
  void afterTheWindowNothingIsSentAndTheAgentLearnsWhy() {
    lastWrote(HANH, Duration.ofDays(7));
    waits(HANH, "bot");
    waits(HANH, Author.AGENT, "agent");

    workUntil(this::nothingWaits);

    assertThat(network.asked()).isEmpty();
    assertThat(settled()).hasSize(2).allMatch(one -> one.delivery().equals("failed") && "window_closed".equals(one.failure()));
  }

  @Test
  void betweenADayAndAWeekOnlyAPersonsWordsGoAndTheyAreTagged() {
    lastWrote(HANH, Duration.ofHours(24));
    waits(HANH, "bot");
    waits(HANH, Author.AGENT, "agent");

    workUntil(this::nothingWaits);

    assertThat(network.asked()).containsExactly("agent");
    assertThat(network.tags()).containsExactly("HUMAN_AGENT");
    assertThat(settled()).extracting(Settled::failure).containsExactly("human_only", null);
  }

  @Test
  void insideTheDayAPersonsWordsCarryNoTag() {
    lastWrote(HANH, Duration.ofHours(24).minusSeconds(1));
    waits(HANH, Author.AGENT, "agent");

    workUntil(this::nothingWaits);

    assertThat(network.asked()).containsExactly("agent");
    assertThat(network.tags()).isEmpty();
  }

  @Test
  void aBotsAnswerThatWaitedIsNotSentBehindTheWordsOfAColleagueInTheAccountsOwnInbox() {
    Instant colleague = Instant.now().minus(Duration.ofMinutes(5));
    Conversation held =
        Conversation.fresh(HANH)
            .heardFrom(null, NOW.minus(Duration.ofMinutes(10)))
            .heldOutsideUntil(colleague.plus(Conversation.HELD_OUTSIDE))
            .next();
    redis.hset(RedisKeys.conversation(HANH), Map.of("version", "1", "state", Json.write(held)));
    waitsSince(colleague.minusSeconds(60), Author.BOT, "overtaken");
    waitsSince(colleague.minusSeconds(50), Author.AGENT, "agent");
    waitsSince(colleague.plusSeconds(60), Author.BOT, "after");

    workUntil(this::nothingWaits);

    assertThat(network.asked()).containsExactly("agent", "after");
    assertThat(settled()).extracting(Settled::failure).containsExactly("human_only", null, null);
  }

  @Test
  void whatTheNetworkTookAndCouldNotBeWrittenDownIsWrittenLaterAndNotSentAgain() throws Exception {
    AtomicInteger failures = new AtomicInteger(2);
    try (UnifiedJedis failing = failingAt("settle_send", failures)) {
      ShardOutbox node = outbox(failing, false, List.of());
      waits(HANH, "h0");
      waits(HANH, "h1");

      await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5)).until(() -> {
        work(node);
        return nothingWaits();
      });
    }

    assertThat(failures).hasNegativeValue();
    assertThat(network.asked()).containsExactly("h0", "h1");
    assertThat(settled()).extracting(Settled::delivery).containsExactly("sent", "sent");
  }

  @Test
  void whatTheNetworkPutOffAndCouldNotBeWrittenDownIsWrittenLaterAndCountsAsATry() throws Exception {
    network.answersFirst(new SendResult.Unknown("timeout"), new SendResult.Unknown("timeout"));
    AtomicInteger failures = new AtomicInteger(1);
    try (UnifiedJedis failing = failingAt("retry_send", failures)) {
      ShardOutbox node = outbox(failing, false, List.of());
      waits(HANH, "h0");

      await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5)).until(() -> {
        work(node);
        return nothingWaits();
      });
    }

    assertThat(network.asked()).containsExactly("h0", "h0");
    assertThat(settled()).extracting(Settled::delivery).containsExactly("unknown");
  }

  @Test
  void aBotsAnswerNobodyShouldGetSoLateIsDroppedWithARecordAndAnAgentsWordsAreNot() {
    lastWrote(HANH, Duration.ofMinutes(1));
    long fiveHoursAgo = System.currentTimeMillis() - Duration.ofHours(5).toMillis();
    redis.xadd(RedisKeys.outbound(SHARD), new StreamEntryID(fiveHoursAgo), Map.of("m", Json.write(say(HANH, Author.BOT, "bot"))));
    redis.xadd(RedisKeys.outbound(SHARD), new StreamEntryID(fiveHoursAgo + 1), Map.of("m", Json.write(say(HANH, Author.AGENT, "agent"))));

    workUntil(this::nothingWaits);

    assertThat(network.asked()).containsExactly("agent");
    assertThat(settled()).extracting(Settled::delivery).containsExactly("failed", "sent");
    assertThat(settled().getFirst().failure()).isEqualTo("gave_up");
  }

  @Test
  void whatANetworkWillNeverTakeOfTheBotsIsPutAsideForAPersonToLookAt() {
    network.answersFirst(new SendResult.Refused("too strange"));
    waits(HANH, "h0");

    workUntil(this::nothingWaits);

    assertThat(redis.xrange(RedisKeys.dead(SHARD), "-", "+"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.getFields()).containsEntry("what", "outbound").containsEntry("why", "The network refused it"));
  }

  @Test
  void aMessageThatTookTheServerDownFiveTimesIsPutAsideAndTheNextOneGoes() {
    String killer = waits(HANH, "h0");
    waits(HANH, "h1");
    redis.hset(RedisKeys.sending(SHARD), killer, "5 1 0 4");

    workUntil(this::nothingWaits);

    assertThat(network.asked()).containsExactly("h1");
    assertThat(redis.xlen(RedisKeys.dead(SHARD))).isEqualTo(1);
    assertThat(settled()).extracting(Settled::delivery).containsExactly("unknown", "sent");
  }

  @Test
  void whatSeveralServersDiedWithIsSentOneAtATimeAndNobodyElseWaitsForIt() {
    network.takes(Duration.ofMillis(100));
    List<ContactId> suspects = CONTACTS.subList(0, 10);
    for (ContactId contact : suspects) {
      redis.hset(RedisKeys.sending(SHARD), waits(contact, "suspect"), "2 1 0 1");
    }
    CONTACTS.subList(10, 20).forEach(contact -> waits(contact, "other"));

    workUntil(this::nothingWaits);

    assertThat(network.mostAtOnce("suspect")).isEqualTo(1);
    assertThat(network.sent()).hasSize(20).endsWith("suspect", "suspect", "suspect", "suspect", "suspect");
    assertThat(redis.xlen(RedisKeys.dead(SHARD))).isZero();
  }

  @Test
  void whatOneServerDiedWithIsSentBesideTheOthers() {
    network.takes(Duration.ofMillis(100));
    for (ContactId contact : CONTACTS.subList(0, 10)) {
      redis.hset(RedisKeys.sending(SHARD), waits(contact, "h0"), "1 1 0 0");
    }

    workUntil(this::nothingWaits);

    assertThat(network.mostAtOnce()).isGreaterThan(1);
  }

  @Test
  void whoWasWrittenToTooFastIsWrittenToMoreSlowlyForAWhileByEveryNode() {
    network.answersFirst(new SendResult.TryAgain(Duration.ofMillis(100), "429"));
    network.sendsPerSecondToOne(2);
    for (int i = 0; i < 4; i++) {
      waits(HANH, "h" + i);
    }
    ShardOutbox second = outbox();
    long began = System.nanoTime();

    workUntil(() -> {
      work(second);
      return nothingWaits();
    });

    assertThat(network.sent()).containsExactly("h0", "h1", "h2", "h3");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1500));
  }

  @Test
  void whenSeveralPeopleAreRefusedTheWholeAccountWaitsOnEveryNode() {
    for (int i = 0; i < 3; i++) {
      network.answersFirst(new SendResult.TryAgain(Duration.ofSeconds(2), "429"));
    }
    CONTACTS.subList(0, 3).forEach(contact -> waits(contact, "x"));
    workUntil(() -> network.asked().size() == 3);
    await().until(() -> redis.exists(RedisKeys.accountPace(MemoryNetwork.NAME)));
    CONTACTS.subList(3, 6).forEach(contact -> waits(contact, "y"));
    ShardOutbox second = outbox();
    long until = Long.parseLong(redis.hget(RedisKeys.accountPace(MemoryNetwork.NAME), "until"));

    workUntil(() -> {
      work(second);
      return nothingWaits();
    });

    assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(until);
    assertThat(network.sent()).hasSize(6);
  }

  @Test
  void thePublishedPaceIsKeptByAllNodesTogetherWhenItIsToBeKept() {
    network.sendsPerSecond(20);
    CONTACTS.forEach(contact -> waits(contact, "x"));
    ShardOutbox one = outbox(true);
    ShardOutbox other = outbox(true);
    long began = System.nanoTime();

    await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5)).until(() -> {
      work(one);
      work(other);
      return nothingWaits();
    });

    assertThat(network.sent()).hasSize(40);
    // 40 at 20 a second, less the slack of a fifth of a second and of the first handful.
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1300));
  }

  @Test
  void aPersonGetsAFewAtOnceAndAGroupNoMoreThanItsNetworkAllowsInAMinute() {
    network.sendsPerSecondToOne(1);
    network.sendsPerMinuteToAGroup(4);
    for (int i = 0; i < 7; i++) {
      waits(HANH, "h" + i);
    }
    for (int i = 0; i < 3; i++) {
      waits(GROUP, "g" + i);
    }
    ShardOutbox one = outbox(true);
    ShardOutbox other = outbox(true);
    long began = System.nanoTime();

    await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5)).until(() -> {
      work(one);
      work(other);
      return network.sentTo(HANH).size() == 7;
    });

    // Five at once, then one a second.
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1800));
    // One at once, then one each twenty seconds.
    assertThat(network.sentTo(GROUP)).containsExactly("g0");
  }

  @Test
  void whatAGateOfOursHoldsBackDoesNotSlowTheAccountDown() {
    AtomicInteger asked = new AtomicInteger();
    SendGate later =
        message ->
            asked.incrementAndGet() <= 6 ? Optional.of(new SendResult.TryAgain(Duration.ofMillis(1), "later")) : Optional.empty();
    ShardOutbox gated = outbox(false, List.of(later));
    CONTACTS.subList(0, 6).forEach(contact -> waits(contact, "x"));

    await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5)).until(() -> {
      work(gated);
      return nothingWaits();
    });

    assertThat(redis.exists(RedisKeys.accountPace(MemoryNetwork.NAME))).isFalse();
  }

  @Test
  void aClaimWhoseAnswerWasLostIsItsOwnersStillAndNoTry() {
    String entry = waits(HANH, "h0");
    List<String> keys =
        List.of(
            RedisKeys.outbound(SHARD), RedisKeys.sending(SHARD), RedisKeys.contactPace(HANH), RedisKeys.conversation(HANH));
    RedisScript begin = RedisScript.named("begin_send");

    assertThat((List<?>) begin.run(redis, keys, List.of(entry, "8000", "1000", "-1", "mine", "2"))).first().isEqualTo(1L);
    assertThat((List<?>) begin.run(redis, keys, List.of(entry, "8000", "1000", "-1", "another", "2"))).first().isEqualTo(0L);
    assertThat(((List<?>) begin.run(redis, keys, List.of(entry, "8000", "1000", "-1", "mine", "2"))).subList(0, 2))
        .isEqualTo(List.of(1L, 0L));
  }

  private void lastWrote(ContactId contact, Duration ago) {
    Conversation conversation = Conversation.fresh(contact).heardFrom(null, NOW.minus(ago)).next();
    redis.hset(
        RedisKeys.conversation(contact), Map.of("version", "1", "state", Json.write(conversation)));
  }

  private static void work(ShardOutbox node) throws InterruptedException {
    node.grew();
    node.send(new Signal());
  }

  private ShardOutbox outbox() {
    return outbox(false);
  }

  private ShardOutbox outbox(boolean publishedPaceKept) {
    return outbox(publishedPaceKept, List.of());
  }

  private ShardOutbox outbox(boolean publishedPaceKept, List<SendGate> gates) {
    return outbox(redis, publishedPaceKept, gates);
  }

  private ShardOutbox outbox(UnifiedJedis redis, boolean publishedPaceKept, List<SendGate> gates) {
    Windows windows = new Windows(new Conversations(redis), RULES, Clock.fixed(NOW, ZoneOffset.UTC));
    return new Outbox(
            redis,
            new ChannelRegistry(List.of(network), RULES),
            windows,
            gates,
            notes,
            new SimpleMeterRegistry(),
            Clock.systemUTC(),
            publishedPaceKept)
        .of(SHARD);
  }

  /** Redis, but so many calls of this script end as if it had been away for longer than anybody waits for it. */
  private static UnifiedJedis failingAt(String script, AtomicInteger failures) {
    URI uri = URI.create(TestStores.redisUrl());
    DefaultJedisClientConfig config =
        DefaultJedisClientConfig.builder().password(JedisURIHelper.getPassword(uri)).build();
    String digest = TestStores.redis().scriptLoad(text(script), "any");
    return new UnifiedJedis(
        new PooledConnectionProvider(JedisURIHelper.getHostAndPort(uri), config), 1, Duration.ofSeconds(1)) {
      @Override
      public Object evalsha(String sha, List<String> keys, List<String> arguments) {
        if (sha.equals(digest) && failures.getAndDecrement() > 0) {
          throw new IllegalStateException("away");
        }
        return super.evalsha(sha, keys, arguments);
      }
    };
  }

  private static String text(String script) {
    try (InputStream in = RedisScript.class.getResourceAsStream("/redis/" + script + ".lua")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void waitsSince(Instant time, Author author, String text) {
    redis.xadd(
        RedisKeys.outbound(SHARD), new StreamEntryID(time.toEpochMilli()), Map.of("m", Json.write(say(HANH, author, text))));
  }

  private String waits(ContactId to, String text) {
    return waits(to, Author.BOT, text);
  }

  private String waits(ContactId to, Author author, String text) {
    if (!redis.exists(RedisKeys.conversation(to))) {
      lastWrote(to, Duration.ofMinutes(1));
    }
    Map<String, String> entry = Map.of("m", Json.write(say(to, author, text)));
    return redis.xadd(RedisKeys.outbound(SHARD), StreamEntryID.NEW_ENTRY, entry).toString();
  }

  private static OutboundMessage say(ContactId to, Author author, String text) {
    return new OutboundMessage.Say(to, text, List.of(), false, author, null, "key-" + text);
  }

  private void workUntil(Callable<Boolean> done) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              work(outbox);
              return done.call();
            });
  }

  private boolean nothingWaits() {
    return redis.xlen(RedisKeys.outbound(SHARD)) == 0;
  }

  private List<Settled> settled() {
    List<Settled> settled = new ArrayList<>();
    redis
        .xrange(RedisKeys.records(SHARD), (StreamEntryID) null, (StreamEntryID) null)
        .forEach(entry -> settled.add((Settled) Json.read(entry.getFields().getOrDefault("r", ""), ConversationRecord.class)));
    return settled;
  }
}
