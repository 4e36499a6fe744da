package vn.danda.intake;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.channels.InboundListener.CannotAccept;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;

/**
 * Group commit: what concurrent callers bring is written together, in the order it came, in one round trip and so with
 * one fsync. Each caller gets their own result and the failure of one is not the failure of others. Whoever would wait
 * too long, or would be one too many, is told to come again. Safe for many threads; one thread of its own writes.
 */
@Component
class IntakeQueue {

  /** Events in hand at once, before the network is asked to wait: some 10 MB. */
  static final int MOST_IN_HAND = 8192;

  /** Written together at most; more only makes the first wait for the last. */
  private static final int MOST_TOGETHER = 256;

  /** Every request is answered within a second, also by a machine that has much to do. */
  private static final Duration PATIENCE = Duration.ofMillis(650);

  private static final Logger log = LoggerFactory.getLogger(IntakeQueue.class);
  private static final RedisScript ACCEPT = RedisScript.named("accept");

  private final UnifiedJedis redis;
  private final DistributionSummary together;
  private final BlockingQueue<Call> waiting = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(MOST_IN_HAND);
  private final Thread writer;
  private volatile boolean stopping;

  IntakeQueue(UnifiedJedis redis, MeterRegistry meters) {
    this.redis = redis;
    this.together = meters.summary("danda.intake.together");
    this.writer = Thread.ofPlatform().daemon().name("intake").start(this::writeForEver);
  }

  /** Events of one shard, in their order: the keys and arguments of {@code accept.lua}. */
  record Entry(Shard shard, List<String> keys, List<String> arguments) {
    int events() {
      return keys.size() - 1;
    }
  }

  /**
   * Returns when every entry is on disk, or was before; in their order.
   *
   * @return how many events were new
   * @throws CannotAccept when that is not so for one of them, or not known in time; all should be brought again
   */
  int append(List<Entry> entries) {
    Call call = new Call(entries);
    if (!room.tryAcquire(call.events)) {
      throw new CannotAccept("Too many events in hand", null);
    }
    waiting.add(call);
    try {
      return call.done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.done.cancel(false);
      throw new CannotAccept("Redis did not take the events in time", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new CannotAccept(
          "Redis did not take the events: " + (cause == null ? "" : cause.getClass().getSimpleName()), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotAccept("Interrupted", e);
    }
  }

  @PreDestroy
  void stop() {
    stopping = true;
    writer.interrupt();
  }

  /** Ends only with the server: whatever breaks, those in hand are told to come again and the next ones are written. */
  private void writeForEver() {
    List<Call> calls = new ArrayList<>();
    while (!stopping) {
      try {
        next(calls);
        write(calls);
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) {
        log.warn("intake goes on after {}", e.getClass().getSimpleName());
        calls.forEach(call -> call.done.completeExceptionally(e));
      } finally {
        calls.forEach(call -> room.release(call.events));
        calls.clear();
      }
    }
  }

  /** Everything that waits, up to {@link #MOST_TOGETHER} events; one call is never torn apart. */
  private void next(List<Call> calls) throws InterruptedException {
    int events = 0;
    for (Call call = waiting.take(); call != null; call = events < MOST_TOGETHER ? waiting.poll() : null) {
      calls.add(call);
      events += call.events;
    }
    together.record(events);
  }

  private void write(List<Call> calls) {
    List<Response<Object>> responses = new ArrayList<>();
    RuntimeException broken = null;
    try (AbstractPipeline pipeline = redis.pipelined()) {
      Set<Shard> known = new HashSet<>();
      for (Call call : calls) {
        // Whoever is gone already (told to come again) is left out.
        for (Entry entry : call.done.isDone() ? List.<Entry>of() : call.entries) {
          // The first of each shard brings the script's text, so that the ones behind it are never unknown and overtaken.
          responses.add(
              known.add(entry.shard())
                  ? ACCEPT.queueInOrder(pipeline, entry.keys(), entry.arguments())
                  : ACCEPT.queue(pipeline, entry.keys(), entry.arguments()));
          call.responses.add(responses.getLast());
        }
      }
    } catch (RuntimeException e) {
      broken = e;
    }
    for (Call call : calls) {
      call.settle(broken);
    }
  }

  /** What one caller brought and what became of it. */
  private static final class Call {
    final List<Entry> entries;
    final int events;
    final List<Response<Object>> responses = new ArrayList<>();
    final CompletableFuture<Integer> done = new CompletableFuture<>();

    Call(List<Entry> entries) {
      this.entries = entries;
      this.events = entries.stream().mapToInt(Entry::events).sum();
    }

    /** Every response is looked at: a pipeline swallows errors otherwise. {@code broken} is why some may be missing. */
    void settle(@Nullable RuntimeException broken) {
      if (responses.size() < entries.size()) {
        done.completeExceptionally(broken == null ? new IllegalStateException("left out") : broken);
        return;
      }
      try {
        int taken = 0;
        for (Response<Object> response : responses) {
          long answer = (Long) response.get();
          if (answer < 0) {
            throw new CannotAccept("Too many events wait", null);
          }
          taken += (int) answer;
        }
        done.complete(taken);
      } catch (RuntimeException e) {
        done.completeExceptionally(e);
      }
    }
  }
}
