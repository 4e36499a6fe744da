package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.danda.knowledge.Audience;
import vn.danda.lead.Agent.Role;
import vn.danda.store.Sql;

class AreaTest {

  private static final List<String> COMMUNES = List.of("17395", "16681", "16690");

  private final LeadBeans beans = new LeadBeans();
  private final Agents agents = beans.get(Agents.class);
  private final Leads leads = beans.get(Leads.class);

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void eachRoleSeesItsOwnPart() {
    Agent hoa = agent("hoa", Set.of(Role.AGENT), List.of("17395"), null);
    agent("nam", Set.of(Role.AGENT), List.of("16681"), hoa.id());
    Agent nam = agents.find("nam").orElseThrow();
    lead("17395", nam.id(), null, null);
    lead("16681", nam.id(), null, null);
    lead("16690", Agent.DESK, null, null);
    lead(null, Agent.DESK, hoa.id(), null);

    assertThat(seen(hoa)).as("own commune, stood in for, acting").hasSize(3);
    assertThat(seen(nam)).as("own commune, responsible").hasSize(2);
    assertThat(seen(agent("to", Set.of(Role.SUPERVISOR), List.of("17395", "16690"), null))).hasSize(2);
    assertThat(seen(agent("ca", Set.of(Role.SUPERVISOR), List.of(), null))).hasSize(4);
    assertThat(seen(agent("vp", Set.of(Role.OFFICE), List.of(), null))).hasSize(4);
    assertThat(seen(agent("qt", Set.of(Role.ADMINISTRATOR), List.of(), null))).hasSize(4);
    assertThat(seen(agent("lan", Set.of(Role.CONTENT), COMMUNES, null))).isEmpty();
    assertThat(seen(agent("kt", Set.of(Role.AUDITOR), COMMUNES, null))).isEmpty();
  }

  /** The rule stands once in Java and once in SQL: 40 random people over 300 random leads. */
  @Test
  void aListHoldsExactlyWhatMayBeSeenOneByOne() {
    Random random = new Random(7);
    List<Agent> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Set<Role> roles = Set.of(Role.values()[random.nextInt(Role.values().length)]);
      UUID deputy = all.isEmpty() || random.nextBoolean() ? null : any(random, all).id();
      all.add(agent("a" + i, roles, random.nextInt(4) == 0 ? List.of() : List.of(any(random, COMMUNES)), deputy));
    }
    for (int i = 0; i < 300; i++) {
      lead(
          random.nextInt(5) == 0 ? null : any(random, COMMUNES), any(random, all).id(),
          random.nextInt(3) == 0 ? any(random, all).id() : null, random.nextInt(3) == 0 ? any(random, all).id() : null);
    }
    Staff staff = beans.get(StaffBook.class).read();
    List<Lead> every = leads.list(new Area(Area.Reach.ALL, Set.of(), UUID.randomUUID(), Set.of()), Leads.Status.OPEN, 1000);
    assertThat(every).hasSize(300);

    for (Agent agent : all) {
      assertThat(leads.list(staff.area(agent), Leads.Status.OPEN, 1000))
          .as("%s", agent)
          .isEqualTo(every.stream().filter(lead -> staff.maySee(agent, lead)).toList());
    }
  }

  private static <T> T any(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private List<Lead> seen(Agent agent) {
    return leads.list(beans.get(StaffBook.class).read().area(agent), Leads.Status.OPEN, 1000);
  }

  private Agent agent(String name, Set<Role> roles, List<String> communes, @Nullable UUID deputy) {
    String code = "NA-" + (1000 + agents.all().size());
    Agent agent = new Agent(UUID.randomUUID(), name, name, code, roles, communes, true, false, Set.<Audience>of(), deputy, null);
    agents.save(agent, "!");
    return agent;
  }

  private void lead(@Nullable String commune, UUID responsible, @Nullable UUID acting, @Nullable UUID agent) {
    String contact = "web:" + UUID.randomUUID();
    beans.database
        .sql("insert into consent (consent_id, contact_id, purpose, wording_version, given_at) values (?, ?, 'call_back', '1', now())")
        .params(contact, contact)
        .update();
    beans.database
        .sql(
            """
            insert into lead (lead_id, contact_id, consent_id, commune_code, status, opened_at, responsible_id, acting_id,
              agent_id, due_at, look_at)
            values (gen_random_uuid(), ?, ?, ?, 'open', now(), ?, ?, ?, now(), now())
            """)
        .params(Sql.values(contact, contact, commune, responsible, acting, agent))
        .update();
  }
}
