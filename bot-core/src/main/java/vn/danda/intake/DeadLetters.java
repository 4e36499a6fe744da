package vn.danda.intake;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.PersonalData;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;

/**
 * What could not be handled and was put aside, for a person to decide on: try it again, or let it go with a reason.
 * Every decision is written down.
 */
@Component
public class DeadLetters {

  /** More than a page can show sensibly. */
  private static final int MOST = 200;

  private static final RedisScript REPLAY = RedisScript.named("replay");

  private final UnifiedJedis redis;
  private final JdbcClient database;
  private final Clock clock;

  DeadLetters(UnifiedJedis redis, JdbcClient database, Clock clock) {
    this.redis = redis;
    this.database = database;
    this.clock = clock;
  }

  /** Where a letter was put aside on its way. */
  public enum Stage {
    INBOUND,
    OUTBOUND,
    RECORDS;

    static Stage of(String name) {
      return valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /**
   * One letter, without anything personal.
   *
   * @param id names it among all, for {@link #replay} and {@link #discard}
   * @param kind what it is, for example {@code FromContact/Text}
   * @param channel the network, or "" when it cannot be read
   */
  public record DeadLetter(String id, Stage stage, String kind, String channel, String why, Instant at) {}

  /** The oldest ones first, at most {@link #MOST}. */
  public List<DeadLetter> list() {
    List<DeadLetter> all = new ArrayList<>();
    for (Shard shard : Shard.ALL) {
      redis.xrange(RedisKeys.dead(shard), "-", "+", MOST).forEach(entry -> all.add(letter(shard, entry)));
    }
    all.sort(Comparator.comparing(DeadLetter::at).thenComparing(DeadLetter::id));
    return all.stream().limit(MOST).toList();
  }

  public long count() {
    return Shard.ALL.stream().mapToLong(shard -> redis.xlen(RedisKeys.dead(shard))).sum();
  }

  /** Puts it back to the end of where it came from; false when it is no longer here. */
  public boolean replay(String id, String by) {
    Optional<Found> found = find(id);
    if (found.isEmpty()) {
      return false;
    }
    writeDown(found.get().letter(), "replayed", "", by);
    Shard shard = shard(id);
    boolean inbound = found.get().letter().stage() == Stage.INBOUND;
    String body = inbound ? underAnotherKey(found.get().body()) : found.get().body();
    List<String> keys =
        List.of(
            RedisKeys.dead(shard), RedisKeys.inbound(shard), RedisKeys.outbound(shard), RedisKeys.records(shard));
    return Long.valueOf(1).equals(REPLAY.run(redis, keys, List.of(entry(id), body)));
  }

  /** Lets it go; false when it is no longer here. */
  public boolean discard(String id, String reason, String by) {
    Optional<Found> found = find(id);
    if (found.isEmpty()) {
      return false;
    }
    writeDown(found.get().letter(), "discarded", reason, by);
    return redis.xdel(RedisKeys.dead(shard(id)), new StreamEntryID(entry(id))) > 0;
  }

  /** Before the deed: with the database away nobody decides, and nothing is lost. */
  private void writeDown(DeadLetter letter, String decision, String reason, String by) {
    database
        .sql(
            """
            insert into dead_letter_decision (letter_id, stage, kind, why, parked_at, decision, reason, decided_by, decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            letter.id(),
            letter.stage().name(),
            letter.kind(),
            letter.why(),
            Timestamp.from(letter.at()),
            decision,
            PersonalData.mask(reason),
            by,
            Timestamp.from(clock.instant()))
        .update();
  }

  private record Found(DeadLetter letter, String body) {}

  private Optional<Found> find(String id) {
    Shard shard = shard(id);
    return redis.xrange(RedisKeys.dead(shard), entry(id), entry(id), 1).stream()
        .findFirst()
        .map(entry -> new Found(letter(shard, entry), entry.getFields().getOrDefault("body", "")));
  }

  /** Else what the turn says now would pass for a repeat of the apology it said then. A body nobody can read stays. */
  private static String underAnotherKey(String body) {
    try {
      @SuppressWarnings("unchecked")
      Map<String, Object> event = Json.read(body, Map.class);
      @SuppressWarnings("unchecked")
      Map<String, Object> inbound = (Map<String, Object>) event.get("inbound");
      if (inbound == null) {
        event.computeIfPresent("key", (key, old) -> old + "/again");
      } else {
        @SuppressWarnings("unchecked")
        Map<String, Object> meta = (Map<String, Object>) inbound.get("meta");
        if (meta != null) {
          meta.computeIfPresent("dedupeKey", (key, old) -> old + "/again");
        }
      }
      return Json.write(event);
    } catch (Json.Unreadable | ClassCastException e) {
      return body;
    }
  }

  private static DeadLetter letter(Shard shard, StreamEntry entry) {
    Map<String, String> fields = entry.getFields();
    Stage stage = Stage.of(fields.getOrDefault("what", "inbound"));
    String kind = "?";
    String channel = "";
    try {
      Object what = Json.read(fields.getOrDefault("body", ""), type(stage));
      kind = kind(what);
      channel = contact(what).channel();
    } catch (Json.Unreadable e) {
      kind = "?";
    }
    Instant at = Instant.ofEpochMilli(entry.getID().getTime());
    return new DeadLetter(shard + "-" + entry.getID(), stage, kind, channel, fields.getOrDefault("why", ""), at);
  }

  private static Class<?> type(Stage stage) {
    return switch (stage) {
      case INBOUND -> ConversationEvent.class;
      case OUTBOUND -> OutboundMessage.class;
      case RECORDS -> ConversationRecord.class;
    };
  }

  private static String kind(Object what) {
    String name = what.getClass().getSimpleName();
    return what instanceof ConversationEvent.FromContact from
        ? name + "/" + from.inbound().getClass().getSimpleName()
        : name;
  }

  private static ContactId contact(Object what) {
    return switch (what) {
      case ConversationEvent event -> event.contact();
      case OutboundMessage message -> message.to();
      case ConversationRecord record -> record.contact();
      default -> throw new IllegalStateException("Not a letter: " + what.getClass());
    };
  }

  /** Ids look like {@code s07-1764300000000-0}. */
  public static boolean isId(String text) {
    return text.matches("s(0\\d|1[0-5])-\\d{1,18}-\\d{1,18}");
  }

  private static Shard shard(String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException("Not the id of a dead letter");
    }
    return Shard.ALL.get(Integer.parseInt(id.substring(1, 3)));
  }

  private static String entry(String id) {
    return id.substring(4);
  }
}
