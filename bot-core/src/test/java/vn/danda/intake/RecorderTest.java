package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.audit.Audit;
import vn.danda.channels.ContactId;
import vn.danda.channels.WindowRules;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.comment.Comments;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.ConversationRecord.ConsentGiven;
import vn.danda.conversation.ConversationRecord.Heard;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.ConversationRecord.LeadOpened;
import vn.danda.conversation.ConversationRecord.Said;
import vn.danda.conversation.ConversationRecord.Settled;
import vn.danda.conversation.Conversations;
import vn.danda.conversation.News;
import vn.danda.conversation.Outcome;
import vn.danda.conversation.Presence;
import vn.danda.conversation.Transcripts;
import vn.danda.delivery.RedisWebChatLog;
import vn.danda.delivery.Windows;
import vn.danda.duty.DutyBook;
import vn.danda.knowledge.place.Communes;
import vn.danda.store.Announcements;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;
import vn.danda.store.StoreSettings;
import vn.danda.store.TestStores;
import vn.danda.watch.OperatorTasks;

/** From the records stream into a real database. */
class RecorderTest {

  private static final ContactId HANH = new ContactId("telegram", "1");
  private static final Shard SHARD = Shard.of(HANH);
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final UUID LEAD = new UUID(0, 17);

  private final UnifiedJedis redis = TestStores.redis();
  private final DataSource here = TestStores.freshDatabase();
  private final DelegatingDataSource dataSource = new DelegatingDataSource(here);
  private final JdbcClient database = JdbcClient.create(dataSource);
  private final AnnotationConfigApplicationContext context = context();
  private final Recorder recorder = context.getBean(Recorder.class);

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void recordsBecomeRowsAndLeaveTheStream() {
    happens(heard("m1", "đóng bao nhiêu"), said("m1#0"), new Settled(HANH, "m1#0", "sent", "4711", null));

    assertThat(recorder.record(SHARD)).isEqualTo(3);

    assertThat(messages()).containsExactly("m1 contact ANSWERED -", "m1#0 bot - sent");
    assertThat(redis.xlen(RedisKeys.records(SHARD))).isZero();
    assertThat(recorder.record(SHARD)).isZero();
  }

  @Test
  void writtenTwiceIsWrittenOnce() {
    AgentRef hoa = agent();
    ConversationRecord[] all = {
      heard("m1", "gặp cán bộ"),
      new ConsentGiven(HANH, "m2", "call_back", "2026-11", NOW),
      lead(),
      said("m2#0"),
      new Settled(HANH, "m2#0", "sent", null, null),
      new HolderChanged(HANH, 3, hoa, LEAD, NOW),
      new HolderChanged(HANH, 4, null, null, NOW.plusSeconds(9))
    };
    happens(all);
    recorder.record(SHARD);
    List<@Nullable String> before = everything();

    happens(all);
    recorder.record(SHARD);

    assertThat(everything()).isEqualTo(before);
    assertThat(before).contains("lead taken", "consent m2", "conversation bot 4", "message m2#0 sent");
  }

  @Test
  void whoIsErasedIsInNoRowAnyMoreButTheWithdrawalIs() {
    happens(heard("m1", "gặp cán bộ"), new ConsentGiven(HANH, "m2", "call_back", "2026-11", NOW), lead(), said("m2#0"));
    recorder.record(SHARD);

    happens(new ConversationRecord.Erased(HANH, NOW.plusSeconds(60)));
    recorder.record(SHARD);

    assertThat(messages()).isEmpty();
    assertThat(rowsHolding(HANH.toString())).isZero();
    assertThat(database.sql("select count(*) from lead where phone is not null or person_name is not null or asked <> '{}'")
            .query(Integer.class).single())
        .isZero();
    assertThat(database.sql("select count(*) from consent where withdrawn_at is not null").query(Integer.class).single())
        .isEqualTo(1);
  }

  private int rowsHolding(String contact) {
    return database
        .sql(
            """
            select (select count(*) from contact where contact_id = :id)
              + (select count(*) from message where contact_id = :id)
              + (select count(*) from conversation where contact_id = :id)
              + (select count(*) from consent where contact_id = :id)
              + (select count(*) from lead where contact_id = :id)
            """)
        .param("id", contact)
        .query(Integer.class)
        .single();
  }

  @Test
  void whileTheDatabaseIsAwayTheStreamWaits() {
    happens(heard("m1", "đóng bao nhiêu"));
    dataSource.setTargetDataSource(nowhere());
    assertThatThrownBy(() -> recorder.record(SHARD)).isInstanceOf(RuntimeException.class);
    happens(heard("m2", "bao nhiêu tuổi"));
    assertThatThrownBy(() -> recorder.record(SHARD)).isInstanceOf(RuntimeException.class);
    assertThat(redis.xlen(RedisKeys.records(SHARD))).isEqualTo(2);
    assertThat(redis.xlen(RedisKeys.dead(SHARD))).isZero();

    dataSource.setTargetDataSource(here);
    recorder.record(SHARD);

    assertThat(messages()).containsExactly("m1 contact ANSWERED -", "m2 contact ANSWERED -");
  }

