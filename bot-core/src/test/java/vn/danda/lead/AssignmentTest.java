package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.danda.duty.DutyCalendar;
import vn.danda.duty.DutyCalendars;
import vn.danda.duty.DutyDay;
import vn.danda.duty.Period;
import vn.danda.duty.PublicDays;
import vn.danda.duty.WeekHours;
import vn.danda.knowledge.Audience;
import vn.danda.lead.Agent.Role;

class AssignmentTest {

  private static final Duration WITHIN = Duration.ofHours(4);
  private static final String DIEN_CHAU = "17395";
  private static final WeekHours OFFICE = WeekHours.parse("T2-T6 07:30-11:30 13:30-17:00");

  @Test
  void theAgentOfCommuneAndGroupGetsItOnDutyOrNot() {
    Agent farmers = agent(1, "NA-0001", Set.of(Role.AGENT), List.of(DIEN_CHAU), Set.of(Audience.FARMER_TRADER), null);
    Agent all = agent(2, "NA-0002", Set.of(Role.AGENT), List.of(DIEN_CHAU), Set.of(), null);
    Staff staff = staff(List.of(farmers, all, desk()), Map.of());
    Instant saturday = at("2026-11-28T22:00");

    assertThat(Assignment.of(staff, DIEN_CHAU, Audience.FARMER_TRADER, WITHIN, saturday).responsible()).isEqualTo(farmers);
    assertThat(Assignment.of(staff, DIEN_CHAU, Audience.JOB_SEEKER, WITHIN, saturday).responsible()).isEqualTo(all);
    assertThat(Assignment.of(staff, DIEN_CHAU, null, WITHIN, saturday).due()).isEqualTo(at("2026-11-30T11:30"));
  }

  @Test
  void whileTheAgentIsOnLeaveTheDeputyActsAndTheLeadStaysTheAgents() {
    Agent deputy = agent(2, "NA-0002", Set.of(Role.AGENT), List.of("16681"), Set.of(), null);
    Agent hoa = agent(1, "NA-0001", Set.of(Role.AGENT), List.of(DIEN_CHAU), Set.of(), deputy.id());
    DutyDay leave = DutyDay.parse(LocalDate.of(2026, 11, 25), "nghỉ", "phép", true);
    Staff staff = staff(List.of(hoa, deputy, desk()), Map.of("agent:" + hoa.id(), List.of(leave)));

    Assignment given = Assignment.of(staff, DIEN_CHAU, null, WITHIN, at("2026-11-25T08:00"));

    assertThat(given.responsible()).isEqualTo(hoa);
    assertThat(given.acting()).isEqualTo(deputy);
    assertThat(given.due()).isEqualTo(at("2026-11-25T14:00"));
  }

  @Test
  void whereACommuneHasNobodyTheNearestWhoDecidesGetsIt() {
    Agent supervisor = agent(3, "NA-0003", Set.of(Role.SUPERVISOR), List.of(), Set.of(), null);
    Agent itsOwn = agent(4, "NA-0004", Set.of(Role.SUPERVISOR), List.of(DIEN_CHAU), Set.of(), null);
    Instant now = at("2026-11-25T08:00");

    assertThat(Assignment.of(staff(List.of(supervisor, itsOwn, desk()), Map.of()), DIEN_CHAU, null, WITHIN, now).responsible())
        .isEqualTo(itsOwn);
    assertThat(Assignment.of(staff(List.of(supervisor, itsOwn, desk()), Map.of()), null, null, WITHIN, now).responsible())
        .isEqualTo(supervisor);
    assertThat(Assignment.of(staff(List.of(desk()), Map.of()), DIEN_CHAU, null, WITHIN, now).responsible()).isEqualTo(desk());
  }

  /** 10,000 random offices: always somebody, always a due time ahead, whoever acts is there in time if anybody is. */
  @Test
  void nobodyIsEverLeftInLimbo() {
    for (int seed = 0; seed < 10_000; seed++) {
      Random random = new Random(seed);
      Staff staff = randomStaff(random);
      String commune = random.nextInt(5) == 0 ? null : "c" + random.nextInt(4);
      Audience group = random.nextBoolean() ? null : Audience.values()[random.nextInt(Audience.values().length)];
      Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextLong(4L * 365 * 86_400));

      Assignment given = Assignment.of(staff, commune, group, WITHIN, now);

      assertThat(given.due()).as("seed %d", seed).isAfter(now);
      assertThat(given.responsible().active()).isTrue();
      List<Agent> own = staff.agentsOf(commune, group);
      assertThat(own.isEmpty() || own.contains(given.responsible())).isTrue();
      Instant latest = staff.office().add(now, WITHIN);
      boolean actingIsThere = !staff.calendar(given.acting()).nextOpening(now).isAfter(latest);
      boolean deskIsThere = !staff.office().nextOpening(now).isAfter(latest);
      assertThat(actingIsThere || !deskIsThere).as("seed %d", seed).isTrue();
    }
  }

  private static Staff randomStaff(Random random) {
    List<Agent> agents = new ArrayList<>(List.of(desk()));
    Map<String, List<DutyDay>> days = new HashMap<>(Map.of("all", PublicDays.days()));
    Map<String, WeekHours> hours = new HashMap<>(Map.of("office", OFFICE));
    for (int i = 1; i <= random.nextInt(6); i++) {
      UUID deputy = random.nextBoolean() || agents.size() < 2 ? null : agents.get(1 + random.nextInt(agents.size() - 1)).id();
      Set<Role> roles = Set.of(Role.values()[random.nextInt(Role.values().length)]);
      List<String> communes = random.nextInt(4) == 0 ? List.of() : List.of("c" + random.nextInt(4));
      Set<Audience> groups = random.nextBoolean() ? Set.of() : Set.of(Audience.values()[random.nextInt(4)]);
      Agent one =
          new Agent(new UUID(1, i), "a" + i, "A" + i, "NA-" + (1000 + i), roles, communes, random.nextInt(5) > 0, false, groups, deputy, null);
      agents.add(one);
      if (random.nextBoolean()) {
        Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.of(1 + random.nextInt(7)), List.of(Period.parse("18:00-20:00")));
        hours.put("agent:" + one.id(), new WeekHours(week));
      }
    }
    return new Staff(agents, new DutyCalendars(hours, days), Map.of());
  }

  static Agent desk() {
    return agent(Agent.DESK, "VP-0000", Set.of(Role.OFFICE), List.of(), Set.of(), null);
  }

  private static Agent agent(
      long id, String code, Set<Role> roles, List<String> communes, Set<Audience> groups, @Nullable UUID deputy) {
    return agent(new UUID(0, id), code, roles, communes, groups, deputy);
  }

  private static Agent agent(
      UUID id, String code, Set<Role> roles, List<String> communes, Set<Audience> groups, @Nullable UUID deputy) {
    return new Agent(id, code, code, code, roles, communes, true, false, groups, deputy, null);
  }

  private static Staff staff(List<Agent> agents, Map<String, List<DutyDay>> days) {
    Map<String, List<DutyDay>> all = new HashMap<>(days);
    all.put("all", PublicDays.days());
    return new Staff(agents, new DutyCalendars(Map.of("office", OFFICE), all), Map.of());
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(DutyCalendar.ZONE).toInstant();
  }
}
