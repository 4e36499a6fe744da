package vn.danda.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.Tuple;
import vn.danda.channels.ContactId;
import vn.danda.conversation.ConversationEvent.TimerRang;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;

/**
 * Rings the conversations whose time has come: each goes from the shard's list of timers into its inbound stream in one
 * atomic step, so however many nodes look, it rings once. Which timer it is, the conversation's state says.
 */
@Component
class Timers {

  /** At a time; the next look, a second later, takes the rest. */
  private static final int MOST = 256;

  private static final RedisScript RING = RedisScript.named("ring");

  private final UnifiedJedis redis;
  private final Clock clock;

  Timers(UnifiedJedis redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /** Puts what is due into the shard's inbound stream; how many conversations rang. */
  int ring(Shard shard) {
    List<Tuple> due = redis.zrangeByScoreWithScores(RedisKeys.timers(shard), 0, (double) clock.millis(), 0, MOST);
    if (due.isEmpty()) {
      return 0;
    }
    List<String> keys = List.of(RedisKeys.timers(shard), RedisKeys.inbound(shard));
    List<List<String>> arguments = due.stream().map(Timers::arguments).toList();
    List<Response<Object>> responses = new ArrayList<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      arguments.forEach(one -> responses.add(RING.queue(pipeline, keys, one)));
    }
    int rang = 0;
    for (int i = 0; i < responses.size(); i++) {
      rang += Long.valueOf(1).equals(RING.result(responses.get(i), redis, keys, arguments.get(i))) ? 1 : 0;
    }
    return rang;
  }

  private static List<String> arguments(Tuple one) {
    long due = (long) one.getScore();
    ContactId contact = ContactId.parse(one.getElement());
    // A key of its own: what the turn says carries it, and two timers of a conversation may be due at the same moment.
    String key = "timer:" + UUID.randomUUID();
    return List.of(
        one.getElement(), Long.toString(due), Json.write(new TimerRang(key, contact, Instant.ofEpochMilli(due))));
  }
}
