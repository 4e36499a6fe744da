package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.danda.store.Sql;
import vn.danda.channels.ContactId;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationEvent.LeadClosed;
import vn.danda.conversation.ConversationEvent.Told;
import vn.danda.conversation.ConversationRecord.ConsentGiven;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.ConversationRecord.LeadOpened;
import vn.danda.lead.Agent.Role;

class LeadCareTest {

  private static final String DIEN_CHAU = "17395";

  private final LeadBeans beans = new LeadBeans();
  private final LeadCare care = beans.get(LeadCare.class);
  private final LeadWatch watch = beans.get(LeadWatch.class);
  private final Leads leads = beans.get(Leads.class);
  private final Agents agents = beans.get(Agents.class);
  private int events;

  @BeforeEach
  void people() {
    add(1, "hoa", "NA-0001", Set.of(Role.AGENT), List.of(DIEN_CHAU), "telegram:11");
    add(2, "nam", "NA-0002", Set.of(Role.AGENT), List.of("16681"), "telegram:12");
    add(3, "tam", "NA-0003", Set.of(Role.SUPERVISOR), List.of(), "telegram:13");
  }

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void aLeadHasAnOwnerADueTimeAndAnAlertThatNamesNobody() {
    Lead lead = opened(1, DIEN_CHAU);

    assertThat(lead.responsibleId()).isEqualTo(id(1));
    assertThat(lead.dueAt()).isEqualTo(now().plus(Duration.ofHours(6)));
    List<ConversationEvent> posted = posted();
    assertThat(posted).singleElement().isInstanceOf(Told.class);
    assertThat(((Told) posted.getFirst()).fill()).containsOnlyKeys("number", "commune");
    assertThat(posted.toString()).doesNotContain("0912345678").doesNotContain("Hạnh");
  }

  @Test
  void openedTwiceIsOneLeadAndOneAlert() {
    opened(1, DIEN_CHAU);
    opened(1, DIEN_CHAU);

    assertThat(count("lead")).isEqualTo(1);
    assertThat(posted()).hasSize(1);
  }

  @Test
  void everyOutcomeSetsTheNextStepOrClosesTheLead() {
    for (LeadOutcome outcome : LeadOutcome.choices()) {
      Lead lead = taken(opened(100 + outcome.code(), DIEN_CHAU), 1);
      assertThat(outcome(lead, outcome)).isEqualTo(LeadCare.Done.YES);
      Lead after = leads.find(lead.id()).orElseThrow();
      assertThat(after.outcome()).isEqualTo(outcome);
      if (outcome.closes()) {
        assertThat(after.status()).isEqualTo(Leads.Status.CLOSED);
        assertThat(posted()).filteredOn(LeadClosed.class::isInstance).hasSize(1);
        assertThat(outcome(lead, LeadOutcome.MET)).isEqualTo(LeadCare.Done.CLOSED);
      } else {
        assertThat(after.dueAt()).isAfter(now());
        assertThat(after.nextStep()).isNotEqualTo(NextStep.NONE);
      }
    }
  }

  @Test
  void afterFourCallsNobodyAnsweredTheSupervisorDecides() {
    Lead lead = taken(opened(1, DIEN_CHAU), 1);
    posted();
    for (int i = 0; i < 5; i++) {
      outcome(lead, LeadOutcome.NOT_REACHED);
    }
    Lead after = leads.find(lead.id()).orElseThrow();
    assertThat(after.nextStep()).isEqualTo(NextStep.DECIDE);
    assertThat(after.actingId()).isEqualTo(id(3));
    assertThat(whats()).containsExactly("desk_alert_decide");
  }

  @Test
  void theSameDeedTwiceIsDoneOnce() {
    Lead lead = taken(opened(1, DIEN_CHAU), 1);
    Agent hoa = agents.find("hoa").orElseThrow();
    care.outcome(lead.id(), LeadOutcome.NOT_REACHED, null, null, hoa, "same", now());
    assertThat(care.outcome(lead.id(), LeadOutcome.NOT_REACHED, null, null, hoa, "same", now())).isEqualTo(LeadCare.Done.BEFORE);
    assertThat(leads.find(lead.id()).orElseThrow().tries()).isEqualTo(1);
  }

