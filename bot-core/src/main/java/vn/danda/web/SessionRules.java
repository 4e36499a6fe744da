package vn.danda.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.danda.lead.Agents;

/**
 * When a sign-in ends before its holder ends it: after twelve hours, and at once on every node when the account's password
 * or roles change or it is switched off. Where one-time codes are used, nothing is open before the code. (After half an hour in which nobody touched the page the session itself ends.)
 */
final class SessionRules extends OncePerRequestFilter {

  static final Duration LONGEST = Duration.ofHours(12);

  private static final String WHO = "danda.who";
  private static final String SIGNED_IN_AT = "danda.signed-in-at";
  private static final String STAMP = "danda.stamp";
  private static final String FIRST = "danda.first";

  private final Agents agents;
  private final Clock clock;

  SessionRules(Agents agents, Clock clock) {
    this.agents = agents;
    this.clock = clock;
  }

  /** What the session remembers of the account as it is now. */
  static void begin(HttpSession session, String userName, Agents agents, Instant now) {
    session.setAttribute(SIGNED_IN_AT, now);
    renew(session, userName, agents);
  }

  /** Whoever changes their own password stays signed in here, and only here. */
  static void renew(HttpSession session, String userName, Agents agents) {
    session.setAttribute(WHO, userName);
    session.setAttribute(STAMP, agents.stamp(userName).orElse(""));
  }

  /** Until {@link #done}, only this page is open. */
  static void first(HttpSession session, String page) {
    session.setAttribute(FIRST, page);
  }

  static void done(HttpSession session) {
    session.removeAttribute(FIRST);
  }

  /** Whether there is still something to do before working, on that page. */
  static boolean isFirst(HttpSession session, String page) {
    return page.equals(session.getAttribute(FIRST));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/console");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(STAMP) instanceof String stamp && isOver(session, stamp)) {
      session.invalidate();
      SecurityContextHolder.clearContext();
      leave(request, response);
      return;
    }
    if (session != null && session.getAttribute(FIRST) instanceof String first && !request.getRequestURI().startsWith(first)) {
      response.sendRedirect(first);
      return;
    }
    chain.doFilter(request, response);
  }

  /** A part of a page asked for by htmx would show the sign-in page inside itself: the whole page goes there. */
  static void leave(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", "/sign-in?again");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      response.sendRedirect("/sign-in?again");
    }
  }

  private boolean isOver(HttpSession session, String stamp) {
    Instant signedInAt = (Instant) session.getAttribute(SIGNED_IN_AT);
    if (!clock.instant().isBefore(signedInAt.plus(LONGEST))) {
      return true;
    }
    try {
      Optional<String> now = agents.stamp((String) session.getAttribute(WHO));
      return now.isEmpty() || !now.get().equals(stamp);
    } catch (DataAccessException away) {
      // The page itself says that the database is away.
      return false;
    }
  }
}
