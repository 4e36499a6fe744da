package vn.danda.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.danda.store.StoreTrouble;

/** Stands before the password check: whoever has to wait is told how long, and no password is looked at. */
final class SignInDoor extends OncePerRequestFilter {

  private final SignInGuard guard;

  SignInDoor(SignInGuard guard) {
    this.guard = guard;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !("POST".equals(request.getMethod()) && request.getRequestURI().equals("/sign-in"));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait;
    try {
      wait = guard.attempt(Objects.requireNonNullElse(request.getParameter("username"), ""), request.getRemoteAddr());
    } catch (RuntimeException trouble) {
      if (StoreTrouble.of(trouble) == null) {
        throw trouble;
      }
      response.sendRedirect("/sign-in?away");
      return;
    }
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      response.sendRedirect("/sign-in?wait=" + wait.plusSeconds(59).toMinutes());
    }
  }
}
