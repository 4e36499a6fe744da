package vn.danda.store;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;

/**
 * Tries of which some are free and each further one waits twice as long, from a minute to an hour; forgotten a day after the
 * last. Counted in Redis: the same on all nodes, and after a restart. Throws when Redis is away: then nothing may be tried.
 */
@Component
public class SlowedTries {

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
  private static final RedisScript TRY = RedisScript.named("slowed_try");

  private final UnifiedJedis redis;
  private final Clock clock;

  public SlowedTries(UnifiedJedis redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /** What is counted by itself, and how many tries it has free. The name may be a person's: only its hash is kept. */
  public record Counter(String name, int free) {}

  /** Zero: it may be tried, and is counted by all counters before anybody knows how it ends. Else how long to wait. */
  public Duration attempt(List<Counter> counters) {
    List<String> arguments =
        Stream.concat(
                Stream.of(clock.millis(), FIRST_WAIT.toMillis(), LONGEST_WAIT.toMillis(), FORGOTTEN_AFTER.toMillis()),
                counters.stream().map(Counter::free))
            .map(String::valueOf)
            .toList();
    return Duration.ofMillis((Long) TRY.run(redis, counters.stream().map(one -> key(one.name())).toList(), arguments));
  }

  /** How many were tried in a row. */
  public int tries(String name) {
    String tries = redis.hget(key(name), "tries");
    return tries == null ? 0 : Integer.parseInt(tries);
  }

  /** It was right: what was tried before does not count any more. */
  public void forget(String name) {
    redis.del(key(name));
  }

  /** This one was none; the others go on counting. */
  public void takeBack(String name) {
    redis.hincrBy(key(name), "tries", -1);
  }

  private static String key(String name) {
    return RedisKeys.slowedTries(Sha256.hex(name));
  }
}
