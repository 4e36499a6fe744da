package vn.danda.store;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Tells whether a failure is that a store does not answer, for those who say so to people. */
public enum StoreTrouble {
  REDIS_AWAY,
  DATABASE_AWAY;

  /** Which store is away, or null when {@code failure} is something else. */
  public static @Nullable StoreTrouble of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JedisDataException error) {
        return RedisTrouble.isItsOwn(error) ? REDIS_AWAY : null;
      }
      if (cause instanceof JedisException) {
        return REDIS_AWAY;
      }
      if (cause instanceof DataAccessResourceFailureException
          || cause instanceof TransientDataAccessException
          || cause instanceof CannotCreateTransactionException) {
        return DATABASE_AWAY;
      }
    }
    return null;
  }
}
