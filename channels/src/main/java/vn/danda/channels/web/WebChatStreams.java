package vn.danda.channels.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  private final WebChatLog log;
  private volatile boolean running;

  WebChatStreams(WebChatLog log) {
    this.log = log;
  }

  @GetMapping("/chat/stream")
  void stream(
      @RequestParam String ticket,
      @RequestParam(defaultValue = "") String after,
      @RequestHeader(value = "Last-Event-ID", required = false) @Nullable String lastSeen,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    Optional<ContactId> visitor = log.takeTicket(ticket);
    if (visitor.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    String last = id(lastSeen == null ? after : lastSeen);
    PrintWriter out = response.getWriter();
    out.write(": hello\n\n");
    response.flushBuffer();
    for (int pings = 0; running && pings < PINGS_PER_STREAM && !out.checkError(); ) {
      List<WebChatLog.Line> lines = log.since(visitor.get(), last, MOST);
      for (WebChatLog.Line line : lines) {
        out.write("id: " + line.id() + "\ndata: " + line.json() + "\n\n");
        last = line.id();
      }
      if (lines.isEmpty()) {
        out.write(": ping\n\n");
        pings++;
      }
      out.flush();
      log.await(visitor.get(), last, PING);
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
    running = false;
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
