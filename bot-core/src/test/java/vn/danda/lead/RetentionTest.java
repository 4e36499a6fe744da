package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private final LeadBeans beans = new LeadBeans();
  private final Retention retention = beans.get(Retention.class);

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void whatThePreviewSaysGoesAndNothingElseOnceADay() {
    message("old", beans.clock.instant().minus(Duration.ofDays(181)));
    message("young", beans.clock.instant().minus(Duration.ofDays(179)));

    assertThat(retention.preview()).filteredOn(rule -> rule.kind().equals("message")).extracting(Retention.Rule::goes).containsExactly(1);
    assertThat(retention.runOnceToday()).isTrue();
    assertThat(retention.runOnceToday()).isFalse();

    assertThat(beans.database.sql("select message_id from message").query(String.class).list()).containsExactly("young");
    beans.clock.pass(Duration.ofDays(2));
    assertThat(retention.runOnceToday()).isTrue();
    assertThat(beans.database.sql("select count(*) from message").query(Integer.class).single()).isZero();
  }

  @Test
  void theOfficeMayKeepThingsLongerButNotEraseTodaysWorkByASlip() {
    retention.keep("message", 365);
    assertThat(retention.preview()).filteredOn(rule -> rule.kind().equals("message")).extracting(Retention.Rule::days).containsExactly(365);
    assertThatThrownBy(() -> retention.keep("message", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> retention.keep("nothing", 30)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void commentsAreKeptAsLongAsMessages() {
    comment("old", beans.clock.instant().minus(Duration.ofDays(181)));
    comment("young", beans.clock.instant().minus(Duration.ofDays(179)));

    retention.runOnceToday();

    assertThat(beans.database.sql("select comment_id from comment").query(String.class).list()).containsExactly("young");
  }

  private void comment(String id, Instant at) {
    beans.database
        .sql(
            """
            insert into comment (comment_id, contact_id, post_id, body, commented_at, status, reason, changed_at)
            values (?, 'messenger:1', '1_1', 'x', ?, 'waiting', 'NOT_SURE', ?)
            """)
        .params(id, Timestamp.from(at), Timestamp.from(at))
        .update();
  }

  private void message(String id, Instant at) {
    beans.database
        .sql("insert into message (message_id, contact_id, author, body, said_at) values (?, 'web:v', 'contact', 'x', ?)")
        .params(id, Timestamp.from(at))
        .update();
  }
}
