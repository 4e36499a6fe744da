package vn.danda.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.lead.Agent;
import vn.danda.lead.Area;
import vn.danda.lead.Lead;
import vn.danda.lead.Leads;

/** The agents' first page: who of their area is waiting, whom I take care of. */
@Controller
class ConsoleController {

  private static final int MOST = 100;

  private final Leads leads;
  private final LeadAccess access;
  private final Clock clock;

  ConsoleController(Leads leads, LeadAccess access, Clock clock) {
    this.leads = leads;
    this.access = access;
    this.clock = clock;
  }

  /** Everybody comes here after signing in; who has no leads goes on to their own first page. */
  @GetMapping("/console")
  String console(Principal signedIn, Model model) {
    Agent me = access.me(signedIn);
    if (!me.takesLeads()) {
      boolean content = me.roles().contains(Agent.Role.CONTENT) || me.roles().contains(Agent.Role.REVIEWER);
      return content ? "redirect:/console/content" : "redirect:/console/audit";
    }
    show(me, "", model);
    return "console";
  }

  /** The lists, asked for every few seconds; nothing (204) when the page shows them already. */
  @GetMapping("/console/lists")
  @Nullable String lists(
      @RequestParam(defaultValue = "") String seen, Principal signedIn, Model model, HttpServletResponse response) {
    if (show(access.me(signedIn), seen, model).equals(seen)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return null;
    }
    return "console :: lists";
  }

  /** {@code before} is what the page shows already. */
  private String show(Agent me, String before, Model model) {
    Area area = access.area(me);
    List<Lead> taken = leads.list(area, Leads.Status.TAKEN, MOST);
    List<Lead> own = leads.takenBy(me.id(), MOST);
    List<LeadCard> open = cards(leads.list(area, Leads.Status.OPEN, MOST), false);
    List<LeadCard> mine = cards(own, true);
    List<LeadCard> others = cards(taken.stream().filter(lead -> !me.id().equals(lead.agentId())).toList(), false);
    model.addAttribute("open", open);
    model.addAttribute("mine", mine);
    model.addAttribute("others", others);
    List<?> shown = Stream.of(open, mine, others).map(list -> list.stream().map(LeadCard::shown).toList()).toList();
    String seen = Integer.toHexString(shown.hashCode());
    model.addAttribute("seen", seen);
    if (!seen.equals(before)) {
      access.saw(me, own);
    }
    return seen;
  }

  private List<LeadCard> cards(List<Lead> list, boolean mayCall) {
    return list.stream().map(lead -> LeadCard.of(lead, mayCall, clock.instant())).toList();
  }
}
