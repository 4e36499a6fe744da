package vn.danda.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.resps.StreamEntry;
import vn.danda.delivery.Outbox;
import vn.danda.delivery.ShardOutbox;
import vn.danda.store.CrashPoint;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;
import vn.danda.store.Signal;

/**
 * Runs this node's shards: for each, three threads that work off inbound, outbound and records, and a fourth that rings
 * timers. Leases are renewed every second; a shard that is lost stops, one that is won starts.
 *
 * <p>Threads of the system, not virtual ones: nearly every step waits for Redis with a time limit, and for each such wait
 * Java wakes one thread twice that keeps the limits of all virtual threads, an eighth of the processor time.
 */
@Component
class ShardWorkers implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ShardWorkers.class);
  private static final Duration RENEW = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration SENDS_END_WITHIN = Duration.ofSeconds(8);

  /** What a turn says and what becomes of its replies is written in one transaction rather than in two or three. */
  private static final Duration GATHER_RECORDS = Duration.ofMillis(100);

  private static final Duration LOOK_AT_TIMERS = Duration.ofSeconds(1);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

  private final UnifiedJedis blocking;
  private final ShardLeases leases;
  private final ConversationWorker worker;
  private final Outbox outbox;
  private final Recorder recorder;
  private final Timers timers;
  private final Map<Shard, Running> running = new ConcurrentHashMap<>();
  private final Signal leaving = new Signal();
  private volatile boolean started;
  private volatile Thread renewing = Thread.ofVirtual().unstarted(this::renewForEver);

  ShardWorkers(
      @Qualifier("blockingJedis") UnifiedJedis blocking,
      ShardLeases leases,
      ConversationWorker worker,
      Outbox outbox,
      Recorder recorder,
      Timers timers) {
    this.blocking = blocking;
    this.leases = leases;
    this.worker = worker;
    this.outbox = outbox;
    this.recorder = recorder;
    this.timers = timers;
  }

  @Override
  public void start() {
    started = true;
    renewing = Thread.ofVirtual().name("shard-leases").start(this::renewForEver);
  }

  @Override
  public void stop() {
    started = false;
    leaving.ring();
    // Or it would start, or take a lease for, a shard we have just let go.
    join(renewing);
    running.values().forEach(Running::stop);
    running.values().forEach(Running::join);
    running.clear();
    try {
      leases.leave();
    } catch (RuntimeException e) {
      log.info("leases run out by themselves: {}", e.getClass().getSimpleName());
    }
    // The next node goes on at once; a send of ours that is under way is safe from it by its claim.
    try {
      outbox.awaitSends(SENDS_END_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return started;
  }

  /** Before the web server on the way up, after it on the way down: what was accepted last is still worked off. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void renewForEver() {
    while (started) {
      try {
        Set<Shard> ours = leases.renew(running.keySet());
        CrashPoint.AFTER_LEASE.passed();
        running.keySet().stream().filter(shard -> !ours.contains(shard)).toList().forEach(this::stopShard);
        ours.forEach(shard -> running.computeIfAbsent(shard, Running::new));
      } catch (Throwable e) {
        // Errors too, here and below: a lease that is renewed and not worked leaves its shard unworked on every node.
        log.warn("leases not renewed: {}", e.getClass().getSimpleName());
      }
      try {
        leaving.await(RENEW);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void stopShard(Shard shard) {
    Running stopped = running.remove(shard);
    if (stopped != null) {
      stopped.stop();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The threads of one shard. Outbound and records are appended by this node's commits, so signals reach them. */
  private final class Running {
    private final Shard shard;
    private final ShardOutbox outbound;
    private final Signal outboundGrew = new Signal();
    private final Signal recordsGrew = new Signal();
    private final Signal stopped = new Signal();
    private volatile boolean stopping;
    private boolean suspectsHandled;
    private final List<Thread> threads = new ArrayList<>();

    Running(Shard shard) {
      this.shard = shard;
      this.outbound = outbox.of(shard);
      try {
        start("inbound", this::inbound);
        start("outbound", this::outbound);
        start("records", this::records);
        start("timers", this::timers);
      } catch (Throwable e) {
        // No thread to be had: the shard is begun anew with the next renewal, and not beside what is half begun.
        stop();
        throw e;
      }
    }

    private void start(String name, Work work) {
      threads.add(Thread.ofPlatform().daemon().name(name + "-" + shard).start(() -> repeat(work)));
    }

    void stop() {
      stopping = true;
      outboundGrew.ring();
      recordsGrew.ring();
      stopped.ring();
    }

    void join() {
      threads.forEach(ShardWorkers::join);
    }

    private void inbound() {
      if (!suspectsHandled) {
        noted(worker.handleSuspects(shard));
        suspectsHandled = true;
        return;
      }
      // From 0, always: what is in the stream is what is not done.
      List<Map.Entry<String, List<StreamEntry>>> read =
          blocking.xread(
              XReadParams.xReadParams().count(ConversationWorker.BATCH).block((int) IDLE.toMillis()),
              Map.of(RedisKeys.inbound(shard), new StreamEntryID(0, 0)));
      if (read == null || read.isEmpty()) {
        return;
      }
      noted(worker.handle(shard, read.getFirst().getValue()));
    }

    private void noted(int turns) {
      if (turns > 0) {
        outbound.grew();
        outboundGrew.ring();
        recordsGrew.ring();
      }
    }

    private void outbound() throws InterruptedException {
      outboundGrew.await(outbound.send(outboundGrew));
    }

    private void records() throws InterruptedException {
      if (recorder.record(shard) < Recorder.BATCH) {
        recordsGrew.await(IDLE);
        Thread.sleep(GATHER_RECORDS);
      }
    }

    private void timers() throws InterruptedException {
      timers.ring(shard);
      stopped.await(LOOK_AT_TIMERS);
    }

    private void repeat(Work work) {
      while (!stopping) {
        try {
          work.once();
        } catch (InterruptedException e) {
          return;
        } catch (Throwable e) {
          if (!stopping) {
            log.warn("{} goes on after {}", Thread.currentThread().getName(), e.getClass().getSimpleName());
            pause(AFTER_FAILURE);
          }
        }
      }
    }
  }

  /** One round of a thread's work. */
  private interface Work {
    void once() throws InterruptedException;
  }
}
