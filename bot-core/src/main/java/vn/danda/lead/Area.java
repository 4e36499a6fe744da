package vn.danda.lead;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.danda.lead.Agent.Role;

/**
 * Which leads somebody may see and act on. One rule for pages, the agents' own chats, paper and searches.
 *
 * @param reach how far it goes at all
 * @param communes codes of the communes whose leads are seen
 * @param me whose leads are seen wherever they are
 * @param standsInFor those whose leads are seen because {@code me} is their deputy
 */
public record Area(Reach reach, Set<String> communes, UUID me, Set<UUID> standsInFor) {

  /** How far an area goes. */
  public enum Reach {
    /** No lead, not even one handed over by mistake. */
    NONE,
    /** Own communes and own leads. */
    OWN,
    /** Every lead. */
    ALL
  }

  /** Office, administrators and supervisors of the whole office see all; who only writes content or audits sees none. */
  static Area of(Agent agent, Staff staff) {
    Set<UUID> standsInFor =
        staff.all().stream()
            .filter(other -> agent.id().equals(other.deputy()))
            .map(Agent::id)
            .collect(Collectors.toUnmodifiableSet());
    return new Area(reach(agent), Set.copyOf(agent.communes()), agent.id(), standsInFor);
  }

  private static Reach reach(Agent agent) {
    if (!agent.active() || !agent.takesLeads()) {
      return Reach.NONE;
    }
    boolean wholeOffice =
        agent.roles().contains(Role.OFFICE)
            || agent.roles().contains(Role.ADMINISTRATOR)
            || (agent.roles().contains(Role.SUPERVISOR) && agent.communes().isEmpty());
    return wholeOffice ? Reach.ALL : Reach.OWN;
  }

  public boolean covers(Lead lead) {
    return switch (reach) {
      case NONE -> false;
      case ALL -> true;
      case OWN ->
          me.equals(lead.agentId())
              || me.equals(lead.actingId())
              || me.equals(lead.responsibleId())
              || contains(communes, lead.communeCode())
              || contains(standsInFor, lead.responsibleId());
    };
  }

  private static <T> boolean contains(Set<T> set, @Nullable T value) {
    return value != null && set.contains(value);
  }
}
