package vn.danda.web;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.danda.store.Bells.Bell;

/**
 * Tells open pages at once that there is something new, as server-sent events; what it is they then ask for themselves,
 * naming what they show already. So nothing is missed when a stream breaks: a new one begins with "news". Each stream is a
 * loop on a virtual thread; all end at once when the server stops.
 */
@Component
class ConsoleStreams implements SmartLifecycle {

  /** Shorter than the silence after which proxies cut a connection, and than a look at a conversation counts. */
  private static final Duration BEAT = Duration.ofSeconds(10);

  /** Browsers come back by themselves; ending old streams lets nodes be drained and forgotten pages go. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final int MOST = 2000;
  private static final Logger log = LoggerFactory.getLogger(ConsoleStreams.class);

  private final Clock clock;
  private final Set<Thread> open = new HashSet<>();
  private boolean running;

  ConsoleStreams(Clock clock) {
    this.clock = clock;
  }

  /** {@code still} is run with every beat while the page is there. Throws 503 when there are too many. */
  ResponseEntity<SseEmitter> open(Bell bell, Runnable still) {
    SseEmitter stream = new SseEmitter(LONGEST.plus(BEAT).toMillis());
    Thread loop = Thread.ofVirtual().name("console-stream").unstarted(() -> write(stream, bell, still));
    synchronized (open) {
      if (!running || open.size() >= MOST) {
        bell.close();
        throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
      }
      open.add(loop);
    }
    loop.start();
    // A proxy that gathers an answer before it passes it on would keep the news to itself.
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).header("X-Accel-Buffering", "no").body(stream);
  }

  private void write(SseEmitter stream, Bell bell, Runnable still) {
    try (bell) {
      Instant end = clock.instant().plus(LONGEST);
      boolean news = true;
      while (clock.instant().isBefore(end)) {
        still.run();
        stream.send(news ? SseEmitter.event().name("news").data("") : SseEmitter.event().comment("still here"));
        news = bell.await(BEAT);
      }
    } catch (IOException | IllegalStateException pageIsGone) {
      log.debug("console stream ended by its page");
    } catch (InterruptedException serverStops) {
      log.debug("console stream ended by the stop of the server");
    } catch (RuntimeException storeIsAway) {
      log.warn("console stream ended early: {}", storeIsAway.getClass().getSimpleName());
    } finally {
      synchronized (open) {
        open.remove(Thread.currentThread());
      }
      stream.complete();
    }
  }

  @Override
  public void start() {
    synchronized (open) {
      running = true;
    }
  }

  @Override
  public void stop() {
    synchronized (open) {
      running = false;
      open.forEach(Thread::interrupt);
    }
  }

  @Override
  public boolean isRunning() {
    synchronized (open) {
      return running;
    }
  }

  /** First to stop, so that the graceful shutdown of the web server does not wait for streams. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
