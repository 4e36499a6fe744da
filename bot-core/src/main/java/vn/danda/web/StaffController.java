package vn.danda.web;

import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.audit.Audit;
import vn.danda.audit.Audit.Deed;
import vn.danda.knowledge.place.Commune;
import vn.danda.knowledge.place.Communes;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.lead.Agent;
import vn.danda.lead.Agent.Role;
import vn.danda.lead.Agents;
import vn.danda.lead.OneTimeCodes;

/** The accounts: who may what and where; a forgotten password, somebody who left or came back. */
@Controller
@RequestMapping("/console/office/staff")
class StaffController {

  private static final int NAMED = 3;

  private final Agents agents;
  private final Communes communes;
  private final OneTimeCodes codes;
  private final PasswordEncoder passwords;
  private final Audit audit;

  StaffController(Agents agents, Communes communes, OneTimeCodes codes, PasswordEncoder passwords, Audit audit) {
    this.agents = agents;
    this.communes = communes;
    this.codes = codes;
    this.passwords = passwords;
    this.audit = audit;
  }

  /** An account as the list shows it; {@code mine} = whoever looks may change it. */
  record Account(String userName, String name, String code, String roles, String places, boolean active, boolean codes, boolean mine) {}

  @GetMapping
  String page(@RequestParam(defaultValue = "") String q, Principal signedIn, Model model) {
    show(q, signedIn, model);
    return "staff/staff";
  }

  /** A new one-time password, shown in this very answer and to be changed by its owner. */
  @PostMapping("/{userName}/password")
  String password(@PathVariable String userName, Principal signedIn, Model model) {
    Agent agent = changeable(userName, signedIn);
    String password = NewPassword.random();
    agents.password(agent.id(), passwords.encode(password));
    audit.add(signedIn.getName(), Deed.PASSWORD_CHANGED, "account:" + agent.userName(), "đặt lại giúp");
    model.addAttribute("fresh", password);
    model.addAttribute("whose", agent.userName());
    show("", signedIn, model);
    return "staff/staff";
  }

  /** Switched off, they are signed out at once and their leads go on to whoever is above. */
  @PostMapping("/{userName}/active")
  String active(@PathVariable String userName, @RequestParam boolean on, Principal signedIn, Model model) {
    Agent agent = changeable(userName, signedIn);
    agents.active(agent.id(), on);
    audit.add(signedIn.getName(), on ? Deed.ACCOUNT_ON : Deed.ACCOUNT_OFF, "account:" + agent.userName(), "");
    model.addAttribute("done", (on ? "Đã bật lại tài khoản " : "Đã tắt tài khoản ") + agent.userName() + ".");
    show("", signedIn, model);
    return "staff/staff";
  }

  /** Their telephone is lost: codes end, and can be begun with anew. */
  @PostMapping("/{userName}/codes")
  String codes(@PathVariable String userName, Principal signedIn, Model model) {
    Agent agent = changeable(userName, signedIn);
    codes.end(agent.id());
    audit.add(signedIn.getName(), Deed.CODES_CHANGED, "account:" + agent.userName(), "tắt giúp");
    model.addAttribute("done", "Đã tắt mã một lần của " + agent.userName() + ".");
    show("", signedIn, model);
    return "staff/staff";
  }

  private void show(String q, Principal signedIn, Model model) {
    Agent me = agents.find(signedIn.getName()).orElseThrow(NoSuchPage::new);
    String wanted = VietnameseText.fold(q).strip();
    model.addAttribute("q", q);
    model.addAttribute(
        "accounts",
        agents.all().stream()
            .filter(agent -> !agent.isDesk())
            .map(agent -> account(agent, me))
            .filter(one -> VietnameseText.fold(one.userName() + " " + one.name() + " " + one.code() + " " + one.roles() + " " + one.places()).contains(wanted))
            .toList());
  }

  private Account account(Agent agent, Agent me) {
    return new Account(
        agent.userName(), agent.fullName(), agent.code(),
        agent.roles().stream().sorted().map(StaffController::label).collect(Collectors.joining(", ")), places(agent), agent.active(),
        codes.isOn(agent.id()), mayChange(me, agent));
  }

  private String places(Agent agent) {
    List<String> names =
        communes.all().stream().filter(one -> agent.communes().contains(one.code())).map(Commune::name).toList();
    return names.size() <= NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMED)) + " và " + (names.size() - NAMED) + " nơi nữa";
  }

  private Agent changeable(String userName, Principal signedIn) {
    Agent me = agents.find(signedIn.getName()).orElseThrow(NoSuchPage::new);
    return agents.find(userName).filter(agent -> mayChange(me, agent)).orElseThrow(NoSuchPage::new);
  }

  /** Not oneself, not the office's desk, and administrators only by administrators. */
  private static boolean mayChange(Agent me, Agent agent) {
    boolean above = me.roles().contains(Role.ADMINISTRATOR) || !agent.roles().contains(Role.ADMINISTRATOR);
    return above && !agent.isDesk() && !agent.id().equals(me.id());
  }

  static String label(Role role) {
    return switch (role) {
      case AGENT -> "nhân viên thu";
      case SUPERVISOR -> "tổ trưởng";
      case CONTENT -> "viết nội dung";
      case REVIEWER -> "duyệt nội dung";
      case OFFICE -> "cơ quan";
      case AUDITOR -> "kiểm toán";
      case ADMINISTRATOR -> "quản trị";
    };
  }
}
