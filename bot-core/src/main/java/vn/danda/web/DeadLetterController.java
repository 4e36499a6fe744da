package vn.danda.web;

import java.security.Principal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.intake.DeadLetters;
import vn.danda.intake.DeadLetters.DeadLetter;
import vn.danda.intake.DeadLetters.Stage;

/** What could not be handled, for the administrator: when, what, why; try again, or let go with a reason. */
@Controller
@RequestMapping("/console/dead-letters")
class DeadLetterController {

  private static final int LONGEST_REASON = 300;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm d/M/yyyy", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

  private final DeadLetters letters;

  DeadLetterController(DeadLetters letters) {
    this.letters = letters;
  }

  /** A letter as the page shows it. */
  record Shown(String id, String what, String channel, String kind, String why, String time) {}

  @GetMapping
  String page(Model model) {
    model.addAttribute("letters", letters.list().stream().map(DeadLetterController::shown).toList());
    model.addAttribute("count", letters.count());
    return "dead-letters";
  }

  @PostMapping("/{id}/replay")
  String replay(@PathVariable String id, Principal signedIn, RedirectAttributes redirect) {
    boolean done = letters.replay(known(id), signedIn.getName());
    redirect.addFlashAttribute("done", done ? "Đã đưa tin vào xử lý lại." : "Tin này đã có người xử lý rồi.");
    return "redirect:/console/dead-letters";
  }

  /** All that are shown: not one more that came since. */
  @PostMapping("/replay")
  String replayAll(@RequestParam List<String> ids, Principal signedIn, RedirectAttributes redirect) {
    long done = ids.stream().filter(id -> letters.replay(known(id), signedIn.getName())).count();
    redirect.addFlashAttribute("done", "Đã đưa " + done + " tin vào xử lý lại.");
    return "redirect:/console/dead-letters";
  }

  @PostMapping("/{id}/discard")
  String discard(
      @PathVariable String id, @RequestParam String reason, Principal signedIn, RedirectAttributes redirect) {
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      redirect.addFlashAttribute("notice", "Ghi lý do bỏ tin, tối đa " + LONGEST_REASON + " ký tự.");
    } else {
      boolean done = letters.discard(known(id), why, signedIn.getName());
      redirect.addFlashAttribute("done", done ? "Đã bỏ tin và ghi lại lý do." : "Tin này đã có người xử lý rồi.");
    }
    return "redirect:/console/dead-letters";
  }

  private static String known(String id) {
    if (!DeadLetters.isId(id)) {
      throw new NoSuchPage();
    }
    return id;
  }

  private static Shown shown(DeadLetter letter) {
    return new Shown(letter.id(), what(letter.stage()), letter.channel(), letter.kind(), letter.why(), TIME.format(letter.at()));
  }

  private static String what(Stage stage) {
    return switch (stage) {
      case INBOUND -> "Tin đến";
      case OUTBOUND -> "Tin gửi đi";
      case RECORDS -> "Ghi vào sổ";
    };
  }
}
