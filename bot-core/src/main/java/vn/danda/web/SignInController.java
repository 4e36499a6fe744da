package vn.danda.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page; in demo mode it shows the accounts to try. */
@Controller
class SignInController {

  private final FirstAccounts accounts;

  SignInController(FirstAccounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/sign-in")
  String signIn(Model model) {
    model.addAttribute("demo", accounts.shown());
    return "sign-in";
  }
}
