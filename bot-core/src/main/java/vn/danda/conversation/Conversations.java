package vn.danda.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.RedisTrouble;
import vn.danda.store.Shard;

/** The conversations of now, in Redis. Safe for many threads and nodes: a commit checks what it was thought out on. */
@Component
public class Conversations {

  /** A conversation is forgotten this long after its last turn; the next message then begins a new one. */
  static final Duration KEPT = Duration.ofDays(180);

  private static final Logger log = LoggerFactory.getLogger(Conversations.class);
  private static final String[] FIELDS = {"version", "state"};
  private static final RedisScript COMMIT = RedisScript.named("commit");

  private final UnifiedJedis redis;

  public Conversations(UnifiedJedis redis) {
    this.redis = redis;
  }

  /** How a commit ended. */
  public enum Committed {
    OK,
    /** Somebody else finished this event. */
    GONE,
    /** The conversation moved on since it was read: think again. */
    STALE,
    /** Redis does not take this turn, whatever is tried; others it takes. */
    REFUSED
  }

  /**
   * Everything one turn changes.
   *
   * @param streamId the event's place in the inbound stream
   * @param next the state after the turn; its version is the one the turn was thought out on
   * @param dead why the event is also put aside for a person to look at, or null
   */
  public record Turn(
      String streamId,
      Conversation next,
      List<OutboundMessage> messages,
      List<ConversationRecord> records,
      @Nullable String dead) {
    public Turn(
        String streamId, Conversation next, List<OutboundMessage> messages, List<ConversationRecord> records) {
      this(streamId, next, messages, records, null);
    }
  }

  /** The state, a fresh one where there is none. */
  public Conversation find(ContactId contact) {
    return state(contact, redis.hmget(RedisKeys.conversation(contact), FIELDS));
  }

  /** The states of several contacts of one shard, in one round trip. */
  public Map<ContactId, Conversation> find(List<ContactId> contacts) {
    Map<ContactId, Response<List<String>>> responses = new LinkedHashMap<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (ContactId contact : contacts) {
        responses.computeIfAbsent(contact, c -> pipeline.hmget(RedisKeys.conversation(c), FIELDS));
      }
    }
    Map<ContactId, Conversation> found = new LinkedHashMap<>();
    responses.forEach((contact, response) -> found.put(contact, state(contact, response.get())));
    return found;
  }

  /**
   * Commits turns of one shard, each atomic by itself; a conversation's turns in their order, those of different ones
   * together. A turn was thought out on what the one before it in the list makes, so after one of a conversation that is
   * not {@link Committed#OK} its later ones are {@link Committed#STALE}: the version alone would let them pass when another
   * node finished the same event with another result.
   */
  public List<Committed> commit(Shard shard, List<Turn> turns) {
    Committed[] results = new Committed[turns.size()];
    Set<ContactId> fallen = new HashSet<>();
    List<Integer> left = IntStream.range(0, turns.size()).boxed().toList();
    while (!left.isEmpty()) {
      Map<ContactId, Integer> first = new LinkedHashMap<>();
      List<Integer> later = new ArrayList<>();
      for (int i : left) {
        ContactId contact = turns.get(i).next().contact();
        if (fallen.contains(contact)) {
          results[i] = Committed.STALE;
        } else if (first.putIfAbsent(contact, i) != null) {
          later.add(i);
        }
      }
      commit(shard, turns, List.copyOf(first.values()), results);
      first.forEach(
          (contact, i) -> {
            if (results[i] != Committed.OK) {
              fallen.add(contact);
            }
          });
      left = later;
    }
    return List.of(results);
  }

  /** These turns, of as many conversations, in one round trip. */
  private void commit(Shard shard, List<Turn> turns, List<Integer> which, Committed[] results) {
    List<Response<Object>> responses = new ArrayList<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (int i : which) {
        responses.add(COMMIT.queue(pipeline, keys(shard, turns.get(i)), arguments(turns.get(i))));
      }
    }
    for (int n = 0; n < which.size(); n++) {
      int i = which.get(n);
      results[i] = committed(responses.get(n), keys(shard, turns.get(i)), arguments(turns.get(i)));
    }
  }

  private Committed committed(Response<Object> response, List<String> keys, List<String> arguments) {
    try {
      return Committed.valueOf(String.valueOf(COMMIT.result(response, redis, keys, arguments)));
    } catch (JedisDataException e) {
      if (RedisTrouble.isItsOwn(e)) {
        throw e;
      }
      log.error("turn refused by Redis: {}", e.getMessage());
      return Committed.REFUSED;
    }
  }

  private static List<String> keys(Shard shard, Turn turn) {
    return List.of(
        RedisKeys.inbound(shard),
        RedisKeys.conversation(turn.next().contact()),
        RedisKeys.outbound(shard),
        RedisKeys.records(shard),
        RedisKeys.timers(shard),
        RedisKeys.dead(shard));
  }

  private static List<String> arguments(Turn turn) {
    Conversation next = turn.next().next();
    List<String> arguments = new ArrayList<>();
    arguments.add(turn.streamId());
    arguments.add(Long.toString(turn.next().version()));
    arguments.add(Long.toString(next.version()));
    arguments.add(Json.write(next));
    arguments.add(Long.toString(KEPT.toSeconds()));
    arguments.add(next.contact().toString());
    arguments.add(next.rings().map(at -> Long.toString(at.toEpochMilli())).orElse(""));
    arguments.add(turn.dead() == null ? "" : turn.dead());
    arguments.add(Integer.toString(turn.messages().size()));
    turn.messages().forEach(message -> arguments.add(Json.write(message)));
    turn.records().forEach(record -> arguments.add(Json.write(record)));
    return arguments;
  }

  private static Conversation state(ContactId contact, List<String> fields) {
    return read(contact, fields.get(0), fields.get(1));
  }

  /** The state a script brought along; a fresh one where there is none. */
  public static Conversation read(ContactId contact, @Nullable String version, @Nullable String state) {
    if (version == null || state == null || version.isEmpty() || state.isEmpty()) {
      return Conversation.fresh(contact);
    }
    try {
      return Json.read(state, Conversation.class);
    } catch (Json.Unreadable e) {
      // Begun anew: the person gets an answer, and the shard's other conversations do not wait for this one.
      log.error("conversation begun anew at version {} because={}", version, e.getMessage());
      return Conversation.fresh(contact).atVersion(Long.parseLong(version));
    }
  }
}
