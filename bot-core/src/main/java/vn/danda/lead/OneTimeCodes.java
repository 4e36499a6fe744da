package vn.danda.lead;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.store.Sha256;

/**
 * One-time codes beside the password: from an app on the telephone, or, when that is lost, one of ten recovery codes, of
 * which only hashes are kept (each has 80 random bits). Every code counts once.
 */
@Component
public class OneTimeCodes {

  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_LETTERS = 16;

  private final JdbcClient database;
  private final Set<Agent.Role> requiredFor;
  private final Clock clock;

  /** {@code required} names the roles that must use codes, separated by commas; none by default. */
  OneTimeCodes(JdbcClient database, @Value("${danda.sign-in.codes-required-for:}") String required, Clock clock) {
    this.database = database;
    this.requiredFor =
        Arrays.stream(required.split(","))
            .map(String::strip)
            .filter(role -> !role.isEmpty())
            .map(OneTimeCodes::role)
            .collect(Collectors.toUnmodifiableSet());
    this.clock = clock;
  }

  private static Agent.Role role(String name) {
    try {
      return Agent.Role.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "danda.sign-in.codes-required-for: no role '" + name + "', only " + Arrays.toString(Agent.Role.values()).toLowerCase(Locale.ROOT), unknown);
    }
  }

  public boolean isRequired(Agent agent) {
    return agent.roles().stream().anyMatch(requiredFor::contains);
  }

  public boolean isOn(UUID agent) {
    return secret(agent).isPresent();
  }

  /** A secret to show once; nothing is kept until {@link #begin} proves that the telephone has it. */
  public static String newSecret() {
    return Totp.secret();
  }

  /** What the app's camera reads. */
  public static String address(String secret, String userName) {
    return "otpauth://totp/Dan%20Da:" + userName + "?secret=" + secret + "&issuer=Dan%20Da";
  }

  /** Codes are asked for from now on. The recovery codes, to be shown this once; empty when the code is wrong. */
  @Transactional
  public List<String> begin(UUID agent, String secret, String code) {
    OptionalLong step = Totp.step(secret, digits(code), 0, clock.instant());
    if (step.isEmpty()) {
      return List.of();
    }
    database
        .sql("update agent set code_secret = ?, code_used_step = ? where agent_id = ?")
        .params(secret, step.getAsLong(), agent)
        .update();
    database.sql("delete from agent_recovery_code where agent_id = ?").param(agent).update();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      String recovery = Totp.random(RECOVERY_LETTERS);
      database.sql("insert into agent_recovery_code (agent_id, code_hash) values (?, ?)").params(agent, Sha256.hex(recovery)).update();
      codes.add(String.join("-", recovery.split("(?<=\\G.{4})")));
    }
    return List.copyOf(codes);
  }

  /** Whether the code is right; it is used up by that. */
  @Transactional
  public boolean use(UUID agent, String code) {
    String typed = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (typed.length() == RECOVERY_LETTERS) {
      return database.sql("delete from agent_recovery_code where agent_id = ? and code_hash = ?").params(agent, Sha256.hex(typed)).update() > 0;
    }
    Optional<String> secret = secret(agent);
    if (secret.isEmpty()) {
      return false;
    }
    long used = database.sql("select code_used_step from agent where agent_id = ?").param(agent).query(Long.class).single();
    OptionalLong step = Totp.step(secret.get(), digits(code), used, clock.instant());
    // Two at the same time with one code: the database lets one through.
    return step.isPresent()
        && database
                .sql("update agent set code_used_step = ? where agent_id = ? and code_used_step < ?")
                .params(step.getAsLong(), agent, step.getAsLong())
                .update()
            > 0;
  }

  /** How many recovery codes are left. */
  public int left(UUID agent) {
    return database.sql("select count(*) from agent_recovery_code where agent_id = ?").param(agent).query(Integer.class).single();
  }

  /** The telephone is lost, or codes are not wanted any more. */
  @Transactional
  public void end(UUID agent) {
    database.sql("update agent set code_secret = null where agent_id = ?").param(agent).update();
    database.sql("delete from agent_recovery_code where agent_id = ?").param(agent).update();
  }

  private Optional<String> secret(UUID agent) {
    return database
        .sql("select code_secret from agent where agent_id = ? and code_secret is not null")
        .param(agent)
        .query(String.class)
        .optional();
  }

  private static String digits(String code) {
    return code.replaceAll("\\s", "");
  }
}
