package vn.danda.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A small share of what {@code deploy/dev/fuzz/bodies.sh} posts. */
class FuzzTest {

  private static final int BODIES = 10_000;

  @Test
  void noBodyFromOutsideMakesTheServerFail() throws Exception {
    Bombardment.Outcome outcome = Bombardment.run(BODIES, 20261128);

    assertThat(outcome.failures()).isZero();
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.answers()).containsKeys("/webhooks/telegram 200", "/chat/messages 202", "/api/ask 200", "/api/ask 400");
  }
}
