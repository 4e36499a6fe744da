package vn.danda.intake;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.conversation.Care;
import vn.danda.dialogue.Line;
import vn.danda.dialogue.Replies;

/**
 * The words people agree to, kept under their version: a consent names a version, and years later it must still be
 * possible to say what was agreed to.
 */
@Component
class ConsentWordings {

  ConsentWordings(JdbcClient database, Replies replies, Clock clock) {
    keep(database, replies, Line.LEAD_CONSENT, Care.CALL_BACK, clock);
    keep(database, replies, Line.REMIND_CONSENT, Care.REMINDERS, clock);
  }

  private static void keep(JdbcClient database, Replies replies, Line line, String purpose, Clock clock) {
    database
        .sql(
            """
            insert into consent_wording (version, purpose, words, first_used_at) values (?, ?, ?, ?)
            on conflict (version) do nothing
            """)
        .params(replies.version(line), purpose, replies.text(line), Timestamp.from(clock.instant()))
        .update();
  }
}
