package vn.danda.web;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
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

  /** The roles that see who waits, with names and what they wrote; whoever only writes answers does not. */
  static final String[] CARES_FOR_PEOPLE = {"AGENT", "SUPERVISOR", "OFFICE", "ADMINISTRATOR"};

  @Bean
  @Order(1)
  SecurityFilterChain doors(HttpSecurity http) throws Exception {
    return http.securityMatcher("/webhooks/**", "/zalo_verifier*", "/api/**", "/chat/**", "/actuator/**", "/")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .securityContext(context -> context.disable())
        .logout(logout -> logout.disable())
        .anonymous(anonymous -> {})
        // The web chat sets its own frame rules: it is made to be framed by the office's site.
        .headers(headers -> headers.frameOptions(frame -> frame.disable()))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    // An error inside a permitted page must not turn into a redirect to the sign-in page.
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers("/sign-in", "/assets/**", "/webjars/**", "/favicon.svg", "/error")
                    .permitAll()
                    // Of these pages everybody sees only the leads of their own area: see LeadAccess.
                    .requestMatchers("/console/lists", "/console/today/lists", "/console/today/events", "/console/conversations/**", "/console/paper/**")
                    .hasAnyRole(CARES_FOR_PEOPLE)
                    .requestMatchers("/console/channels/**")
                    .hasAnyRole("SUPERVISOR", "OFFICE", "ADMINISTRATOR")
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
                    .requestMatchers("/console", "/console/today", "/console/account/**")
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .loginProcessingUrl("/sign-in")
                    .defaultSuccessUrl("/console/today", false)
                    .failureHandler(
                        (request, response, failure) ->
                            response.sendRedirect(
                                // The database, not the person, is the reason.
                                failure instanceof InternalAuthenticationServiceException
                                    ? "/sign-in?away"
                                    : "/sign-in?error")))
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
        .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                    .referrerPolicy(
                        referrer ->
                            referrer.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                    .ReferrerPolicy.SAME_ORIGIN)))
        .build();
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
