package vn.danda.web;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.danda.audit.Audit;
import vn.danda.lead.Agents;
import vn.danda.store.SlowedTries;
import vn.danda.store.SlowedTries.Counter;

/**
 * Makes guessing passwords slow: after five wrong tries for one account from one place, each further one waits twice as
 * long, from one minute to an hour. One place with many accounts, and one account from many places, have more tries before
 * the same happens: an office sits behind one address, and nobody may lock out a colleague by a few wrong passwords.
 *
 * <p>Counted by {@link SlowedTries}, on all nodes together. While Redis is away nobody signs in.
 */
@Component
class SignInGuard {

  static final int FREE_TRIES = 5;

  private static final int FREE_OF_A_PLACE = 60;
  private static final int FREE_OF_AN_ACCOUNT = 50;

  private final SlowedTries tries;
  private final Agents agents;
  private final Audit audit;
  private final MeterRegistry meters;

  SignInGuard(SlowedTries tries, Agents agents, Audit audit, MeterRegistry meters) {
    this.tries = tries;
    this.agents = agents;
    this.audit = audit;
    this.meters = meters;
  }

  /** Zero: it may be tried, and is counted. Else how long to wait. */
  Duration attempt(String userName, String address) {
    Duration wait =
        tries.attempt(
            List.of(
                new Counter(both(userName, address), FREE_TRIES), new Counter(place(address), FREE_OF_A_PLACE),
                new Counter(account(userName), FREE_OF_AN_ACCOUNT)));
    if (!wait.isZero()) {
      count("refused");
    }
    return wait;
  }

  /** The password was right. The place's other tries go on counting. */
  void right(String userName, String address) {
    tries.forget(both(userName, address));
    tries.forget(account(userName));
    tries.takeBack(place(address));
    count("right");
  }

  /** It was wrong. When that was the last free try, it is recorded that somebody guesses. */
  void wrong(String userName, String address) {
    count("wrong");
    if (tries.tries(both(userName, address)) == FREE_TRIES && agents.find(userName).isPresent()) {
      String name = userName.toLowerCase(Locale.ROOT);
      audit.add(name, Audit.Deed.SIGN_IN_FAILED, "account:" + name, FREE_TRIES + " lần liền");
    }
  }

  private void count(String result) {
    meters.counter("danda.sign.in", "result", result).increment();
  }

  private static String both(String userName, String address) {
    return account(userName) + "\n" + place(address);
  }

  private static String place(String address) {
    return "place:" + address;
  }

  private static String account(String userName) {
    return "account:" + userName.strip().toLowerCase(Locale.ROOT);
  }
}
