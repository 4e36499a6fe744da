package vn.danda.web;

import java.security.Principal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.danda.lead.Agent;
import vn.danda.lead.Agents;
import vn.danda.lead.LinkCodes;

/** One's own account: who citizens see, and the code that links one's own chat. */
@Controller
@RequestMapping("/console/account")
class AccountController {

  private final Agents agents;
  private final LinkCodes codes;
  private final String botName;

  AccountController(Agents agents, LinkCodes codes, @Value("${danda.telegram-bot-name}") String botName) {
    this.agents = agents;
    this.codes = codes;
    this.botName = botName;
  }

  @GetMapping
  String account(Principal signedIn, Model model) {
    show(signedIn, model);
    return "account";
  }

  /** Shown once, in this very answer: it stands in no address and no log. */
  @PostMapping("/link-code")
  String linkCode(Principal signedIn, Model model) {
    Agent me = show(signedIn, model);
    String code = codes.issue(me.id());
    model.addAttribute("code", code.substring(0, 4) + " " + code.substring(4));
    model.addAttribute("link", botName.isBlank() ? null : "https://t.me/" + botName + "?start=lk" + code);
    return "account";
  }

  private Agent show(Principal signedIn, Model model) {
    Agent me = agents.find(signedIn.getName()).orElseThrow();
    model.addAttribute("me", me);
    model.addAttribute("linked", me.desk() != null);
    return me;
  }
}
