package vn.danda.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.conversation.ConversationRecord.Settled;
import vn.danda.conversation.Conversations.Committed;
import vn.danda.conversation.Conversations.Turn;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;
import vn.danda.store.TestStores;

/** The commit script on a real Redis: all of a turn or nothing of it, and each turn once. */
class ConversationsTest {

  private static final ContactId HANH = new ContactId("telegram", "1");
  private static final Shard SHARD = Shard.of(HANH);

  private final UnifiedJedis redis = TestStores.redis();
  private final Conversations conversations = new Conversations(redis);

  @Test
  void aCommittedTurnIsStateMessageRecordAndADoneEvent() {
    String event = arrives();
    Conversation thought = conversations.find(HANH).missed();

    assertThat(commit(turn(event, thought))).containsExactly(Committed.OK);

    assertThat(conversations.find(HANH).version()).isEqualTo(1);
    assertThat(conversations.find(HANH).missesInRow()).isEqualTo(1);
    assertThat(redis.xlen(RedisKeys.inbound(SHARD))).isZero();
    assertThat(redis.xlen(RedisKeys.outbound(SHARD))).isEqualTo(1);
    assertThat(redis.xlen(RedisKeys.records(SHARD))).isEqualTo(1);
  }

  @Test
  void anEventThatIsDoneIsGoneAndLeavesNoTrace() {
    String event = arrives();
    Turn turn = turn(event, conversations.find(HANH));
    commit(turn);

    assertThat(commit(turn)).containsExactly(Committed.GONE);

    assertThat(redis.xlen(RedisKeys.outbound(SHARD))).isEqualTo(1);
    assertThat(conversations.find(HANH).version()).isEqualTo(1);
  }

  @Test
  void aTurnThoughtOutOnAnOldStateIsStaleAndItsEventStays() {
    Conversation seen = conversations.find(HANH);
    commit(turn(arrives(), seen));
    String second = arrives();

    assertThat(commit(turn(second, seen))).containsExactly(Committed.STALE);

    assertThat(redis.xlen(RedisKeys.inbound(SHARD))).isEqualTo(1);
    assertThat(redis.xlen(RedisKeys.outbound(SHARD))).isEqualTo(1);
    assertThat(commit(turn(second, conversations.find(HANH)))).containsExactly(Committed.OK);
  }

  @Test
  void turnsOfOneConversationFollowEachOtherInOneBatch() {
    Conversation first = conversations.find(HANH);
    Conversation second = first.next();

    assertThat(commit(turn(arrives(), first), turn(arrives(), second))).containsExactly(Committed.OK, Committed.OK);

    assertThat(conversations.find(HANH).version()).isEqualTo(2);
  }

  @Test
  void whatWasThoughtOutOnATurnThatAnotherNodeMadeOtherwiseIsThoughtOutAnew() {
    String first = arrives();
    String second = arrives();
    Conversation seen = conversations.find(HANH);
    Conversation asIMakeIt = seen.missed();
    commit(turn(first, seen));

    assertThat(commit(turn(first, asIMakeIt), turn(second, asIMakeIt.next())))
        .containsExactly(Committed.GONE, Committed.STALE);

    assertThat(conversations.find(HANH).missesInRow()).isZero();
    assertThat(redis.xlen(RedisKeys.inbound(SHARD))).isEqualTo(1);
  }

  @Test
  void twoNodesOnOneShardDoEachTurnOnceAndInOrder() throws Exception {
    List<String> arrived = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      arrived.add(arrives());
    }

    try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> done = nodes.invokeAll(List.of(this::workOff, this::workOff));
      assertThat(done.get(0).get() + done.get(1).get()).isEqualTo(arrived.size());
    }

    assertThat(conversations.find(HANH).version()).isEqualTo(arrived.size());
    assertThat(redis.xrange(RedisKeys.outbound(SHARD), (StreamEntryID) null, (StreamEntryID) null))
        .extracting(entry -> Json.read(entry.getFields().getOrDefault("m", ""), OutboundMessage.Say.class).key())
        .containsExactlyElementsOf(arrived.stream().map(event -> event + "#0").toList());
  }

  /** As a worker does: a batch at a time, each turn thought out on what the one before will have made. */
  private int workOff() {
    int done = 0;
    List<StreamEntry> batch;
    while (!(batch = redis.xrange(RedisKeys.inbound(SHARD), "-", "+", 7)).isEmpty()) {
      Conversation state = conversations.find(HANH);
      List<Turn> turns = new ArrayList<>();
      for (StreamEntry entry : batch) {
        turns.add(turn(entry.getID().toString(), state));
        state = state.next();
      }
      done += (int) conversations.commit(SHARD, turns).stream().filter(Committed.OK::equals).count();
    }
    return done;
  }

  @Test
  void aScriptThatRedisForgotIsSentAgain() {
    redis.scriptFlush();

    assertThat(commit(turn(arrives(), conversations.find(HANH)))).containsExactly(Committed.OK);
  }

  @Test
  void aStateNobodyCanReadIsBegunAnewAndCanBeCommitted() {
    redis.hset(RedisKeys.conversation(HANH), Map.of("version", "7", "state", "{\"contact\":17"));

    Conversation anew = conversations.find(List.of(HANH)).getOrDefault(HANH, Conversation.fresh(HANH));

    assertThat(anew).isEqualTo(Conversation.fresh(HANH).atVersion(7));
    assertThat(commit(turn(arrives(), anew))).containsExactly(Committed.OK);
    assertThat(conversations.find(HANH).version()).isEqualTo(8);
  }

  @Test
  void everythingAConversationKnowsSurvivesRedis() {
    Instant now = Instant.parse("2026-11-24T02:00:00Z");
    Conversation full =
        conversations
            .find(HANH)
            .heardFrom("Hạnh", now)
            .asked("đóng bao nhiêu", now)
            .heldBy(new AgentRef(new java.util.UUID(0, 1), "Nguyễn Thị Hoa", "NA-0001"))
            .withDraft(LeadDraft.begun(LeadFacts.NONE.named("Hạnh"), now).consented("c"))
            .offering(List.of(new OutboundMessage.Option("Căn cứ", "basis:x")));
    commit(turn(arrives(), full));

    assertThat(conversations.find(HANH)).isEqualTo(full.next());
  }

  private String arrives() {
    return redis.xadd(RedisKeys.inbound(SHARD), StreamEntryID.NEW_ENTRY, Map.of("e", "{}")).toString();
  }

  private List<Committed> commit(Turn... turns) {
    return conversations.commit(SHARD, List.of(turns));
  }

  private static Turn turn(String event, Conversation next) {
    return new Turn(
        event,
        next,
        List.of(new OutboundMessage.Say(HANH, "Dạ", List.of(), false, Author.BOT, null, event + "#0")),
        List.of(new Settled(HANH, event + "#0", "sent", null, null)));
  }
}
