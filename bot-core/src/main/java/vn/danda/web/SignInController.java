package vn.danda.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; in demo mode it shows the accounts to try. */
@Controller
class SignInController {

  private final FirstAccounts accounts;

  SignInController(FirstAccounts accounts) {
    this.accounts = accounts;
  }

  /** {@code wait} is how many minutes somebody who guessed has to wait. */
  @GetMapping("/sign-in")
  String signIn(@RequestParam(required = false) @Nullable String wait, Model model) {
    model.addAttribute("pause", pause(wait));
    model.addAttribute("demo", accounts.shown());
    return "sign-in";
  }

  private static String pause(@Nullable String minutes) {
    if (minutes == null || !minutes.matches("\\d{1,3}")) {
      return "ít phút";
    }
    return Integer.parseInt(minutes) >= 60 ? "khoảng một tiếng" : "khoảng " + minutes + " phút";
  }
}
