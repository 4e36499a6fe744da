package vn.danda.channels.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.danda.channels.ContactId;

/**
 * The visitor's log as server-sent events. Each stream is a loop on its request's virtual thread: lines after the last
 * one the browser saw, then a wait. Streams end at once when the server stops; browsers come back by themselves.
 */
@RestController
class WebChatStreams implements SmartLifecycle {

  private static final int MOST = 200;

  /** Proxies cut a silent connection after 30 s and more. */
  private static final Duration PING = Duration.ofSeconds(15);

  /** A browser comes back by itself; ending old streams lets nodes be drained and forgotten tabs go. */
  private static final int PINGS_PER_STREAM = 40;

  /** Half of the connections Tomcat takes: pages left open never shut the networks out. */
  private static final int MOST_STREAMS = 4000;

  private static final Logger LOG = LoggerFactory.getLogger(WebChatStreams.class);

  private final WebChatLog log;
  private final Clock clock;
  private final Set<Thread> open = new HashSet<>();
  private volatile boolean running;

  WebChatStreams(WebChatLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  @GetMapping("/chat/stream")
  void stream(
      @RequestParam String ticket,
      @RequestParam(defaultValue = "") String after,
      @RequestHeader(value = "Last-Event-ID", required = false) @Nullable String lastSeen,
      HttpServletResponse response)
      throws IOException {
    Optional<ContactId> visitor = log.takeTicket(ticket);
    if (visitor.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    if (!enter()) {
      response.setHeader("Retry-After", "5");
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try {
      response.setContentType("text/event-stream");
      response.setCharacterEncoding("UTF-8");
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("X-Accel-Buffering", "no");
      write(visitor.get(), id(lastSeen == null ? after : lastSeen), response);
    } catch (InterruptedException serverStops) {
      LOG.debug("web chat stream ended by the stop of the server");
    } catch (RuntimeException storeIsAway) {
      LOG.warn("web chat stream ended early: {}", storeIsAway.getClass().getSimpleName());
    } finally {
      leave();
    }
  }

  private void write(ContactId visitor, String after, HttpServletResponse response)
      throws IOException, InterruptedException {
    String last = after;
    PrintWriter out = response.getWriter();
    out.write(": hello\n\n");
    response.flushBuffer();
    Instant written = clock.instant();
    for (int pings = 0; running && pings < PINGS_PER_STREAM && !out.checkError(); ) {
      List<WebChatLog.Line> lines = log.since(visitor, last, MOST);
      for (WebChatLog.Line line : lines) {
        out.write("id: " + line.id() + "\ndata: " + line.json() + "\n\n");
        last = line.id();
      }
      boolean typing = lines.isEmpty() && log.isPersonTyping(visitor);
      if (typing) {
        out.write("event: typing\ndata: \n\n");
      }
      boolean silent = lines.isEmpty() && !typing && !clock.instant().isBefore(written.plus(PING));
      if (silent) {
        out.write(": ping\n\n");
        pings++;
      }
      if (silent || typing || !lines.isEmpty()) {
        out.flush();
        written = clock.instant();
      }
      log.await(visitor, last, PING);
    }
  }

  private boolean enter() {
    synchronized (open) {
      return running && open.size() < MOST_STREAMS && open.add(Thread.currentThread());
    }
  }

  /** After this no interrupt of ours reaches the thread, which belongs to the web server. */
  private void leave() {
    synchronized (open) {
      open.remove(Thread.currentThread());
    }
  }

  /** Only ids we gave out; anything else means "from the beginning". */
  private static String id(String claimed) {
    return claimed.matches("\\d{1,20}-\\d{1,10}") ? claimed : "";
  }

  @Override
  public void start() {
    running = true;
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
    return running;
  }

  /** First to stop, so that the graceful shutdown of the web server does not wait for streams. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
