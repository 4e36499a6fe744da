package vn.danda.store;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.pool2.PooledObject;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.PooledConnectionProvider;

/**
 * The pool of connections to one Redis, behind a fuse: after three calls in a row without an answer everybody is refused
 * at once for half a second, then one call tries again. So a Redis that hangs costs a waiting network one time-out and
 * not one for each request, and half a second after Redis is back everything goes on, on new connections.
 *
 * <p>A call fails when no connection is to be had or the one it used broke; an error that Redis answers is an answer.
 */
final class GuardedConnections extends PooledConnectionProvider {

  private static final int FAILURES = 3;
  private static final Duration REFUSED_FOR = Duration.ofMillis(500);

  private final CircuitBreaker fuse;

  private GuardedConnections(CircuitBreaker fuse, ConnectionFactory factory, ConnectionPoolConfig pool) {
    super(factory, pool);
    this.fuse = fuse;
    // Those that lie idle have mostly lost Redis too. Tried one by one, each would keep the fuse open for another while.
    fuse.getEventPublisher()
        .onStateTransition(
            event -> {
              if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                getPool().clear();
              }
            });
  }

  static GuardedConnections to(HostAndPort host, JedisClientConfig client, ConnectionPoolConfig pool) {
    CircuitBreaker fuse =
        CircuitBreaker.of(
            "redis",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(FAILURES)
                .minimumNumberOfCalls(FAILURES)
                .failureRateThreshold(100)
                .waitDurationInOpenState(REFUSED_FOR)
                .permittedNumberOfCallsInHalfOpenState(1)
                // The one that tries may be a pipeline nobody closes for a while: then another one tries.
                .maxWaitDurationInHalfOpenState(Duration.ofSeconds(2))
                .writableStackTraceEnabled(false)
                .build());
    return new GuardedConnections(fuse, new Observed(fuse, host, client), pool);
  }

  @Override
  public Connection getConnection() {
    try {
      fuse.acquirePermission();
    } catch (CallNotPermittedException refused) {
      throw new JedisConnectionException("Redis does not answer", refused);
    }
    try {
      return super.getConnection();
    } catch (JedisException e) {
      fuse.onError(0, TimeUnit.NANOSECONDS, e);
      throw e;
    }
  }

  @Override
  public Connection getConnection(CommandArguments command) {
    return getConnection();
  }

  /** Sees how each connection comes back to the pool. */
  private static final class Observed extends ConnectionFactory {
    private final CircuitBreaker fuse;

    Observed(CircuitBreaker fuse, HostAndPort host, JedisClientConfig client) {
      super(host, client);
      this.fuse = fuse;
    }

    @Override
    public void passivateObject(PooledObject<Connection> pooled) throws Exception {
      super.passivateObject(pooled);
      fuse.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    @Override
    public void destroyObject(PooledObject<Connection> pooled) throws Exception {
      if (pooled.getObject().isBroken()) {
        fuse.onError(0, TimeUnit.NANOSECONDS, new JedisConnectionException("broken"));
      }
      super.destroyObject(pooled);
    }
  }
}
