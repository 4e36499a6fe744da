package vn.danda.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.audit.Audit;
import vn.danda.audit.Audit.Deed;
import vn.danda.lead.Agent;
import vn.danda.lead.Agents;
import vn.danda.lead.OneTimeCodes;

/** One-time codes: asked for after the password, begun with and ended on one's own page. Guessed as slowly as passwords. */
@Controller
class CodesController {

  static final String ASK = "/console/code";
  static final String BEGIN = "/console/account/codes";

  private static final String SECRET = "danda.new-secret";

  private final OneTimeCodes codes;
  private final Agents agents;
  private final SignInGuard guard;
  private final Audit audit;

  CodesController(OneTimeCodes codes, Agents agents, SignInGuard guard, Audit audit) {
    this.codes = codes;
    this.agents = agents;
    this.guard = guard;
    this.audit = audit;
  }

  @GetMapping(ASK)
  String ask() {
    return "code";
  }

  @PostMapping(ASK)
  String enter(@RequestParam String code, Principal signedIn, HttpServletRequest request, Model model) {
    Agent me = me(signedIn);
    HttpSession session = request.getSession();
    if (!SessionRules.isFirst(session, ASK)) {
      return "redirect:/console/today";
    }
    if (!isRight(me, code, request, model)) {
      return "code";
    }
    SessionRules.done(session);
    return "redirect:/console/today";
  }

  @GetMapping(BEGIN)
  String page(Principal signedIn, HttpServletRequest request, Model model) {
    return show(me(signedIn), request.getSession(), model);
  }

  /** The first code shows that the telephone has the secret; only then is it kept. */
  @PostMapping(BEGIN + "/begin")
  String begin(@RequestParam String code, Principal signedIn, HttpServletRequest request, Model model) {
    Agent me = me(signedIn);
    HttpSession session = request.getSession();
    if (session.getAttribute(SECRET) instanceof String secret && !codes.isOn(me.id())) {
      List<String> recovery = codes.begin(me.id(), secret, code);
      if (recovery.isEmpty()) {
        model.addAttribute("problem", "Mã chưa đúng. Anh/chị xem giờ trên điện thoại có đúng không, rồi gõ mã đang hiện.");
      } else {
        session.removeAttribute(SECRET);
        SessionRules.done(session);
        changed(me, "bật", session);
        model.addAttribute("recovery", recovery);
      }
    }
    return show(me, session, model);
  }

  /** Whoever has the open page but not the telephone cannot end it. */
  @PostMapping(BEGIN + "/end")
  String end(@RequestParam String code, Principal signedIn, HttpServletRequest request, Model model) {
    Agent me = me(signedIn);
    if (isRight(me, code, request, model)) {
      codes.end(me.id());
      changed(me, "tắt", request.getSession());
    }
    return show(me, request.getSession(), model);
  }

  private void changed(Agent me, String how, HttpSession session) {
    audit.add(me.userName(), Deed.CODES_CHANGED, "account:" + me.userName(), how);
    SessionRules.renew(session, me.userName(), agents);
  }

  private boolean isRight(Agent me, String code, HttpServletRequest request, Model model) {
    String whose = "code of " + me.userName();
    Duration wait = guard.attempt(whose, request.getRemoteAddr());
    if (!wait.isZero()) {
      model.addAttribute("problem", "Sai nhiều lần quá rồi ạ. Anh/chị nghỉ tay khoảng " + wait.plusSeconds(59).toMinutes() + " phút rồi thử lại.");
      return false;
    }
    if (!codes.use(me.id(), code)) {
      guard.wrong(whose, request.getRemoteAddr());
      model.addAttribute("problem", "Mã chưa đúng hoặc đã dùng rồi. Anh/chị đợi mã mới hiện rồi gõ lại.");
      return false;
    }
    guard.right(whose, request.getRemoteAddr());
    return true;
  }

  private String show(Agent me, HttpSession session, Model model) {
    boolean on = codes.isOn(me.id());
    model.addAttribute("on", on);
    model.addAttribute("left", on ? codes.left(me.id()) : 0);
    model.addAttribute("required", codes.isRequired(me));
    if (!on) {
      String secret = session.getAttribute(SECRET) instanceof String before ? before : OneTimeCodes.newSecret();
      session.setAttribute(SECRET, secret);
      model.addAttribute("secret", String.join(" ", secret.split("(?<=\\G.{4})")));
      model.addAttribute("address", OneTimeCodes.address(secret, me.userName()));
    }
    return "codes";
  }

  private Agent me(Principal signedIn) {
    return agents.find(signedIn.getName()).filter(Agent::active).orElseThrow(NoSuchPage::new);
  }
}
