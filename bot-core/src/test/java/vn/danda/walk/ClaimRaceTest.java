package vn.danda.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.danda.DandaApplication;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.channels.web.WebChatLog;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.ConversationEvent.AgentTakes;
import vn.danda.conversation.ConversationEvent.DeskLinked;
import vn.danda.conversation.ConversationRecord.ConsentGiven;
import vn.danda.conversation.ConversationRecord.LeadOpened;
import vn.danda.conversation.Conversations;
import vn.danda.intake.Intake;
import vn.danda.lead.Agent;
import vn.danda.lead.Agents;
import vn.danda.lead.LeadCare;
import vn.danda.lead.Leads;
import vn.danda.store.TestStores;

/** Two agents tap "Nhận" at the same moment, each on another node, a thousand times: one has the lead, the other knows who. */
class ClaimRaceTest {

  private static final int RACES = 1_000;
  private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

  private final Map<String, Object> stores = new HashMap<>();

  ClaimRaceTest() {
    TestStores.register((name, value) -> stores.put(name, value.get()));
  }

  @Test
  void aThousandRacesHaveAThousandWinnersAndEveryLoserIsToldWhoWon() throws Exception {
    try (ConfigurableApplicationContext first = node();
        ConfigurableApplicationContext second = node()) {
      AgentRef hoa = agent(first, 1, "Nguyễn Thị Hoa", "NA-1001");
      AgentRef nam = agent(first, 2, "Trần Văn Nam", "NA-1002");
      open(first);
      for (int race = 0; race < RACES; race++) {
        link(first, race, hoa);
        link(first, race, nam);
      }

      race(first, hoa, second, nam);

      JdbcClient database = first.getBean(JdbcClient.class);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> database.sql("select count(*) from lead where status = 'taken'").query(Integer.class).single() == RACES);
      Conversations conversations = first.getBean(Conversations.class);
      int[] won = new int[2];
      for (int race = 0; race < RACES; race++) {
        UUID owner = database.sql("select agent_id from lead where lead_id = ?").param(lead(race)).query(UUID.class).single();
        AgentRef holder = conversations.find(citizen(race)).holder();
        assertThat(holder).isNotNull();
        assertThat(owner).as("race %d", race).isEqualTo(holder.id());
        boolean hoaWon = owner.equals(hoa.id());
        won[hoaWon ? 0 : 1]++;
        AgentRef winner = hoaWon ? hoa : nam;
        AgentRef loser = hoaWon ? nam : hoa;
        WebChatLog log = first.getBean(WebChatLog.class);
        ContactId losersDesk = desk(race, loser);
        ContactId winnersDesk = desk(race, winner);
        await().atMost(Duration.ofSeconds(60)).until(() -> log.since(losersDesk, "", 9).size() == 3 && log.since(winnersDesk, "", 9).size() == 3);
        assertThat(log.since(losersDesk, "", 9).getLast().toString()).contains(winner.name()).doesNotContain("0912345678");
        assertThat(log.since(winnersDesk, "", 9).getLast().toString()).contains("0912345678");
      }
      assertThat(database.sql("select count(*) from lead_event where kind = 'taken'").query(Integer.class).single()).isEqualTo(RACES);
      System.out.printf("claim race: %d races, Hoa %d, Nam %d%n", RACES, won[0], won[1]);
    }
  }

  private static void race(
      ConfigurableApplicationContext first, AgentRef hoa, ConfigurableApplicationContext second, AgentRef nam)
      throws Exception {
    Intake here = first.getBean(Intake.class);
    Intake there = second.getBean(Intake.class);
    try (ExecutorService taps = Executors.newFixedThreadPool(2)) {
      CyclicBarrier start = new CyclicBarrier(2);
      List<Future<?>> both = new ArrayList<>();
      both.add(taps.submit(() -> tap(here, hoa, start)));
      both.add(taps.submit(() -> tap(there, nam, start)));
      for (Future<?> one : both) {
        one.get();
      }
    }
  }

  private static Void tap(Intake intake, AgentRef agent, CyclicBarrier start) throws Exception {
    for (int race = 0; race < RACES; race++) {
      AgentRef here = new AgentRef(agent.id(), agent.name(), agent.code(), desk(race, agent));
      start.await();
      intake.on(new AgentTakes("tap:" + race + ":" + agent.code(), citizen(race), NOW, here, lead(race)));
    }
    return null;
  }

  private static void link(ConfigurableApplicationContext node, int race, AgentRef agent) {
    ContactId desk = desk(race, agent);
    Instant now = Instant.now();
    // Whoever never wrote may not be written to.
    Meta meta = new Meta("enters:" + desk, desk, now, now, null);
    node.getBean(Intake.class).on(List.of(new InboundEvent.Entry(meta, InboundEvent.Entry.How.START, null)));
    node.getBean(Intake.class)
        .on(new DeskLinked("link:" + desk, desk, NOW, new AgentRef(agent.id(), agent.name(), agent.code(), desk)));
  }

  private static void open(ConfigurableApplicationContext node) {
    Leads leads = node.getBean(Leads.class);
    LeadCare care = node.getBean(LeadCare.class);
    for (int race = 0; race < RACES; race++) {
      leads.write(new ConsentGiven(citizen(race), "c" + race, "call_back", "v", NOW));
      care.opened(
          new LeadOpened(
              citizen(race), lead(race), "c" + race, "Hạnh", "0912345678", null, null, null, null, List.of(), NOW));
    }
  }

  private static AgentRef agent(ConfigurableApplicationContext node, long id, String name, String code) {
    Agent agent = new Agent(new UUID(7, id), "race" + id, name, code, Set.of(Agent.Role.AGENT), List.of(), true, false);
    node.getBean(Agents.class).save(agent, "-");
    return agent.ref();
  }

  private static ContactId citizen(int race) {
    return new ContactId("web", "citizen-" + race);
  }

  private static ContactId desk(int race, AgentRef agent) {
    return new ContactId("web", "desk-" + race + "-" + agent.code());
  }

  private static UUID lead(int race) {
    return new UUID(8, race);
  }

  private ConfigurableApplicationContext node() {
    Map<String, Object> settings = new HashMap<>(stores);
    settings.put("server.port", 0);
    return new SpringApplicationBuilder(DandaApplication.class)
        .run(settings.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue()).toArray(String[]::new));
  }
}
