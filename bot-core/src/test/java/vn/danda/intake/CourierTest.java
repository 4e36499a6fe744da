package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.conversation.ConversationEvent;
import vn.danda.lead.Postbox;
import vn.danda.store.TestStores;

/** Stopping a node in the middle of a round. */
@SpringBootTest
@DirtiesContext
class CourierTest {

  @Autowired private Courier courier;
  @Autowired private Postbox postbox;
  @Autowired private DataSource dataSource;
  @Autowired private JdbcClient database;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
  }

  @Test
  void whatItHasInHandIsPostedBeforeItStops() throws Exception {
    courier.stop();
    postbox.post(event());

    CompletableFuture<Void> stopped;
    try (Connection other = dataSource.getConnection()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table event_to_post in access exclusive mode");
      courier.start();
      await().until(this::somebodyWaitsForALock);
      stopped = CompletableFuture.runAsync(courier::stop);
      await().until(() -> !courier.isRunning());
      other.commit();
    }
    stopped.get(10, TimeUnit.SECONDS);

    assertThat(database.sql("select count(*) from event_to_post").query(Integer.class).single()).isZero();
  }

  private boolean somebodyWaitsForALock() {
    return database.sql("select count(*) from pg_locks where not granted").query(Integer.class).single() > 0;
  }

  private static ConversationEvent event() {
    Instant now = Instant.now();
    Meta meta = new Meta("web:courier:1", new ContactId("web", "courier"), now, now, null);
    return new ConversationEvent.FromContact(new InboundEvent.Text(meta, "Gặp cán bộ", null, false));
  }
}
