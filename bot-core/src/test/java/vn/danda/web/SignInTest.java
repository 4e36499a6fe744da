package vn.danda.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.audit.Audit;
import vn.danda.audit.AuditRow;
import vn.danda.lead.Agent;
import vn.danda.lead.Agent.Role;
import vn.danda.lead.Agents;
import vn.danda.lead.LeadBeans;
import vn.danda.store.SlowedTries;
import vn.danda.store.TestStores;

/** Guessing is slowed on all nodes together, and a sign-in ends when it must. */
class SignInTest {

  private static final String HERE = "203.0.113.7";

  private final UnifiedJedis redis = TestStores.redis();
  private final LeadBeans beans = new LeadBeans();
  private final Agents agents = beans.get(Agents.class);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private SignInGuard guard = node();

  @BeforeEach
  void hoa() {
    save("hoa", Set.of(Role.AGENT), true, "hash-1");
  }

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void afterFiveWrongOnesTheWaitDoublesFromAMinuteToAnHour() {
    wrong("hoa", HERE, SignInGuard.FREE_TRIES);
    assertThat(guard.attempt("hoa", HERE)).isEqualTo(Duration.ofMinutes(1));
    assertThat(guard.attempt("HOA ", HERE)).as("the same account").isEqualTo(Duration.ofMinutes(1));
    for (long minutes : List.of(2L, 4L, 8L, 16L, 32L, 60L, 60L)) {
      beans.clock.pass(guard.attempt("hoa", HERE));
      assertThat(guard.attempt("hoa", HERE)).as("one try is free again").isZero();
      assertThat(guard.attempt("hoa", HERE)).isEqualTo(Duration.ofMinutes(minutes));
    }
  }

