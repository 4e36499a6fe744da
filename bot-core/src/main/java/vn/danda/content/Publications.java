package vn.danda.content;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.danda.store.Announcements;
import vn.danda.store.Announcements.Topic;

/** Counts publications, so that a node knows when its index is old, and tells all nodes of a new one. */
@Component
class Publications {

  private final JdbcClient database;
  private final Announcements announcements;
  private final Clock clock;

  Publications(JdbcClient database, Announcements announcements, Clock clock) {
    this.database = database;
    this.announcements = announcements;
    this.clock = clock;
  }

  long newest() {
    return database.sql("select coalesce(max(version), 0) from publication").query(Long.class).single();
  }

  /** Notes a publication in the running transaction, and announces it once that has committed. */
  void add(String what) {
    // One publication at a time until its commit: with two, the higher number could become visible first, and a node
    // that has seen it would never look for the lower one.
    database.sql("lock table publication in exclusive mode").update();
    long version =
        database
            .sql("insert into publication (what, published_at) values (?, ?) returning version")
            .params(what, Timestamp.from(clock.instant()))
            .query(Long.class)
            .single();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            announcements.announce(Topic.KNOWLEDGE, Long.toString(version));
          }
        });
  }
}