  @Test
  void handedOnTheNewOneIsToldAndTheReasonIsKept() {
    Lead lead = taken(opened(1, DIEN_CHAU), 1);
    posted();
    Agent nam = agents.find("nam").orElseThrow();
    care.transfer(lead.id(), nam, "Không đúng địa bàn", agents.find("hoa").orElseThrow(), "t1", now());

    Lead after = leads.find(lead.id()).orElseThrow();
    assertThat(after.responsibleId()).isEqualTo(nam.id());
    assertThat(after.agentId()).isNull();
    assertThat(whats()).containsExactlyInAnyOrder("AgentGivesBack", "desk_alert_transferred");
    assertThat(beans.get(LeadHistory.class).of(lead.id())).extracting(LeadHistory.Entry::text).contains("Không đúng địa bàn");
    assertThatThrownBy(() -> care.transfer(lead.id(), nam, " ", nam, "t2", now())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void movedToAnotherCommuneItsAgentIsResponsibleOnceHoweverOftenItIsSent() {
    Lead lead = taken(opened(1, DIEN_CHAU), 1);
    posted();
    Agent hoa = agents.find("hoa").orElseThrow();

    assertThat(care.moveTo(lead.id(), "16681", "Phường Thành Vinh", "Chị chuyển nhà", hoa, "m1", now())).isEqualTo(LeadCare.Done.YES);
    assertThat(care.moveTo(lead.id(), "16681", "Phường Thành Vinh", "Chị chuyển nhà", hoa, "m1", now())).isEqualTo(LeadCare.Done.BEFORE);

    Lead after = leads.find(lead.id()).orElseThrow();
    assertThat(after.responsibleId()).isEqualTo(id(2));
    assertThat(after.communeCode()).isEqualTo("16681");
    assertThat(after.communeText()).isEqualTo("Phường Thành Vinh");
    assertThat(after.agentId()).isNull();
    assertThat(whats()).containsExactlyInAnyOrder("AgentGivesBack", "desk_alert_transferred");
  }

  @Test
  void whoMayActIsTheTakerWhoeverActsInTheirPlaceAndTheSupervisor() {
    Agent hoa = agents.find("hoa").orElseThrow();
    Agent nam = agents.find("nam").orElseThrow();
    Agent tam = agents.find("tam").orElseThrow();
    Lead free = opened(1, DIEN_CHAU);
    assertThat(LeadStanding.of(hoa, free)).isEqualTo(LeadStanding.FREE);
    assertThat(LeadStanding.of(tam, free)).isEqualTo(LeadStanding.IN_PLACE);

    Lead taken = taken(free, 1);
    assertThat(LeadStanding.of(hoa, taken)).isEqualTo(LeadStanding.MINE);
    assertThat(LeadStanding.of(nam, taken)).isEqualTo(LeadStanding.OTHERS);
    assertThat(LeadStanding.of(tam, taken)).isEqualTo(LeadStanding.IN_PLACE);

    outcome(taken, LeadOutcome.JOINED);
    assertThat(LeadStanding.of(hoa, leads.find(taken.id()).orElseThrow())).isEqualTo(LeadStanding.CLOSED);
  }

  @Test
  void dueIsWhatIsMineByTheEveningAndWhateverIsOverdue() {
    Instant evening = now().plus(Duration.ofHours(15));
    Lead fresh = opened(1, DIEN_CHAU);
    assertThat(leads.dueOf(id(1), now(), evening, 10)).isEmpty();
    Lead mine = taken(opened(2, DIEN_CHAU), 1);
    assertThat(leads.dueOf(id(1), now(), evening, 10)).extracting(Lead::id).containsExactly(mine.id());

    beans.clock.pass(Duration.ofDays(2));
    assertThat(leads.dueOf(id(1), now(), now(), 10)).extracting(Lead::id).containsExactlyInAnyOrder(fresh.id(), mine.id());
    assertThat(leads.dueOf(id(2), now(), now(), 10)).isEmpty();
    Area all = beans.get(StaffBook.class).read().area(agents.find("tam").orElseThrow());
    assertThat(leads.overdueOfOthers(all, now(), 10)).extracting(Lead::id).containsExactlyInAnyOrder(fresh.id(), mine.id());
  }

  @Test
  void aForgottenLeadIsRemindedOfAndThenEscalates() {
    Lead lead = opened(1, DIEN_CHAU);
    posted();
    List<String> told = new ArrayList<>();
    for (int hour = 0; hour < 60; hour++) {
      beans.clock.pass(Duration.ofHours(1));
      watch.look();
      beans.get(Postbox.class).handOver(now().plus(Duration.ofDays(3)), event -> told.add(((Told) event).what() + " " + event.contact()));
      assertThat(limbo()).isZero();
    }
    assertThat(told.subList(0, 2)).containsExactly("desk_alert_overdue telegram:11", "desk_alert_escalated telegram:13");
    assertThat(leads.find(lead.id()).orElseThrow().alarm()).isGreaterThan(2);
  }

  @Test
  void withdrawnMeansClosedAndTheAgentIsToldAtOnce() {
    Lead lead = taken(opened(1, DIEN_CHAU), 1);
    posted();
    care.withdrawn(lead.contact(), "w1", now());
    care.withdrawn(lead.contact(), "w1", now());

    assertThat(leads.find(lead.id()).orElseThrow().outcome()).isEqualTo(LeadOutcome.WITHDRAWN);
    assertThat(whats()).containsExactly("desk_alert_withdrawn");
    assertThat(beans.database.sql("select count(*) from consent where withdrawn_at is null").query(Integer.class).single()).isZero();
  }

  /** 60 leads, hundreds of random deeds: every open lead always has somebody, a step, and a look ahead. */
  @Test
  void noOpenLeadIsEverWithoutATaskOrAnEscalation() {
    Random random = new Random(7);
    List<Lead> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      all.add(opened(1000 + i, List.of(DIEN_CHAU, "16681", "99999").get(random.nextInt(3))));
    }
    for (int round = 0; round < 600; round++) {
      Lead lead = all.get(random.nextInt(all.size()));
      Agent someone = agents.find(List.of("hoa", "nam", "tam").get(random.nextInt(3))).orElseThrow();
      switch (random.nextInt(5)) {
        case 0 -> taken(lead, random.nextBoolean() ? 1 : 2);
        case 1 -> outcome(lead, LeadOutcome.choices().get(random.nextInt(LeadOutcome.choices().size())));
        case 2 -> care.transfer(lead.id(), someone, "bận", someone, "k" + ++events, now());
        case 3 -> beans.clock.pass(Duration.ofMinutes(random.nextInt(90)));
        default -> watch.look();
      }
      if (round % 50 == 0) {
        while (watch.look() > 0) {}
        assertThat(limbo()).isZero();
      }
    }
    assertThatThrownBy(() -> beans.database.sql("update lead set due_at = null where status <> 'closed'").update())
        .hasMessageContaining("lead_is_seen_to");
  }

  private Lead opened(long n, String commune) {
    ContactId contact = new ContactId("telegram", "5" + n);
    leads.write(new ConsentGiven(contact, "c" + n, "call_back", "v", now()));
    UUID lead = new UUID(9, n);
    care.opened(
        new LeadOpened(contact, lead, "c" + n, "Hạnh", "0912345678", commune, "Xã Diễn Châu", "Buổi tối", null, List.of("q"), now()));
    return leads.find(lead).orElseThrow();
  }

  private Lead taken(Lead lead, long agent) {
    Agent who = beans.get(StaffBook.class).read().find(id(agent)).orElseThrow();
    beans.clock.pass(Duration.ofSeconds(1));
    care.taken(new HolderChanged(lead.contact(), ++events, who.ref(), lead.id(), now()));
    return leads.find(lead.id()).orElseThrow();
  }

  private LeadCare.Done outcome(Lead lead, LeadOutcome outcome) {
    return care.outcome(lead.id(), outcome, null, null, agents.find("hoa").orElseThrow(), "o" + ++events, now());
  }

  /** Open leads nobody will look at, or that nobody is responsible for. */
  private int limbo() {
    return beans.database
        .sql(
            """
            select count(*) from lead where status <> 'closed'
            and (responsible_id is null or next_step = 'none' or (due_at <= ? and look_at <= ?))
            """)
        .params(java.sql.Timestamp.from(now()), java.sql.Timestamp.from(now()))
        .query(Integer.class)
        .single();
  }

  private List<ConversationEvent> posted() {
    List<ConversationEvent> all = new ArrayList<>();
    beans.get(Postbox.class).handOver(now().plus(Duration.ofDays(30)), all::add);
    return all;
  }

  private List<String> whats() {
    return posted().stream().map(event -> event instanceof Told told ? told.what() : event.getClass().getSimpleName()).toList();
  }

  private int count(String table) {
    return beans.database.sql("select count(*) from " + table).query(Integer.class).single();
  }

  private void add(long n, String name, String code, Set<Role> roles, List<String> communes, @Nullable String desk) {
    agents.save(new Agent(id(n), name, name, code, roles, communes, true, false), "-");
    beans.database.sql("update agent set desk = ? where agent_id = ?").params(Sql.values(desk, id(n))).update();
  }

  private static UUID id(long n) {
    return new UUID(0, n);
  }

  private Instant now() {
    return beans.clock.instant();
  }
}
