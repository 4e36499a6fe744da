package vn.danda.lead;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.PersonalStore;
import vn.danda.store.Json;
import vn.danda.store.Signal;
import vn.danda.store.Sql;

/**
 * Events for conversations that were decided in the database. They are written in the transaction that decided them, so
 * neither exists without the other; the courier posts them and takes them out.
 */
@Component
public class Postbox implements PersonalStore {

  private static final int BATCH = 100;

  private final JdbcClient database;
  private final Signal grew = new Signal();

  Postbox(JdbcClient database) {
    this.database = database;
  }

  /** To be posted at once. The same key a second time changes nothing. */
  public void post(ConversationEvent event) {
    post(event, event.at(), null);
  }

  /** To be posted at {@code at}; when {@code alertOf} is named, only if that lead is still open then. */
  public void post(ConversationEvent event, Instant at, @Nullable UUID alertOf) {
    database
        .sql(
            """
            insert into event_to_post (event_key, contact_id, event, post_at, alert_of) values (?, ?, ?, ?, ?)
            on conflict (event_key) do nothing
            """)
        .params(Sql.values(event.key(), event.contact().toString(), Json.write(event), Timestamp.from(at), alertOf))
        .update();
    ringOnceItIsThere();
  }

  /** Returns when something may have been posted here, when woken, or after {@code atMost}. */
  public void await(Duration atMost) throws InterruptedException {
    grew.await(atMost);
  }

  public void wake() {
    grew.ring();
  }

  /** Nobody needs to be alerted of this lead any more. */
  void forgetAlerts(UUID lead) {
    database.sql("delete from event_to_post where alert_of = ?").param(lead).update();
  }

  /** Nothing for or about this contact waits any more. */
  @Override
  public void erase(Erasure erasure) {
    database.sql("delete from event_to_post where contact_id = ?").param(erasure.contact().toString()).update();
    erasure.words().forEach(word -> database.sql("delete from event_to_post where strpos(event, ?) > 0").param(word).update());
  }

  /**
   * Hands what is due to {@code courier} and takes it out. In the caller's transaction: when the courier throws, all
   * stays. Other nodes skip what this one has in hand.
   *
   * @return how many were handed over
   */
  public int handOver(Instant now, Consumer<ConversationEvent> courier) {
    List<String> keys =
        database
            .sql(
                """
                select event_key, event from event_to_post where post_at <= ?
                order by post_at, event_key limit ? for update skip locked
                """)
            .params(Timestamp.from(now), BATCH)
            .query(
                (row, n) -> {
                  courier.accept(Json.read(row.getString("event"), ConversationEvent.class));
                  return row.getString("event_key");
                })
            .list();
    keys.forEach(key -> database.sql("delete from event_to_post where event_key = ?").param(key).update());
    return keys.size();
  }

  /** Before the commit nobody else can see it. */
  private void ringOnceItIsThere() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      grew.ring();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            grew.ring();
          }
        });
  }
}
