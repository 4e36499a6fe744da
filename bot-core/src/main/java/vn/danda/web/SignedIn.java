package vn.danda.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import vn.danda.lead.Agent;
import vn.danda.lead.Agents;
import vn.danda.lead.OneTimeCodes;

/** What follows a right or a wrong password. */
@Component
class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler {

  private final SignInGuard guard;
  private final Agents agents;
  private final OneTimeCodes codes;
  private final Clock clock;

  SignedIn(SignInGuard guard, Agents agents, OneTimeCodes codes, Clock clock) {
    this.guard = guard;
    this.agents = agents;
    this.codes = codes;
    this.clock = clock;
    setDefaultTargetUrl("/console/today");
  }

  @Override
  public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws ServletException, IOException {
    guard.right(typed(request), request.getRemoteAddr());
    SessionRules.begin(request.getSession(), who.getName(), agents, clock.instant());
    agents.find(who.getName()).ifPresent(agent -> ask(agent, request.getSession()));
    super.onAuthenticationSuccess(request, response, who);
  }

  /** The code, where the account has codes; to begin with them, where the role must. */
  private void ask(Agent agent, HttpSession session) {
    if (codes.isOn(agent.id())) {
      SessionRules.first(session, CodesController.ASK);
    } else if (codes.isRequired(agent)) {
      SessionRules.first(session, CodesController.BEGIN);
    }
  }

  void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) throws IOException {
    if (failure instanceof InternalAuthenticationServiceException) {
      // The database, not the person, is the reason.
      response.sendRedirect("/sign-in?away");
      return;
    }
    guard.wrong(typed(request), request.getRemoteAddr());
    response.sendRedirect("/sign-in?error");
  }

  private static String typed(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getParameter("username"), "");
  }
}
