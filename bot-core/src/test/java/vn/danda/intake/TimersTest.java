package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.channels.ContactId;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationEvent.TimerRang;
import vn.danda.conversation.Conversations;
import vn.danda.conversation.Conversations.Committed;
import vn.danda.conversation.Timer;
import vn.danda.store.Json;
import vn.danda.store.MovableClock;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;
import vn.danda.store.TestStores;

/** Timers from the commit that sets them to the event they become, on a real Redis. */
class TimersTest {

  private static final ContactId HANH = new ContactId("telegram", "1");
  private static final Shard SHARD = Shard.of(HANH);
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final Timer IN_AN_HOUR = new Timer("lead-resume", NOW.plus(Duration.ofHours(1)), "x");

  private final UnifiedJedis redis = TestStores.redis();
  private final Conversations conversations = conversations(redis);
  private final MovableClock clock = new MovableClock(NOW);
  private final Timers timers = new Timers(redis, clock);

  @Test
  void aTimerRingsOnceWhenItsTimeHasComeAndNotBefore() {
    commit(state().withTimer(IN_AN_HOUR));
    clock.set(IN_AN_HOUR.at().minusMillis(1));
    assertThat(timers.ring(SHARD)).isZero();

    clock.set(IN_AN_HOUR.at());
    assertThat(timers.ring(SHARD)).isEqualTo(1);
    assertThat(timers.ring(SHARD)).isZero();

    assertThat(inbound()).singleElement().isInstanceOf(TimerRang.class);
    assertThat(inbound().getFirst().contact()).isEqualTo(HANH);
    assertThat(inbound().getFirst().at()).isEqualTo(IN_AN_HOUR.at());
    assertThat(state().due(clock.instant())).as("the state says what it was for").hasValue(IN_AN_HOUR);
  }

  @Test
  void whatIsTakenOffOrPutOffDoesNotRing() {
    commit(state().withTimer(IN_AN_HOUR));
    commit(state().withoutTimer(IN_AN_HOUR.kind()));
    clock.set(IN_AN_HOUR.at());
    assertThat(timers.ring(SHARD)).isZero();

    commit(state().withTimer(IN_AN_HOUR));
    commit(state().withTimer(new Timer(IN_AN_HOUR.kind(), clock.instant().plusSeconds(60), null)));
    assertThat(timers.ring(SHARD)).isZero();
    assertThat(state().timers()).hasSize(1);
  }

  @Test
  void theEarliestOfSeveralRingsFirstAndTheNextOneAfterIt() {
    Timer sooner = new Timer("reminder", NOW.plusSeconds(60), null);
    commit(state().withTimer(IN_AN_HOUR).withTimer(sooner));
    clock.set(sooner.at());
    assertThat(timers.ring(SHARD)).isEqualTo(1);

    commit(state().withoutTimer("reminder"));
    assertThat(timers.ring(SHARD)).isZero();
    clock.set(IN_AN_HOUR.at());
    assertThat(timers.ring(SHARD)).isEqualTo(1);
  }

  @Test
  void manyNodesLookingAtOnceRingEachConversationOnce() throws Exception {
    List<ContactId> contacts = contacts(100);
    contacts.forEach(contact -> commit(conversations.find(contact).withTimer(IN_AN_HOUR)));
    clock.set(IN_AN_HOUR.at());

    try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> node = () -> new Timers(redis, clock).ring(SHARD);
      int rang = 0;
      for (Future<Integer> one : nodes.invokeAll(List.of(node, node, node, node))) {
        rang += one.get();
      }
      assertThat(rang).isEqualTo(100);
    }
    assertThat(inbound()).extracting(ConversationEvent::contact).containsExactlyInAnyOrderElementsOf(contacts);
    assertThat(inbound()).extracting(ConversationEvent::key).doesNotHaveDuplicates();
  }

  private static List<ContactId> contacts(int count) {
    return IntStream.range(0, 10_000)
        .mapToObj(n -> new ContactId("web", "v\"" + n))
        .filter(contact -> Shard.of(contact).equals(SHARD))
        .limit(count)
        .toList();
  }

  private static Conversations conversations(UnifiedJedis redis) {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    beans.registerBean(UnifiedJedis.class, () -> redis, bean -> bean.setDestroyMethodName(""));
    beans.register(Conversations.class);
    beans.refresh();
    return beans.getBean(Conversations.class);
  }

  private Conversation state() {
    return conversations.find(HANH);
  }

  private void commit(Conversation next) {
    String event = redis.xadd(RedisKeys.inbound(SHARD), StreamEntryID.NEW_ENTRY, Map.of("e", "{}")).toString();
    assertThat(conversations.commit(SHARD, List.of(new Conversations.Turn(event, next, List.of(), List.of()))))
        .containsExactly(Committed.OK);
  }

  private List<ConversationEvent> inbound() {
    return redis.xrange(RedisKeys.inbound(SHARD), (StreamEntryID) null, (StreamEntryID) null).stream()
        .map(entry -> Json.read(entry.getFields().getOrDefault("e", ""), ConversationEvent.class))
        .toList();
  }
}
