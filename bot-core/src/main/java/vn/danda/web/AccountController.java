package vn.danda.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.audit.Audit;
import vn.danda.lead.Agent;
import vn.danda.lead.Agents;
import vn.danda.lead.LinkCodes;

/** One's own account: who citizens see, and the code that links one's own chat. */
@Controller
@RequestMapping("/console/account")
class AccountController {

  private final Agents agents;
  private final LinkCodes codes;
  private final PasswordEncoder passwords;
  private final SignInGuard guard;
  private final Audit audit;
  private final String botName;

  AccountController(
      Agents agents,
      LinkCodes codes,
      PasswordEncoder passwords,
      SignInGuard guard,
      Audit audit,
      @Value("${danda.telegram-bot-name}") String botName) {
    this.agents = agents;
    this.codes = codes;
    this.passwords = passwords;
    this.guard = guard;
    this.audit = audit;
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

  /** Everywhere else this account is signed out; the old password is asked for once more. */
  @PostMapping("/password")
  String password(
      @RequestParam String current, @RequestParam String fresh, Principal signedIn, HttpServletRequest request, Model model) {
    Agent me = show(signedIn, model);
    Duration wait = guard.attempt(me.userName(), request.getRemoteAddr());
    String wrong = wait.isZero() ? NewPassword.wrong(fresh, me.userName()).orElse(null) : "Sai nhiều lần quá rồi ạ, anh/chị nghỉ tay ít phút rồi thử lại.";
    if (wrong == null && !passwords.matches(current, agents.passwordHash(me.userName()).orElse(""))) {
      guard.wrong(me.userName(), request.getRemoteAddr());
      wrong = "Mật khẩu đang dùng chưa đúng.";
    }
    if (wrong != null) {
      model.addAttribute("problem", wrong);
      return "account";
    }
    guard.right(me.userName(), request.getRemoteAddr());
    agents.password(me.id(), passwords.encode(fresh));
    audit.add(me.userName(), Audit.Deed.PASSWORD_CHANGED, "account:" + me.userName(), "");
    SessionRules.renew(request.getSession(), me.userName(), agents);
    model.addAttribute("done", "Đã đổi mật khẩu. Máy khác đang mở tài khoản này sẽ phải đăng nhập lại.");
    return "account";
  }

  private Agent show(Principal signedIn, Model model) {
    Agent me = agents.find(signedIn.getName()).orElseThrow();
    model.addAttribute("me", me);
    model.addAttribute("linked", me.desk() != null);
    return me;
  }
}
