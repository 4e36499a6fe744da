package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

  private static final UUID HOA = new UUID(0, 1);

  private final LeadBeans beans = new LeadBeans();
  private final OneTimeCodes codes = beans.get(OneTimeCodes.class);
  private final String secret = OneTimeCodes.newSecret();

  @BeforeEach
  void hoa() {
    beans.get(Agents.class).save(new Agent(HOA, "hoa", "Hoa", "NA-0001", Set.of(Agent.Role.AGENT), List.of(), true, false), "-");
  }

  @AfterEach
  void close() {
    beans.close();
  }

  /** The table of RFC 6238, appendix B (SHA-1), its last six digits; the secret is "12345678901234567890". */
  @ParameterizedTest
  @CsvSource({
    "59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037", "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(Totp.code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.stepOf(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  @Test
  void aCodeCountsOnceAndForAMinuteAndAHalf() {
    assertThat(codes.begin(HOA, secret, "000000x")).isEmpty();
    assertThat(codes.isOn(HOA)).isFalse();
    String first = code();
    assertThat(codes.begin(HOA, secret, first)).hasSize(10).doesNotHaveDuplicates();
    assertThat(codes.isOn(HOA)).isTrue();
    assertThat(codes.use(HOA, first)).as("it was used to begin").isFalse();

    beans.clock.pass(Duration.ofSeconds(60));
    String next = code();
    assertThat(codes.use(HOA, next.substring(0, 3) + " " + next.substring(3))).isTrue();
    assertThat(codes.use(HOA, next)).isFalse();

    beans.clock.pass(Duration.ofSeconds(60));
    String old = code();
    beans.clock.pass(Duration.ofSeconds(61));
    assertThat(codes.use(HOA, old)).isFalse();
  }

  @Test
  void eachRecoveryCodeWorksOnceAndOnlyItsHashIsKept() {
    List<String> recovery = codes.begin(HOA, secret, code());
    assertThat(beans.database.sql("select code_hash from agent_recovery_code").query(String.class).list().toString()).doesNotContain(recovery.getFirst());
    assertThat(codes.use(HOA, recovery.getFirst().toLowerCase(java.util.Locale.ROOT))).isTrue();
    assertThat(codes.use(HOA, recovery.getFirst())).isFalse();
    assertThat(codes.left(HOA)).isEqualTo(9);
    codes.end(HOA);
    assertThat(codes.use(HOA, recovery.getLast())).isFalse();
    assertThat(codes.isOn(HOA)).isFalse();
  }

  @Test
  void secretsAreNotAlike() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      all.add(OneTimeCodes.newSecret());
    }
    assertThat(all).hasSize(1000).allMatch(one -> one.matches("[A-Z2-7]{32}"));
  }

  @Test
  void aRoleThatDoesNotExistStopsTheStart() {
    assertThatThrownBy(() -> new OneTimeCodes(beans.database, "agent, chief", beans.clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("chief");
    Agent office = new Agent(HOA, "x", "x", "NA-0009", Set.of(Agent.Role.OFFICE), List.of(), true, false);
    assertThat(new OneTimeCodes(beans.database, "office,administrator", beans.clock).isRequired(office)).isTrue();
    assertThat(codes.isRequired(office)).isFalse();
  }

  private String code() {
    return Totp.code(secret, Totp.stepOf(beans.clock.instant()));
  }
}
