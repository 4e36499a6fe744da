package vn.danda.store;

import java.util.Set;
import redis.clients.jedis.exceptions.JedisDataException;

/** Tells an error that lies in Redis itself, and passes when Redis is well, from one that lies in what was asked of it. */
public final class RedisTrouble {

  /** In a script the word may stand anywhere in the message: Redis 6.2 wraps what a command inside it answered. */
  private static final Set<String> ITS_OWN =
      Set.of(
          "OOM ", "MISCONF", "LOADING", "BUSY ", "READONLY", "NOREPLICAS", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN",
          "MOVED ", "ASK ", "NOAUTH", "NOPERM", "WRONGPASS", "UNKILLABLE");

  private RedisTrouble() {}

  public static boolean isItsOwn(JedisDataException error) {
    String message = String.valueOf(error.getMessage());
    return ITS_OWN.stream().anyMatch(message::contains);
  }
}
