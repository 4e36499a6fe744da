package vn.danda.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands before everything that reads what strangers send: how long a body may be, how long it may take to arrive, and
 * how much of all bodies together may be in hand. What would be too much is refused with 413, 408 or 503 before it is
 * read, so that memory is never in danger and those who behave are served.
 */
@Component("doorFilter")
@Order(Ordered.HIGHEST_PRECEDENCE)
class Doors extends OncePerRequestFilter {

  private static final int KIB = 1024;

  /** The longest body by path, the first that fits; other paths are behind the sign-in and bounded by the web server. */
  private static final Map<String, Integer> LONGEST = new LinkedHashMap<>();

  static {
    // Meta delivers up to 1000 events at once; an update of Telegram with a full keyboard is about 30 KiB.
    LONGEST.put("/webhooks/messenger", 1024 * KIB);
    LONGEST.put("/webhooks/", 256 * KIB);
    // A text of 2000 characters, each written as a JSON escape, is 12 KB.
    LONGEST.put("/chat/", 16 * KIB);
    LONGEST.put("/api/", 64 * KIB);
  }

  /** A body and what is made of it while it is read; JSON as a tree takes about ten times its bytes. */
  private static final int SHARE_OF_HEAP = 32;

  /** What any request costs, however short its body. */
  private static final int LEAST = 16 * KIB;

  /** From the first byte to the last. Networks send theirs within milliseconds. */
  private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(5);

  private final Semaphore free;
  private final JsonMapper json;
  private final Clock clock;

  Doors(JsonMapper json, Clock clock) {
    this.free = new Semaphore((int) Math.min(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, Integer.MAX_VALUE));
    this.json = json;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return "GET".equals(request.getMethod()) || longest(request) == null;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Integer limit = longest(request);
    long length = request.getContentLengthLong();
    if (limit == null || length > limit) {
      refuse(response, BodyRefused.tooLong());
      return;
    }
    int cost = Math.max(LEAST, length < 0 ? limit : (int) length);
    if (!free.tryAcquire(cost)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      answer(response, ApiProblems.busy());
      return;
    }
    try {
      chain.doFilter(new BoundedRequest(request, limit, clock.instant().plus(ARRIVES_WITHIN), clock), response);
    } catch (IOException | ServletException | RuntimeException e) {
      BodyRefused refused = BodyRefused.in(e);
      if (refused == null || response.isCommitted()) {
        throw e;
      }
      refuse(response, refused);
    } finally {
      free.release(cost);
    }
  }

  private static @Nullable Integer longest(HttpServletRequest request) {
    String path = request.getRequestURI();
    return LONGEST.entrySet().stream()
        .filter(door -> path.startsWith(door.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** The rest of the body is not waited for. */
  private void refuse(HttpServletResponse response, BodyRefused refused) throws IOException {
    response.setHeader(HttpHeaders.CONNECTION, "close");
    answer(response, ApiProblems.refused(refused));
  }

  private void answer(HttpServletResponse response, ProblemDetail problem) throws IOException {
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
