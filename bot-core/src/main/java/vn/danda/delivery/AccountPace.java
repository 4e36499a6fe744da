package vn.danda.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.channels.ContactId;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;

/**
 * How fast one account may send, over all nodes together: what its network publishes, or, where that is not kept, as fast
 * as it takes it. When the network says "too many requests", everybody waits as long as it wishes, and for a minute the
 * account sends more slowly: at four fifths of the published pace, or, where that is not kept, of the pace this node was
 * refused at, but not below the published one.
 *
 * <p>The state is in Redis; leave is taken in small handfuls so that it costs few calls. Safe for many threads.
 */
final class AccountPace {

  private static final Duration SLOWER_FOR = Duration.ofMinutes(1);

  /** So many different people at once were told to wait: it is not about them but about us. */
  private static final int PEOPLE = 3;

  private static final long WITHIN = Duration.ofSeconds(5).toNanos();
  private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();
  private static final long SECOND = LOOK_AGAIN;
  private static final int HANDFUL = 8;

  private static final RedisScript LEAVE = RedisScript.named("account_leave");
  private static final RedisScript TOLD = RedisScript.named("account_told");

  private final UnifiedJedis redis;
  private final List<String> keys;
  private final int published;
  private final boolean alwaysKept;

  private int leave;
  private boolean unlimited;
  private long goodUntil = System.nanoTime();
  private long closedUntil = System.nanoTime();
  private final Map<ContactId, Long> told = new HashMap<>();
  private long secondBegan = System.nanoTime();
  private int thisSecond;
  private int lastSecond;

  /**
   * @param published what the network publishes, per second
   * @param alwaysKept keep to it even before the network complains
   */
  AccountPace(UnifiedJedis redis, String channel, int published, boolean alwaysKept) {
    this.redis = redis;
    this.keys = List.of(RedisKeys.accountPace(channel));
    this.published = published;
    this.alwaysKept = alwaysKept;
  }

  /** Takes leave for one message; how long to wait before asking again when there is none. */
  synchronized Duration take() {
    long now = System.nanoTime();
    if (now < goodUntil && (unlimited || leave > 0)) {
      leave--;
      count(now);
      return Duration.ZERO;
    }
    if (now < closedUntil) {
      return Duration.ofNanos(closedUntil - now);
    }
    List<?> answer =
        (List<?>) LEAVE.run(redis, keys, List.of("" + HANDFUL, alwaysKept ? "" + published : "0"));
    long granted = (Long) answer.get(0);
    if (granted == 0) {
      Duration wait = Duration.ofMillis(Math.max(1, (Long) answer.get(1)));
      closedUntil = now + wait.toNanos();
      return wait;
    }
    unlimited = granted < 0;
    leave = (int) granted - 1;
    goodUntil = now + LOOK_AGAIN;
    count(now);
    return Duration.ZERO;
  }

  /** The network told us to wait with this person; when it tells so of several, the whole account waits. */
  synchronized void told(ContactId contact, Duration wait) {
    long now = System.nanoTime();
    told.put(contact, now);
    told.values().removeIf(at -> now - at > WITHIN);
    if (told.size() >= PEOPLE) {
      toldOfAccount(wait);
    }
  }

  /** The network told us to wait with everybody. */
  synchronized void toldOfAccount(Duration wait) {
    told.clear();
    int rate =
        alwaysKept ? Math.max(1, published * 4 / 5) : Math.max(Math.max(1, published), Math.max(thisSecond, lastSecond) * 4 / 5);
    TOLD.run(redis, keys, List.of("" + wait.toMillis(), "" + rate, "" + SLOWER_FOR.toMillis()));
    leave = 0;
    unlimited = false;
    goodUntil = System.nanoTime();
  }

  private void count(long now) {
    if (now - secondBegan > SECOND) {
      lastSecond = now - secondBegan > 2 * SECOND ? 0 : thisSecond;
      thisSecond = 0;
      secondBegan = now;
    }
    thisSecond++;
  }
}
