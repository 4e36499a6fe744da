package vn.danda.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.danda.audit.Audit.Deed;
import vn.danda.store.MovableClock;
import vn.danda.store.TestStores;

class AuditTest {

  private final DataSource source = TestStores.freshDatabase();
  private final JdbcClient database = JdbcClient.create(source);
  private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T01:00:00.123456789Z"));
  private final Audit audit = new Audit(database, clock);

  @Test
  void anUntouchedRecordIsWhole() {
    assertThat(audit.verify()).isEqualTo(new Audit.Verified(0, "", 0));

    rows(5);

    assertThat(audit.verify().rows()).isEqualTo(5);
    assertThat(audit.verify().firstBroken()).isZero();
    assertThat(audit.verify().head()).isEqualTo(audit.newest(1).getFirst().hash());
  }

  @Test
  void theDatabaseLetsNobodyChangeRemoveOrEmpty() {
    rows(1);

    for (String deed : List.of("update audit set who = 'nam'", "delete from audit", "truncate audit")) {
      assertThatThrownBy(() -> database.sql(deed).update()).as(deed).hasMessageContaining("never changed");
    }
  }

  @Test
  void whoeverGetsRoundThatIsFoundAtTheFirstAlteredRow() {
    for (String column : List.of("who", "deed", "subject", "reason", "hash")) {
      alter("delete from audit");
      rows(5);
      alter("update audit set " + column + " = 'khác' where number = 3");

      assertThat(audit.verify().firstBroken()).as(column).isEqualTo(3);
    }
  }

  @Test
  void aMovedTimeAMissingRowAndAWordMovedToTheNextFieldShow() {
    rows(5);
    alter("update audit set at = at + interval '1 microsecond' where number = 2");
    assertThat(audit.verify().firstBroken()).isEqualTo(2);

    alter("delete from audit");
    rows(5);
    alter("delete from audit where number = 4");
    assertThat(audit.verify().firstBroken()).isEqualTo(5);

    alter("delete from audit");
    audit.add("hoa", Deed.SWITCHED_OFF, "entry:a", "b");
    alter("update audit set subject = 'entry:', reason = 'ab'");
    assertThat(audit.verify().firstBroken()).isEqualTo(1);
  }

  @Test
  void manyAtOnceMakeOneChain() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 100; i++) {
        String subject = "lead:" + i;
        threads.submit(() -> transaction.executeWithoutResult(status -> audit.add("hoa", Deed.SAW, subject, "")));
      }
    }

    assertThat(audit.verify()).matches(verified -> verified.rows() == 100 && verified.firstBroken() == 0);
  }

  @Test
  void lookingAgainTheSameDayIsOneLook() {
    Instant today = Instant.parse("2026-11-25T00:00:00Z");
    audit.addOnce("hoa", Deed.SAW, List.of("lead:1", "lead:2"), today);
    audit.addOnce("hoa", Deed.SAW, List.of("lead:2", "lead:3"), today);
    audit.addOnce("nam", Deed.SAW, List.of("lead:1"), today);

    assertThat(audit.newest(9)).extracting(row -> row.who() + " " + row.subject())
        .containsExactly("nam lead:1", "hoa lead:3", "hoa lead:2", "hoa lead:1");
    audit.addOnce("hoa", Deed.SAW, List.of("lead:1"), today.plusSeconds(86_400));
    assertThat(audit.verify().rows()).isEqualTo(5);
  }

  private void rows(int count) {
    for (int i = 1; i <= count; i++) {
      audit.add("hoa", Deed.UNMASKED, "lead:100" + i, "gọi thay chị Hoa");
    }
  }

  /** As somebody would who may do anything to the database. */
  private void alter(String statement) {
    database.sql("alter table audit disable trigger user").update();
    database.sql(statement).update();
    database.sql("alter table audit enable trigger user").update();
  }
}
