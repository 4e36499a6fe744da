package vn.danda.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import tools.jackson.databind.JsonNode;
import vn.danda.channels.ContactId;
import vn.danda.duty.DutyBook;
import vn.danda.duty.WeekHours;
import vn.danda.lead.Agents;
import vn.danda.lead.LinkCodes;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;
import vn.danda.store.TestStores;

/** A lead's way through the whole server: from the citizen's chat to the agent's and back, and out of every store again. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"danda.telegram.mode=webhook", "danda.telegram.webhook-secret=" + LeadWalkTest.SECRET})
@DirtiesContext
class LeadWalkTest {

  static final String SECRET = "bi-mat";

  private static final BotApi TELEGRAM = new BotApi();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long HOA = 5500000001L;
  private static final long NAM = 5500000002L;

  @LocalServerPort private int port;
  @Autowired private Agents agents;
  @Autowired private LinkCodes codes;
  @Autowired private DutyBook duty;
  @Autowired private JdbcClient database;
  @Autowired private UnifiedJedis redis;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
    // Its own list of who was erased, not that of an earlier run.
    registry.add("danda.data-dir", () -> "target/lead-walk-" + UUID.randomUUID());
    registry.add("danda.telegram.token", () -> BotApi.TOKEN);
    registry.add("danda.telegram.api-url", TELEGRAM::url);
  }

  @BeforeAll
  static void patience() {
    org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
  }

  @AfterAll
  static void stop() {
    TELEGRAM.close();
  }

  /** Alerts wait for duty time; here it is always duty time. */
  @BeforeEach
  void linked() throws Exception {
    database.sql("delete from duty_day").update();
    duty.officeHours(WeekHours.parse("T2-CN 00:00-24:00"));
    database.sql("update agent set communes = '{17395}' where user_name in ('hoa', 'nam')").update();
    link("hoa", HOA);
    link("nam", NAM);
  }

  @Test
  void anAgentTakesALeadInHerOwnChatAndNeedsNoBrowser() throws Exception {
    long chat = 5500000101L;
    leaveLead(chat, "Hạnh", "0912 000 017");

    JsonNode alert = said(HOA, "cần gặp: việc " + number(chat));
    assertThat(alert.toString()).contains("Xã Hùng Châu").doesNotContain("0912000017").doesNotContain("Hạnh");
    String take = payload(alert, "Nhận");
    assertThat(take.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(64);
    deliver(Updates.press(HOA, take));
    JsonNode card = said(HOA, "0912000017");
    assertThat(card.path("text").asString()).contains("Hạnh").contains("Xã Hùng Châu").contains("Buổi tối");
    said(chat, "Nguyễn Thị Hoa (NA-0001) là cán bộ");

    // Nam was too late, and is told who was first; a forged button of hers does nothing for him.
    String number = card.path("text").asString().split(" ")[0];
    deliver(Updates.text(NAM, number));
    said(NAM, "Nguyễn Thị Hoa đã nhận việc " + number);
    deliver(Updates.press(NAM, take));
    said(NAM, "Nút này đã cũ");

    deliver(Updates.text(HOA, "Chào chị, em là Hoa, em gọi chị nhé"));
    assertThat(said(chat, "em gọi chị nhé").path("text").asString()).contains("NA-0001");
    deliver(Updates.text(chat, "Vâng, chị chờ máy"));
    said(HOA, "Vâng, chị chờ máy");
    deliver(Updates.text(HOA, "gc chị bận tới 8 giờ"));
    said(HOA, "Đã ghi chú");
    deliver(Updates.press(HOA, payload(card, "Đã tham gia")));
    said(HOA, "Đã tham gia. Tiếp theo: xong");
    said(chat, "hỗ trợ thế nào");
    await().untilAsserted(() -> assertThat(one("select outcome || ' ' || status from lead where contact_id = 'telegram:" + chat + "'")).isEqualTo("joined closed"));
    assertThat(one("select words from consent join consent_wording on version = wording_version where contact_id = 'telegram:" + chat + "'"))
        .contains("đủ 16 tuổi");
    assertThat(one("select text from lead_event join lead using (lead_id) where kind = 'note' and contact_id = 'telegram:" + chat + "'")).isEqualTo("chị bận tới 8 giờ");
    deliver(Updates.press(chat, "rate:3"));
    said(chat, "cảm ơn anh/chị đã góp ý");
    await().untilAsserted(() -> assertThat(one("select stars::text from rating")).isEqualTo("3"));
    assertThat(one("select count(*)::text from message where contact_id in ('telegram:" + HOA + "', 'telegram:" + NAM + "')")).isEqualTo("0");
  }

  @Test
  void afterErasureNoStoreKnowsThePersonAnyMore() throws Exception {
    long chat = 5500987654L;
    deliver(Updates.text(chat, "chuyện kanari riêng của tôi thì sao"));
    leaveLead(chat, "Kanarina", "0987 111 222");
    JsonNode alert = said(HOA, "cần gặp: việc " + number(chat));
    deliver(Updates.press(HOA, payload(alert, "Nhận")));
    JsonNode card = said(HOA, "Kanarina");
    deliver(Updates.text(chat, "kanari đây chị ơi"));
    said(HOA, "kanari đây");
    deliver(Updates.text(HOA, "gc nhà kanari ở cuối xóm"));
    said(HOA, "Đã ghi chú");
    deliver(Updates.press(HOA, payload(card, "Trả lại trợ lý")));
    said(chat, "Cán bộ đã trả lời xong");
    ContactId contact = new ContactId("telegram", "" + chat);
    redis.xadd(RedisKeys.dead(Shard.of(contact)), StreamEntryID.NEW_ENTRY, Map.of("what", "records", "why", "x", "body", "{\"contact\":\"" + contact + "\",\"body\":\"kanari\"}"));
    deliver(Updates.text(chat, "xem dữ liệu của tôi"));
    assertThat(said(chat, "Đây là những gì em đang giữ").path("text").asString()).contains("Kanarina").contains("0987111222");
    await().untilAsserted(() -> assertThat(database("Kanarina")).isNotEmpty());

    deliver(Updates.text(chat, "xoá dữ liệu của tôi"));
    said(chat, "không lấy lại được");
    deliver(Updates.press(chat, "erase"));
    String receipt = said(chat, "Em đã xoá xong").path("text").asString().replaceAll("(?s).*(YC-[A-Z0-9]{4}-[A-Z0-9]{4}).*", "$1");

    await().untilAsserted(() -> assertThat(one("select kind from data_request where receipt = '" + receipt + "'")).isEqualTo("erased"));
    for (String canary : List.of("Kanarina", "kanari", "0987111222", "0987 111 222", "" + chat)) {
      await().untilAsserted(() -> assertThat(database(canary)).as(canary).isEmpty());
      await().untilAsserted(() -> assertThat(inRedis(canary)).as(canary).isSubsetOf(RedisKeys.conversation(contact)));
    }
    assertThat(redis.ttl(RedisKeys.conversation(contact))).isBetween(0L, 600L);
    assertThat(one("select count(*)::text from tombstone")).isEqualTo("1");
  }

  private void leaveLead(long chat, String name, String phone) throws Exception {
    deliver(Updates.press(chat, "person"));
    deliver(Updates.press(chat, "consent:yes"));
    deliver(Updates.text(chat, name));
    deliver(Updates.text(chat, phone));
    deliver(Updates.press(chat, "commune:17395"));
    deliver(Updates.press(chat, "time:evening"));
  }

  private void link(String userName, long chat) throws Exception {
    UUID id = agents.find(userName).orElseThrow().id();
    String code = codes.issue(id);
    deliver(Updates.text(chat, "LK " + code.substring(0, 4) + " " + code.substring(4)));
    said(chat, "Đã nối chat này");
    await().until(() -> agents.find(userName).orElseThrow().desk() != null);
  }

  /** Every table whose rows hold the words, whatever the column. */
  private List<String> database(String words) {
    List<String> tables =
        database
            .sql("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
            .query(String.class)
            .list();
    List<String> found = new ArrayList<>();
    for (String table : tables) {
      int rows =
          database
              .sql("select count(*) from \"" + table + "\" x where x::text like ?")
              .param("%" + words + "%")
              .query(Integer.class)
              .single();
      if (rows > 0) {
        found.add(table + " " + rows);
      }
    }
    return found;
  }

  /** Every Redis key that holds the words in its name or its value. */
  private List<String> inRedis(String words) {
    List<String> found = new ArrayList<>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = redis.scan(cursor, new ScanParams().count(1_000));
      for (String key : page.getResult()) {
        if ((key + "\n" + value(key)).contains(words)) {
          found.add(key);
        }
      }
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return found;
  }

  private String value(String key) {
    return switch (redis.type(key)) {
      case "string" -> String.valueOf(redis.get(key));
      case "hash" -> String.valueOf(redis.hgetAll(key));
      case "stream" -> String.valueOf(redis.xrange(key, "-", "+"));
      case "zset" -> String.valueOf(redis.zrange(key, 0, -1));
      case "set" -> String.valueOf(redis.smembers(key));
      case "list" -> String.valueOf(redis.lrange(key, 0, -1));
      default -> "";
    };
  }

  /** The newest message to the chat with these words; waits for it. */
  private JsonNode said(long chat, String words) {
    await().until(() -> TELEGRAM.textsTo(chat).stream().anyMatch(text -> text.contains(words)));
    return TELEGRAM.saidTo(chat).stream().filter(one -> one.path("text").asString().contains(words)).toList().getLast();
  }

  private static String payload(JsonNode message, String label) {
    for (JsonNode row : message.path("reply_markup").path("inline_keyboard")) {
      for (JsonNode button : row) {
        if (button.path("text").asString().equals(label)) {
          return button.path("callback_data").asString();
        }
      }
    }
    throw new AssertionError("No button '" + label + "' under " + message);
  }

  private String number(long chat) {
    String sql = "select number from lead where contact_id = 'telegram:" + chat + "'";
    await().until(() -> database.sql(sql).query(Long.class).optional().isPresent());
    return new vn.danda.lead.LeadNumber(database.sql(sql).query(Long.class).single()).toString();
  }

  private String one(String sql) {
    return database.sql(sql).query(String.class).optional().orElse("");
  }

  private void deliver(String update) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/telegram"))
            .header("Content-Type", "application/json")
            .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
            .POST(BodyPublishers.ofString(update))
            .build();
    assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }
}
