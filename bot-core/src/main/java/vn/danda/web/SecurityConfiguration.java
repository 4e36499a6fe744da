package vn.danda.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import vn.danda.lead.Agents;

/**
 * Who may open which door. Networks' doors and the public API have a chain of their own without sessions: they are
 * authentic by signature or secret (see the channels), or public, and the sign-in chain would cost half their speed.
 */
@Configuration
class SecurityConfiguration {

  static final String CONTENT_SECURITY =
      "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; "
          + "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'self'";

  /** The public answers have no script at all. */
  private static final String PUBLIC_PAGES =
      "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

  /** The roles that see who waits, with names and what they wrote; whoever only writes answers does not. */
  static final String[] CARES_FOR_PEOPLE = {"AGENT", "SUPERVISOR", "OFFICE", "ADMINISTRATOR"};

  @Bean
  @Order(1)
  SecurityFilterChain doors(HttpSecurity http) throws Exception {
    return withoutSessions(http.securityMatcher("/webhooks/**", "/zalo_verifier*", "/api/**", "/chat/**", "/actuator/**", "/"))
        // The web chat sets its own frame rules: it is made to be framed by the office's site.
        .headers(headers -> headers.frameOptions(frame -> frame.disable()))
        .build();
  }

  /** Pages for everybody: no session, so no cookie; read only, so nothing to forge. */
  @Bean
  @Order(2)
  SecurityFilterChain publicPages(HttpSecurity http) throws Exception {
    return withoutSessions(http.securityMatcher("/hoi-dap/**", "/sitemap.xml", "/robots.txt"))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(PUBLIC_PAGES))
                    // What somebody searched for stands in the address: it goes to nobody.
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  /** Open to everybody, and nothing of the visitor is kept between two requests. */
  private static HttpSecurity withoutSessions(HttpSecurity http) throws Exception {
    return http
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .securityContext(context -> context.disable())
        .logout(logout -> logout.disable())
        .anonymous(anonymous -> {});
  }

  @Bean
  @Order(3)
  SecurityFilterChain pages(HttpSecurity http, Agents agents, SignInGuard guard, SignedIn signedIn, Clock clock) throws Exception {
    return http.addFilterBefore(new SignInDoor(guard), UsernamePasswordAuthenticationFilter.class)
        .addFilterAfter(new SessionRules(agents, clock), SecurityContextHolderFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    // An error inside a permitted page must not turn into a redirect to the sign-in page.
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers("/sign-in", "/assets/**", "/webjars/**", "/favicon.svg", "/error")
                    .permitAll()
                    // Of these pages everybody sees only the leads of their own area: see LeadAccess.
                    .requestMatchers(
                        "/console/lists",
                        "/console/leads",
                        "/console/today/lists",
                        "/console/today/events",
                        "/console/conversations/**",
                        "/console/paper/**")
                    .hasAnyRole(CARES_FOR_PEOPLE)
                    .requestMatchers("/console/channels/**")
                    .hasAnyRole("SUPERVISOR", "OFFICE", "ADMINISTRATOR")
                    // A reviewer reads, tries, lets through and sends back; only content staff write.
                    .requestMatchers(
                        HttpMethod.POST, "/console/content/*/approve", "/console/content/*/send-back", "/console/content/*/try")
                    .hasAnyRole("CONTENT", "REVIEWER", "ADMINISTRATOR")
                    .requestMatchers(HttpMethod.POST, "/console/content/**")
                    .hasAnyRole("CONTENT", "ADMINISTRATOR")
                    .requestMatchers("/console/content", "/console/content/*/review")
                    .hasAnyRole("CONTENT", "REVIEWER", "ADMINISTRATOR")
                    .requestMatchers("/console/content/**")
                    .hasAnyRole("CONTENT", "ADMINISTRATOR")
                    .requestMatchers("/console/dead-letters/**")
                    .hasRole("ADMINISTRATOR")
                    .requestMatchers("/console/office/**")
                    .hasAnyRole("OFFICE", "ADMINISTRATOR")
                    .requestMatchers("/console/audit/**")
                    .hasAnyRole("AUDITOR", "ADMINISTRATOR")
                    .requestMatchers("/console/comments/**")
                    .hasAnyRole("AGENT", "SUPERVISOR", "CONTENT", "OFFICE", "ADMINISTRATOR")
                    .requestMatchers("/console", "/console/today", "/console/code", "/console/account/**")
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .loginProcessingUrl("/sign-in")
                    .successHandler(signedIn)
                    .failureHandler(signedIn::failed))
        .requestCache(cache -> cache.requestCache(wholePages()))
        .exceptionHandling(
            trouble ->
                trouble
                    .authenticationEntryPoint((request, response, refused) -> toSignIn(request, response))
                    .accessDeniedHandler(SecurityConfiguration::denied))
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
        .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                    .referrerPolicy(
                        referrer ->
                            referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .build();
  }

  /** After signing in one goes on to the page one wanted, never to the part of a page that htmx was asking for. */
  private static HttpSessionRequestCache wholePages() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(request -> "GET".equals(request.getMethod()) && request.getHeader("HX-Request") == null);
    return cache;
  }

  /** Who had a session, or left a form open until it ended, reads that they were signed out for being away. */
  private static void toSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean hadSession = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    if (hadSession || request.getHeader("HX-Request") != null) {
      SessionRules.leave(request, response);
    } else {
      response.sendRedirect("/sign-in");
    }
  }

  private static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    boolean hadSession = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    if (denied instanceof CsrfException && hadSession) {
      SessionRules.leave(request, response);
    } else {
      new AccessDeniedHandlerImpl().handle(request, response, denied);
    }
  }

  /** Argon2id with the strength Spring Security recommends; BouncyCastle computes it. */
  @Bean
  PasswordEncoder passwordEncoder() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  @Bean
  UserDetailsService signIn(Agents agents) {
    return userName -> {
      var agent = agents.find(userName).filter(found -> found.active());
      var hash = agents.passwordHash(userName);
      if (agent.isEmpty() || hash.isEmpty()) {
        throw new UsernameNotFoundException("unknown");
      }
      return User.withUsername(agent.get().userName())
          .password(hash.get())
          .authorities(
              agent.get().roles().stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role.name())).toList())
          .build();
    };
  }
}
