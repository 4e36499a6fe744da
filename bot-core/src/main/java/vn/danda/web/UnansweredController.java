package vn.danda.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.danda.report.UnansweredQuestions;

/** What people asked in vain; one tap makes it a way of asking for an answer there is, or a new answer. */
@Controller
class UnansweredController {

  private final UnansweredQuestions questions;

  UnansweredController(UnansweredQuestions questions) {
    this.questions = questions;
  }

  @GetMapping("/console/content/unanswered")
  String list(Model model) {
    model.addAttribute("wanted", questions.wanted());
    return "content/unanswered";
  }
}
