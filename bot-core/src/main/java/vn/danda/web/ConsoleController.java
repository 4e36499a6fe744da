package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.danda.lead.Agent;
import vn.danda.lead.Agents;
import vn.danda.lead.Lead;
import vn.danda.lead.Leads;

/** The agents' first page: who is waiting, whom I take care of. */
@Controller
class ConsoleController {

  private static final int MOST = 100;

  private final Leads leads;
  private final Agents agents;
  private final Clock clock;

  ConsoleController(Leads leads, Agents agents, Clock clock) {
    this.leads = leads;
    this.agents = agents;
    this.clock = clock;
  }

  @GetMapping("/console")
  String console(Principal signedIn, Model model) {
    lists(signedIn, model);
    return "console";
  }

  @GetMapping("/console/lists")
  String lists(Principal signedIn, Model model) {
    Agent me = agents.find(signedIn.getName()).orElseThrow();
    List<Lead> taken = leads.list(Leads.Status.TAKEN, MOST);
    model.addAttribute("open", cards(leads.list(Leads.Status.OPEN, MOST), false));
    model.addAttribute("mine", cards(taken.stream().filter(lead -> me.id().equals(lead.agentId())).toList(), true));
    model.addAttribute("others", cards(taken.stream().filter(lead -> !me.id().equals(lead.agentId())).toList(), false));
    return "console :: lists";
  }

  private List<LeadCard> cards(List<Lead> list, boolean showPhone) {
    return list.stream().map(lead -> LeadCard.of(lead, showPhone, clock.instant())).toList();
  }
}