  @Test
  void aRecordTheDatabaseRefusesIsParkedAndTheOthersAreWritten() {
    happens(heard("m1", "đóng bao nhiêu"), heard("m2", "chữ \u0000 lạ"), heard("m3", "bao nhiêu tuổi"));

    assertThat(recorder.record(SHARD)).isEqualTo(3);

    assertThat(messages()).containsExactly("m1 contact ANSWERED -", "m3 contact ANSWERED -");
    assertThat(redis.xlen(RedisKeys.dead(SHARD))).isEqualTo(1);
    assertThat(redis.xlen(RedisKeys.records(SHARD))).isZero();
  }

  @Test
  void soIsOneThatIsTooLargeForAnIndex() {
    // Letters by chance, since the database makes others smaller.
    String key = new Random(1).ints(6000, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
    happens(heard("m1", "đóng bao nhiêu"), heard(key, "đóng ở đâu"), heard("m3", "bao nhiêu tuổi"));

    assertThat(recorder.record(SHARD)).isEqualTo(3);

    assertThat(messages()).containsExactly("m1 contact ANSWERED -", "m3 contact ANSWERED -");
    assertThat(redis.xlen(RedisKeys.dead(SHARD))).isEqualTo(1);
    assertThat(redis.xlen(RedisKeys.records(SHARD))).isZero();
  }

  @Test
  void aRecordNobodyCanReadIsParked() {
    redis.xadd(RedisKeys.records(SHARD), StreamEntryID.NEW_ENTRY, Map.of("r", "{\"record\":\"unheard of\"}"));

    assertThat(recorder.record(SHARD)).isEqualTo(1);

    assertThat(redis.xlen(RedisKeys.dead(SHARD))).isEqualTo(1);
    assertThat(redis.xlen(RedisKeys.records(SHARD))).isZero();
  }

  private void happens(ConversationRecord... records) {
    for (ConversationRecord record : records) {
      redis.xadd(RedisKeys.records(SHARD), StreamEntryID.NEW_ENTRY, Map.of("r", Json.write(record)));
    }
  }

  private List<@Nullable String> messages() {
    return database
        .sql(
            """
            select message_id || ' ' || author || ' ' || coalesce(outcome, '-') || ' ' || coalesce(delivery, '-')
            from message order by position
            """)
        .query(String.class)
        .list();
  }

  private List<@Nullable String> everything() {
    return database
        .sql(
            """
            select 'message ' || message_id || ' ' || coalesce(delivery, '-') from message
            union all select 'consent ' || consent_id from consent
            union all select 'lead ' || status from lead
            union all select 'conversation ' || holder || ' ' || version from conversation
            union all select 'contact ' || coalesce(display_name, '-') from contact
            order by 1
            """)
        .query(String.class)
        .list();
  }

  private AgentRef agent() {
    UUID id = new UUID(0, 1);
    database
        .sql("insert into agent values (?, 'hoa', '-', 'Nguyễn Thị Hoa', 'NA-0001', '{agent}', '{}', true, false, now())")
        .param(id)
        .update();
    return new AgentRef(id, "Nguyễn Thị Hoa", "NA-0001");
  }

  private static Heard heard(String id, @Nullable String body) {
    return new Heard(HANH, id, body, NOW, "Hạnh", true, Outcome.ANSWERED, null, null);
  }

  private static Said said(String id) {
    return new Said(HANH, id, "Dạ", List.of("Căn cứ"), NOW, Author.BOT, null);
  }

  private static LeadOpened lead() {
    return new LeadOpened(HANH, LEAD, "m2", "Hạnh", "0912345678", null, null, "Buổi tối", null, List.of("q"), NOW);
  }

  private static DataSource nowhere() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
    nowhere.setConnectTimeout(1);
    return nowhere;
  }

  private AnnotationConfigApplicationContext context() {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    beans.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
    // Not to be closed with this context: other tests use it too.
    beans.registerBean("listeningJedis", UnifiedJedis.class, () -> redis, bean -> bean.setDestroyMethodName(""));
    beans.registerBean(JdbcClient.class, () -> database);
    beans.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(dataSource));
    beans.registerBean(
        TransactionTemplate.class, () -> new TransactionTemplate(new DataSourceTransactionManager(dataSource)));
    beans.registerBean(java.time.Clock.class, () -> java.time.Clock.fixed(NOW, java.time.ZoneOffset.UTC));
    beans.register(
        Audit.class, Announcements.class, News.class, Presence.class, Transcripts.class, Comments.class, RedisWebChatLog.class, Conversations.class, Windows.class,
        Recorder.class, Erasures.class, RedisTraces.class, DutyBook.class, OperatorTasks.class);
    beans.registerBean(Communes.class, Communes::shipped);
    beans.registerBean(WindowRules.class, WindowRules::shipped);
    beans.registerBean(
        StoreSettings.class, () -> TestStores.settings(Path.of("target", "recorder-" + UUID.randomUUID())));
    beans.scan("vn.danda.lead");
    beans.refresh();
    return beans;
  }
}
