package vn.danda.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.web.WebChatLog;
import vn.danda.intake.Intake;
import vn.danda.store.TestStores;
import vn.danda.store.Wire;
import vn.danda.store.embedded.EmbeddedPostgres;

/** A real PostgreSQL is stopped and started again: people go on being answered, pages say what is, nothing is missing. */
@SpringBootTest
@AutoConfigureMockMvc
@DirtiesContext
class DatabaseAwayTest {

  private static final ContactId HANH = new ContactId("web", "visitor-4711");
  private static final String QUESTION = "Mỗi tháng đóng thấp nhất là bao nhiêu?";
  private static final RequestPostProcessor HOA = user("hoa").roles("AGENT");

  @TempDir private static Path folder;
  private static EmbeddedPostgres postgres;
  private static Wire wire;

  @Autowired private Intake intake;
  @Autowired private WebChatLog log;
  @Autowired private JdbcClient database;
  @Autowired private MockMvc mvc;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
    postgres = EmbeddedPostgres.start(folder);
    wire = new Wire(port(postgres));
    registry.add("danda.database.url", () -> "jdbc:postgresql://127.0.0.1:" + wire.port() + "/danda");
    registry.add("danda.database.user", () -> postgres.user());
    registry.add("danda.database.password", () -> postgres.password());
  }

  @AfterAll
  static void stop() throws IOException {
    wire.close();
    postgres.close();
  }

  @Test
  void peopleAreAnsweredPagesSaySoAndEverythingArrivesAfterwards() throws Exception {
    says(QUESTION);
    await().atMost(Duration.ofSeconds(30)).until(() -> written().size() == 2);

    postgres.close();
    wire.cut();
    says("Cảm ơn em nhé");
    says(QUESTION);

    await().atMost(Duration.ofSeconds(30)).until(() -> log.since(HANH, "", 50).size() == 3);
    for (String page : List.of("/console", "/console/conversations/web/visitor-4711")) {
      mvc.perform(get(page).with(user("admin").roles("ADMINISTRATOR")))
          .andExpect(status().isServiceUnavailable())
          .andExpect(content().string(Matchers.containsString("đang bảo trì")))
          .andExpect(content().string(Matchers.containsString("vẫn được nhận và trả lời")));
    }
    mvc.perform(post("/sign-in").param("username", "hoa").param("password", "demo").with(csrf()))
        .andExpect(redirectedUrl("/sign-in?away"));
    mvc.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
    mvc.perform(get("/actuator/health")).andExpect(status().isServiceUnavailable());

    postgres = EmbeddedPostgres.start(folder);
    wire.leadTo(port(postgres));

    await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> written().size() == 6);
    assertThat(written()).filteredOn(line -> line.startsWith("contact ")).hasSize(3);
    mvc.perform(get("/console").with(HOA)).andExpect(status().isOk());
  }

  private static int port(EmbeddedPostgres server) {
    return URI.create(server.jdbcUrl().substring("jdbc:".length())).getPort();
  }

  private List<String> written() {
    return database
        .sql("select author || ' ' || body from message where contact_id = ? order by said_at, position")
        .param(HANH.toString())
        .query(String.class)
        .list();
  }

  private void says(String words) {
    Instant now = Instant.now();
    InboundEvent.Meta meta = new InboundEvent.Meta("web:" + UUID.randomUUID(), HANH, now, now, null);
    intake.on(List.of(new InboundEvent.Text(meta, words, null, false)));
  }
}
