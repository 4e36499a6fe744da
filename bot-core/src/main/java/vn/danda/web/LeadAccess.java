package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.danda.audit.Audit;
import vn.danda.audit.Audit.Deed;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.PersonalData;
import vn.danda.lead.Agent;
import vn.danda.lead.Agents;
import vn.danda.lead.Area;
import vn.danda.lead.Lead;
import vn.danda.lead.StaffBook;

/**
 * Who is signed in, which leads are theirs to see, and how much of them: asked anew with every request, as areas and
 * accounts change. Full data is for whoever took the person on; everybody else of the area says why, and that is recorded.
 */
@Component
class LeadAccess {

  /** How long a reason counts. */
  private static final Duration OPEN_FOR = Duration.ofMinutes(10);

  private final Agents agents;
  private final StaffBook staff;
  private final Audit audit;
  private final Clock clock;

  LeadAccess(Agents agents, StaffBook staff, Audit audit, Clock clock) {
    this.agents = agents;
    this.staff = staff;
    this.audit = audit;
    this.clock = clock;
  }

  /** Throws {@link NoSuchPage} for an account that was switched off since it signed in. */
  Agent me(Principal signedIn) {
    return agents.find(signedIn.getName()).filter(Agent::active).orElseThrow(NoSuchPage::new);
  }

  Area area(Agent me) {
    return staff.get().area(me);
  }

  /**
   * {@code lead} is the one that counts now. A conversation that never led to one belongs to whoever holds it, and to
   * those who see everything: it has no commune.
   */
  boolean maySee(Agent me, Conversation conversation, @Nullable Lead lead) {
    Area area = area(me);
    return switch (area.reach()) {
      case NONE -> false;
      case ALL -> true;
      case OWN -> holds(me, conversation) || (lead != null && area.covers(lead));
    };
  }

  static boolean holds(Agent me, Conversation conversation) {
    AgentRef holder = conversation.holder();
    return holder != null && holder.id().equals(me.id());
  }

  /** Whether they gave a reason a short while ago. */
  boolean isOpened(Agent me, Lead lead) {
    return !audit.done(me.userName(), Deed.UNMASKED, Set.of(subject(lead)), clock.instant().minus(OPEN_FOR)).isEmpty();
  }

  void open(Agent me, Lead lead, String reason) {
    audit.add(me.userName(), Deed.UNMASKED, subject(lead), PersonalData.mask(reason));
  }

  /** They read the full data of these, which are theirs; once a day is enough to know it. */
  void saw(Agent me, List<Lead> own) {
    Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    audit.addOnce(me.userName(), Deed.SAW, own.stream().map(LeadAccess::subject).toList(), today);
  }

  void printed(Agent me, List<Lead> own) {
    audit.addAll(me.userName(), Deed.PRINTED, own.stream().map(LeadAccess::subject).toList(), "");
  }

  private static String subject(Lead lead) {
    return "lead:" + lead.number();
  }
}
