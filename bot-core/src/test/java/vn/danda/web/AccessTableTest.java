package vn.danda.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import vn.danda.audit.Audit;
import vn.danda.audit.AuditRow;
import vn.danda.lead.Agent;
import vn.danda.lead.Agent.Role;
import vn.danda.lead.Agents;
import vn.danda.store.TestStores;

/**
 * Every address of the server, asked by everybody, against the table in {@code access/table.csv}. An address without a
 * row fails. What was found is written to {@code target/access-table.csv}: read it with care before it becomes the table.
 *
 * <p>yes: let in, whatever the page then says; no: refused; sign-in: sent there; hidden: not told that it exists.
 */
@SpringBootTest(
    properties = {
      "danda.telegram.token=7000000001:demo-token",
      "danda.telegram.api-url=http://127.0.0.1:1",
      "danda.telegram.mode=webhook",
      "danda.telegram.webhook-secret=bi-mat"
    })
@AutoConfigureMockMvc
@DirtiesContext
class AccessTableTest {

  private static final String OWN = "17395";
  private static final String FOREIGN = "16681";
  private static final String HEAD =
      "method,path,lead,signed_out," + Stream.of(Role.values()).map(AccessTableTest::name).collect(Collectors.joining(","));

  @Autowired private MockMvc mvc;
  @Autowired private Agents agents;
  @Autowired private Audit audit;
  @Autowired private PasswordEncoder passwords;
  @Autowired private JdbcClient database;
  @Autowired private List<RequestMappingInfoHandlerMapping> mappings;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
  }

  /** One person of each role, all of the same commune. */
  @BeforeEach
  void people() {
    for (Role role : Role.values()) {
      agents.save(
          new Agent(id(role), "access-" + name(role), name(role), "AC-000" + role.ordinal(), Set.of(role), List.of(OWN), true, false),
          "!");
    }
  }

  @Test
  void everyAddressLetsInExactlyWhomTheTableSays() throws Exception {
    List<String> found = new ArrayList<>();
    for (Address address : addresses()) {
      if (address.path().contains("/conversations/")) {
        found.add(row(address, "own", OWN));
        found.add(row(address, "foreign", FOREIGN));
      } else {
        found.add(row(address, "", null));
      }
    }
    Files.writeString(Path.of("target", "access-table.csv"), HEAD + "\n" + String.join("\n", found) + "\n");

    assertThat(String.join("\n", found)).isEqualTo(table());
  }

  @Test
  void listsAndPaperHoldNoForeignLeadAndMaskTheOthers() throws Exception {
    String own = lead(OWN, "Hạnh Nhà Mình");
    String foreign = lead(FOREIGN, "Tâm Nơi Khác");

    for (String page : List.of("/console", "/console/lists")) {
      String seen = body(get(page), Role.AGENT);
      assertThat(seen).contains(own).contains("H. N. M.").contains("0912 ••• 017");
      assertThat(seen).doesNotContain(foreign).doesNotContain("T. N. K.").doesNotContain("Hạnh Nhà").doesNotContain("0912000017");
    }
    assertThat(body(get("/console"), Role.OFFICE)).contains(own).contains(foreign);
    assertThat(enter(own)).contains("Đã ghi");
    assertThat(enter(foreign)).contains("Không có việc");
    assertThat(status(foreign)).isEqualTo("open");
  }

  @Test
  void whoDidNotTakeThePersonOnSeesMoreOnlyAfterAReasonThatIsRecorded() throws Exception {
    String own = lead(OWN, "Hạnh Nhà Mình");
    String link = "/console/conversations/web/" + own;
    assertThat(body(get(link), Role.SUPERVISOR)).doesNotContain("Hạnh Nhà").doesNotContain("0912000017");

    mvc.perform(post(link + "/open").param("reason", "x").with(as(Role.SUPERVISOR)).with(csrf()));
    assertThat(body(get(link), Role.SUPERVISOR)).doesNotContain("0912000017");
    assertThat(audit.newest(100)).extracting(AuditRow::subject).doesNotContain("lead:" + number(own));

    mvc.perform(post(link + "/open").param("reason", "chị Hoa nghỉ, gọi 0987 654 321 thay").with(as(Role.SUPERVISOR)).with(csrf()));
    assertThat(body(get(link), Role.SUPERVISOR)).contains("Hạnh Nhà Mình").contains("0912000017");
    assertThat(body(get(link), Role.AGENT)).doesNotContain("0912000017");
    AuditRow row = audit.newest(1).getFirst();
    assertThat(row.who() + " " + row.deed() + " " + row.subject()).isEqualTo("access-supervisor unmasked lead:" + number(own));
    assertThat(row.reason()).contains("chị Hoa nghỉ").doesNotContain("654");
    String page = body(post("/console/audit/verify"), Role.AUDITOR);
    assertThat(page).contains("Nguyên vẹn").contains("lead:" + number(own));
  }

  @Test
  void anAccountSwitchedOffSinceItSignedInSeesNothing() throws Exception {
    database.sql("update agent set active = false where user_name = 'access-agent'").update();

    assertThat(mvc.perform(get("/console").with(as(Role.AGENT))).andReturn().getResponse().getStatus()).isEqualTo(404);
  }

  @Test
  void onlyAnAdministratorMakesOrUnmakesAdministrators() throws Exception {
    String head = "ten_dang_nhap,ho_ten,ma,xa,nhom,vai_tro,nguoi_thay,gio_truc\n";
    String made = head + "moi.lam,Người Mới,ZZ-0001,,,quản trị,,\n";
    String unmade = head + "access-administrator,Người Cũ,AC-0009,,,nhân viên,,\n";

    for (String table : List.of(made, unmade)) {
      assertThat(body(post("/console/office/people").param("table", table).param("write", "true"), Role.OFFICE))
          .contains("Chỉ người quản trị");
    }
    assertThat(agents.find("moi.lam")).isEmpty();
    assertThat(agents.find("access-administrator").orElseThrow().roles()).containsExactly(Role.ADMINISTRATOR);
    body(post("/console/office/people").param("table", made).param("write", "true"), Role.ADMINISTRATOR);
    assertThat(agents.find("moi.lam").orElseThrow().roles()).containsExactly(Role.ADMINISTRATOR);
  }

  @Test
  void whoHasCodesSeesNothingBeforeTheCodeAndWrongPasswordsHaveToWait() throws Exception {
    agents.password(id(Role.OFFICE), passwords.encode("con mèo ngủ trưa"));
    database.sql("update agent set code_secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' where user_name = 'access-office'").update();
    database
        .sql("insert into agent_recovery_code (agent_id, code_hash) values (?, ?)")
        .params(id(Role.OFFICE), vn.danda.store.Sha256.hex("ABCDEFGHIJKLMNOP"))
        .update();
    MockHttpSession session = new MockHttpSession();
    assertThat(signIn(session, "con mèo ngủ trưa")).doesNotContain("sign-in");
    for (String page : List.of("/console/today", "/console/leads", "/console/office/staff")) {
      assertThat(mvc.perform(get(page).session(session)).andReturn().getResponse().getRedirectedUrl()).isEqualTo("/console/code");
    }
    assertThat(mvc.perform(post("/console/code").param("code", "123456").session(session).with(csrf())).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8))
        .contains("Mã chưa đúng");
    mvc.perform(post("/console/code").param("code", "abcd-efgh-ijkl-mnop").session(session).with(csrf()));
    assertThat(mvc.perform(get("/console/leads").session(session)).andReturn().getResponse().getStatus()).isEqualTo(200);

    for (int i = 0; i < 5; i++) {
      assertThat(signIn(new MockHttpSession(), "sai rồi")).isEqualTo("/sign-in?error");
    }
    assertThat(signIn(new MockHttpSession(), "con mèo ngủ trưa")).isEqualTo("/sign-in?wait=1");
    assertThat(mvc.perform(get("/sign-in?wait=1")).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8)).contains("khoảng 1 phút");
  }

  private String signIn(MockHttpSession session, String password) throws Exception {
    return String.valueOf(
        mvc.perform(post("/sign-in").param("username", "access-office").param("password", password).session(session).with(csrf()))
            .andReturn()
            .getResponse()
            .getRedirectedUrl());
  }

  private record Address(HttpMethod method, String path) {}

  private List<Address> addresses() {
    return mappings.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(
            info ->
                info.getPatternValues().stream()
                    .flatMap(
                        path ->
                            info.getMethodsCondition().getMethods().isEmpty()
                                ? Stream.of(new Address(HttpMethod.GET, path))
                                : info.getMethodsCondition().getMethods().stream()
                                    .map(method -> new Address(method.asHttpMethod(), path))))
        .distinct()
        .sorted(Comparator.comparing(Address::path).thenComparing(address -> address.method().name()))
        .toList();
  }

  private String row(Address address, String which, @org.jspecify.annotations.Nullable String commune) throws Exception {
    List<String> cells = new ArrayList<>(List.of(address.method().name(), address.path(), which));
    cells.add(cell(address, commune, anonymous()));
    for (Role role : Role.values()) {
      cells.add(cell(address, commune, as(role)));
    }
    return String.join(",", cells);
  }

  private String cell(Address address, @org.jspecify.annotations.Nullable String commune, RequestPostProcessor who)
      throws Exception {
    String path = address.path();
    if (commune != null) {
      path = path.replace("{channel}", "web").replace("{externalId}", lead(commune, "Hạnh"));
    }
    path = path.replaceAll("\\{[^}]*}|\\*+", "x");
    MockHttpServletResponse answer;
    try {
      answer =
          mvc.perform(
                  request(address.method(), path)
                      .param("key", UUID.randomUUID().toString())
                      .param("text", "")
                      .param("reason", "")
                      .with(who)
                      .with(csrf()))
              .andReturn()
              .getResponse();
    } catch (jakarta.servlet.ServletException broken) {
      // The filters do not throw: whoever gets this far was let in.
      return "yes";
    }
    String to = answer.getRedirectedUrl();
    if (to != null && to.endsWith("/sign-in")) {
      return "sign-in";
    }
    if (answer.getStatus() == 401 || answer.getStatus() == 403) {
      return "no";
    }
    return commune != null && answer.getStatus() == 404 ? "hidden" : "yes";
  }

  private String enter(String contact) throws Exception {
    return body(
        post("/console/paper/outcome").param("number", number(contact)).param("outcome", "1").param("key", UUID.randomUUID().toString()),
        Role.AGENT);
  }

  private String body(org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request, Role role) throws Exception {
    return mvc.perform(request.with(as(role)).with(csrf())).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
  }

  /** A new open lead of the commune; returns who left it. */
  private String lead(String commune, String name) {
    String visitor = "v-" + UUID.randomUUID();
    database
        .sql("insert into consent (consent_id, contact_id, purpose, wording_version, given_at) values (?, ?, 'call_back', '1', now())")
        .params(visitor, "web:" + visitor)
        .update();
    database
        .sql(
            """
            insert into lead (lead_id, contact_id, consent_id, person_name, phone, commune_code, status, opened_at,
              responsible_id, due_at, look_at)
            values (gen_random_uuid(), ?, ?, ?, '0912000017', ?, 'open', now() - interval '1 year',
              '00000000-0000-0000-0000-00000000de5c', now() + interval '1 day', now() + interval '1 day')
            """)
        .params("web:" + visitor, visitor, name, commune)
        .update();
    return visitor;
  }

  private String number(String visitor) {
    long number =
        database.sql("select number from lead where contact_id = ?").param("web:" + visitor).query(Long.class).single();
    return new vn.danda.lead.LeadNumber(number).toString();
  }

  private String status(String visitor) {
    return database.sql("select status from lead where contact_id = ?").param("web:" + visitor).query(String.class).single();
  }

  private static RequestPostProcessor as(Role role) {
    return user("access-" + name(role)).roles(role.name());
  }

  private static UUID id(Role role) {
    return UUID.nameUUIDFromBytes(("access:" + role).getBytes(StandardCharsets.UTF_8));
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static String table() throws IOException {
    try (var file = AccessTableTest.class.getResourceAsStream("/access/table.csv")) {
      List<String> lines =
          new String(java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(lines.getFirst()).isEqualTo(HEAD);
      return String.join("\n", lines.subList(1, lines.size()));
    }
  }
}
