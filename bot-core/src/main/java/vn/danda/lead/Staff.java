package vn.danda.lead;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.duty.DutyCalendar;
import vn.danda.duty.DutyCalendars;
import vn.danda.knowledge.Audience;
import vn.danda.lead.Agent.Role;

/** Everybody who works here and when, as one snapshot. Safe to share. */
public final class Staff {

  /** Nobody yet, ordinary office hours: before the database was first read. */
  static final Staff NOBODY =
      new Staff(
          List.of(),
          new DutyCalendars(
              Map.of("office", vn.danda.duty.WeekHours.parse("T2-T6 07:30-11:30 13:30-17:00")),
              Map.of("all", vn.danda.duty.PublicDays.days())),
          Map.of());

  private final List<Agent> all;
  private final DutyCalendars calendars;
  private final Map<UUID, Integer> openLeads;

  /** {@code openLeads} is how many open leads each has: the one with the fewest is given the next. */
  public Staff(List<Agent> all, DutyCalendars calendars, Map<UUID, Integer> openLeads) {
    this.all = List.copyOf(all);
    this.calendars = calendars;
    this.openLeads = Map.copyOf(openLeads);
  }

  public Optional<Agent> find(@Nullable UUID id) {
    return id == null ? Optional.empty() : all.stream().filter(agent -> agent.id().equals(id)).findFirst();
  }

  /** Whoever has or had this code, active or not. */
  public Optional<Agent> withCode(String code) {
    return all.stream().filter(agent -> agent.code().equalsIgnoreCase(code)).findFirst();
  }

  public List<Agent> all() {
    return all;
  }

  /** Active agents of the commune and group, the one to be given the next lead first; none when the commune has none. */
  public List<Agent> agentsOf(@Nullable String commune, @Nullable Audience group) {
    return all.stream()
        .filter(agent -> agent.active() && agent.roles().contains(Role.AGENT))
        .filter(agent -> commune != null && agent.communes().contains(commune))
        .filter(agent -> group == null || agent.audiences().isEmpty() || agent.audiences().contains(group))
        // Who was put there for this very group before who takes everybody.
        .sorted(
            Comparator.comparing((Agent agent) -> group == null || !agent.audiences().contains(group))
                .thenComparing(agent -> openLeads.getOrDefault(agent.id(), 0))
                .thenComparing(Agent::code))
        .toList();
  }

  /** Who decides for the commune, nearest first: its supervisors, the office's, the office, administrators, the desk. */
  public List<Agent> supervisorsOf(@Nullable String commune) {
    return all.stream()
        .filter(Agent::active)
        .filter(agent -> agent.isDesk() || rank(agent, commune) < 4)
        .sorted(Comparator.comparing((Agent agent) -> rank(agent, commune)).thenComparing(Agent::code))
        .toList();
  }

  /** Whom the agent may best hand this lead on to, nearest first: their deputy, the commune's agents, who decides for it. */
  public List<Agent> colleaguesFor(Agent agent, Lead lead) {
    return Stream.of(find(agent.deputy()).stream(), agentsOf(lead.communeCode(), null).stream(), supervisorsOf(lead.communeCode()).stream())
        .flatMap(some -> some)
        .filter(other -> other.active() && !other.equals(agent))
        .distinct()
        .toList();
  }

  public DutyCalendar calendar(Agent agent) {
    return calendars.agent(agent.id(), agent.communes());
  }

  public DutyCalendar office() {
    return calendars.office();
  }

  /** When somebody who sees to this commune and group is on duty next; the office's hours where nobody is named. */
  public Instant nextOpening(@Nullable String commune, @Nullable Audience group, Instant now) {
    return agentsOf(commune, group).stream()
        .map(agent -> calendar(agent).nextOpening(now))
        .min(Comparator.naturalOrder())
        .orElseGet(() -> calendars.commune(commune).nextOpening(now));
  }

  /** Whether the opening hangs on a public day that is only expected. */
  public boolean isUncertainUntil(Instant opening, Instant now) {
    return calendars.office().isUncertainBetween(now, opening);
  }

  /** Their own leads, those of their communes, those they act or stand in for, those they supervise. */
  public boolean maySee(Agent agent, Lead lead) {
    return area(agent).covers(lead);
  }

  /** Which leads this agent may see; the same rule for one lead and for a list. */
  public Area area(Agent agent) {
    return Area.of(agent, this);
  }

  private static int rank(Agent agent, @Nullable String commune) {
    if (agent.roles().contains(Role.SUPERVISOR)) {
      if (commune != null && agent.communes().contains(commune)) {
        return 0;
      }
      return agent.communes().isEmpty() ? 1 : 5;
    }
    if (agent.roles().contains(Role.OFFICE) && !agent.isDesk()) {
      return 2;
    }
    return agent.roles().contains(Role.ADMINISTRATOR) ? 3 : 4;
  }
}
