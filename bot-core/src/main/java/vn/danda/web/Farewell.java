package vn.danda.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a proxy in front of several nodes turn to the others before this one shuts its door. When it is told to stop, a
 * node says that it is not ready, and for a while still serves whoever comes, each time for the last time on that
 * connection: so hardly any request meets a door that is just closing. On a single node there is nobody to turn to, so
 * the while is nothing unless set.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Farewell extends OncePerRequestFilter implements SmartLifecycle {

  private final Duration lasts;
  private volatile boolean running;
  private volatile boolean leaving;

  Farewell(@Value("${danda.farewell}") Duration lasts) {
    this.lasts = lasts;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (leaving) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
    chain.doFilter(request, response);
  }

  @Override
  public void start() {
    running = true;
  }

  /** Readiness is withdrawn before anything stops. */
  @Override
  public void stop() {
    leaving = true;
    try {
      Thread.sleep(lasts);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** The first to stop, before the web server. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
