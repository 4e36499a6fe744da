package vn.danda.lead;

/** How somebody who may see a lead stands to it: the one rule of what they may do, for pages and the agents' own chats. */
public enum LeadStanding {
  /** They took it on. */
  MINE,
  /** Not theirs, but theirs to act: they stand in for whoever took it on, decide, or supervise the commune. */
  IN_PLACE,
  /** Nobody has taken it on. */
  FREE,
  /** Somebody else sees to it. */
  OTHERS,
  CLOSED;

  public static LeadStanding of(Agent agent, Lead lead) {
    if (lead.status() == Leads.Status.CLOSED) {
      return CLOSED;
    }
    if (agent.id().equals(lead.agentId())) {
      return MINE;
    }
    boolean free = lead.agentId() == null;
    boolean inPlace = agent.roles().contains(Agent.Role.SUPERVISOR) || (!free && agent.id().equals(lead.actingId()));
    return inPlace ? IN_PLACE : free ? FREE : OTHERS;
  }

  /** Whether notes, outcomes and handing on are theirs. */
  public boolean mayAct() {
    return this == MINE || this == IN_PLACE;
  }
}
