package vn.danda.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

  /** Who only writes answers has no business with the people waiting, and starts with the answers. */
  @GetMapping("/console")
  String console(Principal signedIn, HttpServletRequest request, Model model) {
    if (Arrays.stream(SecurityConfiguration.CARES_FOR_PEOPLE).noneMatch(request::isUserInRole)) {
      return "redirect:/console/content";
    }
    show(signedIn, model);
    return "console";
  }

  /** The lists, asked for every few seconds; nothing (204) when the page shows them already. */
  @GetMapping("/console/lists")
  @Nullable String lists(
      @RequestParam(defaultValue = "") String seen, Principal signedIn, Model model, HttpServletResponse response) {
    if (show(signedIn, model).equals(seen)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return null;
    }
    return "console :: lists";
  }

  private String show(Principal signedIn, Model model) {
    Agent me = agents.find(signedIn.getName()).orElseThrow();
    List<Lead> taken = leads.list(Leads.Status.TAKEN, MOST);
    List<LeadCard> open = cards(leads.list(Leads.Status.OPEN, MOST), false);
    List<LeadCard> mine = cards(taken.stream().filter(lead -> me.id().equals(lead.agentId())).toList(), true);
    List<LeadCard> others = cards(taken.stream().filter(lead -> !me.id().equals(lead.agentId())).toList(), false);
    model.addAttribute("open", open);
    model.addAttribute("mine", mine);
    model.addAttribute("others", others);
    List<?> shown = Stream.of(open, mine, others).map(list -> list.stream().map(LeadCard::shown).toList()).toList();
    String seen = Integer.toHexString(shown.hashCode());
    model.addAttribute("seen", seen);
    return seen;
  }

  private List<LeadCard> cards(List<Lead> list, boolean mayCall) {
    return list.stream().map(lead -> LeadCard.of(lead, mayCall, clock.instant())).toList();
  }
}