  @Test
  void anotherNodeAndARestartKnowWhatWasTried() {
    SignInGuard other = node();
    wrong("hoa", HERE, 3);
    guard = other;
    wrong("hoa", HERE, 2);
    assertThat(node().attempt("hoa", HERE)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aRightPasswordForgetsTheWrongOnesBefore() {
    wrong("hoa", HERE, 4);
    assertThat(guard.attempt("hoa", HERE)).isZero();
    guard.right("hoa", HERE);
    wrong("hoa", HERE, SignInGuard.FREE_TRIES);
    assertThat(guard.attempt("hoa", HERE)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void somebodyElseWhoGuessesDoesNotKeepTheOwnerOut() {
    wrong("hoa", "198.51.100.1", 20);
    assertThat(guard.attempt("hoa", HERE)).isZero();
  }

  @Test
  void onePlaceThatTriesManyAccountsAndManyPlacesThatTryOneHaveToWaitToo() {
    int free = (int) IntStream.range(0, 100).filter(i -> guard.attempt("account" + i, "198.51.100.9").isZero()).count();
    assertThat(free).isEqualTo(60);
    free = (int) IntStream.range(0, 100).filter(i -> guard.attempt("nam", "192.0.2." + i).isZero()).count();
    assertThat(free).isEqualTo(50);
  }

  /** The try is counted before the password is looked at: 40 at the same time are no more than five. */
  @Test
  void manyAtTheSameTimeAreNoMoreTries() throws InterruptedException {
    AtomicInteger let = new AtomicInteger();
    List<Thread> threads =
        IntStream.range(0, 40)
            .mapToObj(i -> Thread.ofVirtual().start(() -> {
              if ((i % 2 == 0 ? guard : node()).attempt("hoa", HERE).isZero()) {
                let.incrementAndGet();
              }
            }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(let).hasValue(SignInGuard.FREE_TRIES);
  }

  @Test
  void guessingIsCountedAndRecordedWithoutThePassword() {
    wrong("hoa", HERE, SignInGuard.FREE_TRIES);
    guard.attempt("hoa", HERE);

    assertThat(meters.counter("danda.sign.in", "result", "wrong").count()).isEqualTo(5);
    assertThat(meters.counter("danda.sign.in", "result", "refused").count()).isEqualTo(1);
    assertThat(beans.get(Audit.class).newest(5)).extracting(AuditRow::deed, AuditRow::subject)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("sign_in_failed", "account:hoa"));
    assertThat(redis.keys("*tries*").toString()).doesNotContain("hoa").doesNotContain("203.0");
  }

  @Test
  void aSignInEndsAfterTwelveHours() throws Exception {
    HttpSession session = signedIn("hoa");
    beans.clock.pass(SessionRules.LONGEST.minusSeconds(1));
    assertThat(ask(session, false).getRedirectedUrl()).isNull();
    beans.clock.pass(Duration.ofSeconds(1));
    assertThat(ask(session, false).getRedirectedUrl()).isEqualTo("/sign-in?again");
  }

  @Test
  void itEndsWithAChangedPasswordOrRoleAndWhenTheAccountIsSwitchedOff() throws Exception {
    for (Runnable change :
        List.<Runnable>of(
            () -> save("hoa", Set.of(Role.AGENT), true, "hash-2"), () -> save("hoa", Set.of(Role.AUDITOR), true, "hash-2"),
            () -> save("hoa", Set.of(Role.AUDITOR), false, "hash-2"))) {
      HttpSession session = signedIn("hoa");
      assertThat(ask(session, false).getRedirectedUrl()).isNull();
      change.run();
      assertThat(ask(session, false).getRedirectedUrl()).isEqualTo("/sign-in?again");
    }
  }

  @Test
  void aPartOfAPageSendsTheWholePageToTheSignIn() throws Exception {
    HttpSession session = signedIn("hoa");
    save("hoa", Set.of(Role.AGENT), true, "hash-9");
    MockHttpServletResponse answer = ask(session, true);
    assertThat(answer.getStatus()).isEqualTo(401);
    assertThat(answer.getHeader("HX-Redirect")).isEqualTo("/sign-in?again");
  }

  @Test
  void whoChangesTheirOwnPasswordStaysSignedInHereOnly() throws Exception {
    HttpSession here = signedIn("hoa");
    HttpSession elsewhere = signedIn("hoa");
    save("hoa", Set.of(Role.AGENT), true, "hash-3");
    SessionRules.renew(here, "hoa", agents);

    assertThat(ask(here, false).getRedirectedUrl()).isNull();
    assertThat(ask(elsewhere, false).getRedirectedUrl()).isEqualTo("/sign-in?again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ngan", "hoa-va-ban-be", "1234567890", "aaaaaaaaaaaaa", "MATKHAU123"})
  void aPasswordThatIsGuessedFirstWillNotDo(String password) {
    assertThat(NewPassword.wrong(password, "hoa")).isPresent();
    assertThat(NewPassword.wrong("con mèo ngủ trưa", "hoa")).isEmpty();
    assertThat(NewPassword.wrong(NewPassword.random(), "hoa")).isEmpty();
  }

  private void wrong(String userName, String address, int times) {
    for (int i = 0; i < times; i++) {
      if (guard.attempt(userName, address).isZero()) {
        guard.wrong(userName, address);
      }
    }
  }

  private HttpSession signedIn(String userName) {
    HttpSession session = java.util.Objects.requireNonNull(new MockHttpServletRequest().getSession());
    SessionRules.begin(session, userName, agents, beans.clock.instant());
    return session;
  }

  private MockHttpServletResponse ask(HttpSession session, boolean part) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/console/leads");
    request.setSession(session);
    if (part) {
      request.addHeader("HX-Request", "true");
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    new SessionRules(agents, beans.clock).doFilter(request, response, new MockFilterChain());
    return response;
  }

  private void save(String userName, Set<Role> roles, boolean active, String hash) {
    agents.save(new Agent(UUID.nameUUIDFromBytes(userName.getBytes(java.nio.charset.StandardCharsets.UTF_8)), userName, userName, "NA-0001", roles, List.of(), active, false), hash);
  }

  private SignInGuard node() {
    return new SignInGuard(new SlowedTries(redis, beans.clock), beans.get(Agents.class), beans.get(Audit.class), meters);
  }
}
