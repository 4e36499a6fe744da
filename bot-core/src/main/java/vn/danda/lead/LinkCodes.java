package vn.danda.lead;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.channels.ContactId;
import vn.danda.conversation.PersonalStore;
import vn.danda.store.Sha256;

/**
 * One-time codes by which an agent makes a chat their own: shown once in the console, good for ten minutes and one use.
 * Guessing is limited per chat and altogether; only hashes are kept.
 */
@Component
public class LinkCodes implements PersonalStore {

  public static final Duration VALID = Duration.ofMinutes(10);

  private static final int TRIES_PER_CHAT = 5;
  private static final Duration CHAT_WAITS = Duration.ofHours(1);

  /** With a hundred codes out at once, 50 guesses hit one with a chance of 1 in 20,000. */
  private static final int TRIES_ALTOGETHER = 50;

  private final JdbcClient database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  LinkCodes(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What became of a try. */
  enum Tried {
    RIGHT,
    WRONG,
    TOO_OFTEN
  }

  /** A new code of eight digits; the one before is void. */
  public String issue(UUID agent) {
    String code = String.format("%08d", random.nextInt(100_000_000));
    database
        .sql(
            """
            insert into agent_link_code (agent_id, code_hash, expires_at) values (?, ?, ?)
            on conflict (agent_id) do update set
              code_hash = excluded.code_hash, expires_at = excluded.expires_at, used_by = null
            """)
        .params(agent, Sha256.hex(code), Timestamp.from(clock.instant().plus(VALID)))
        .update();
    return code;
  }

  /** Uses the code up when it is right. The same message tried again gets the same answer. */
  Tried use(ContactId contact, String code, String key, Instant at) {
    if (usedBy(key).isPresent()) {
      return Tried.RIGHT;
    }
    database
        .sql("insert into agent_link_guess (contact_id, at, event_key) values (?, ?, ?) on conflict (event_key) do nothing")
        .params(contact.toString(), Timestamp.from(at), key)
        .update();
    if (guesses(contact.toString(), at.minus(CHAT_WAITS)) > TRIES_PER_CHAT
        || guesses("%", at.minus(VALID)) > TRIES_ALTOGETHER) {
      return Tried.TOO_OFTEN;
    }
    int used =
        database
            .sql("update agent_link_code set used_by = ? where code_hash = ? and used_by is null and expires_at > ?")
            .params(key, Sha256.hex(code), Timestamp.from(at))
            .update();
    return used > 0 ? Tried.RIGHT : Tried.WRONG;
  }

  @Override
  public void erase(Erasure erasure) {
    database.sql("delete from agent_link_guess where contact_id = ?").param(erasure.contact().toString()).update();
  }

  /** Whose code the message used. */
  Optional<UUID> usedBy(String key) {
    return database.sql("select agent_id from agent_link_code where used_by = ?").param(key).query(UUID.class).optional();
  }

  private int guesses(String contactLike, Instant since) {
    return database
        .sql("select count(*) from agent_link_guess where at > ? and contact_id like ?")
        .params(Timestamp.from(since), contactLike)
        .query(Integer.class)
        .single();
  }
}
