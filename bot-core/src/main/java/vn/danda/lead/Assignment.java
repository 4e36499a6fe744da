package vn.danda.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.Audience;

/**
 * Who sees to a lead. Always somebody: the agent of the commune and group, on duty or not; where the commune has none,
 * its supervisor, and at last the office's desk. Pure.
 *
 * @param responsible whose lead it is
 * @param acting who acts meanwhile when the responsible one is away too long; else the same
 * @param due when the first call is due, in the duty time of {@code acting}
 */
public record Assignment(Agent responsible, Agent acting, Instant due) {

  /** Throws {@link IllegalStateException} only when there is nobody at all, not even the desk. */
  static Assignment of(
      Staff staff, @Nullable String commune, @Nullable Audience group, Duration within, Instant now) {
    List<Agent> chain = chain(staff, commune, group);
    if (chain.isEmpty()) {
      throw new IllegalStateException("Nobody works here: the office's desk is missing from the table of agents");
    }
    return taken(staff, chain, within, now);
  }

  /** Given to this person, who need not be of the commune; deputies act while they are away. */
  static Assignment to(
      Staff staff, Agent chosen, @Nullable String commune, @Nullable Audience group, Duration within, Instant now) {
    List<Agent> chain = new ArrayList<>(List.of(chosen));
    chain.addAll(staff.find(chosen.deputy()).filter(Agent::active).stream().toList());
    chain.addAll(chain(staff, commune, group));
    return taken(staff, chain, within, now);
  }

  /** Who is told next when the one who acts does not: the deputy, then the supervisors; empty at the chain's end. */
  static Optional<Agent> above(Staff staff, Agent acting, Agent responsible, @Nullable String commune) {
    List<Agent> chain = new ArrayList<>();
    chain.add(responsible);
    staff.find(responsible.deputy()).filter(Agent::active).ifPresent(chain::add);
    chain.addAll(staff.supervisorsOf(commune));
    int at = chain.indexOf(acting);
    return chain.stream().skip(at + 1L).filter(agent -> !agent.equals(acting)).findFirst();
  }

  private static Assignment taken(Staff staff, List<Agent> chain, Duration within, Instant now) {
    Agent responsible = chain.getFirst();
    Instant latest = staff.office().add(now, within);
    Agent acting =
        chain.stream()
            .filter(agent -> !staff.calendar(agent).nextOpening(now).isAfter(latest))
            .findFirst()
            .orElse(responsible);
    return new Assignment(responsible, acting, staff.calendar(acting).add(now, within));
  }

  /** The responsible agent, their deputy, the others of the commune, the supervisors. */
  private static List<Agent> chain(Staff staff, @Nullable String commune, @Nullable Audience group) {
    List<Agent> agents = staff.agentsOf(commune, group);
    List<Agent> chain = new ArrayList<>();
    if (!agents.isEmpty()) {
      chain.add(agents.getFirst());
      staff.find(agents.getFirst().deputy()).filter(Agent::active).ifPresent(chain::add);
    }
    agents.stream().filter(agent -> !chain.contains(agent)).forEach(chain::add);
    staff.supervisorsOf(commune).stream().filter(agent -> !chain.contains(agent)).forEach(chain::add);
    return chain;
  }
}
