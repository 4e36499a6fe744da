package vn.danda.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.report.UnansweredQuestions;
import vn.danda.report.UnansweredQuestions.Forecast;

/** What people asked in vain or learned badly; one tap makes it a way of asking for an answer there is, or a new answer. */
@Controller
@RequestMapping("/console/content/unanswered")
class UnansweredController {

  private final UnansweredQuestions questions;

  UnansweredController(UnansweredQuestions questions) {
    this.questions = questions;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("wanted", questions.wanted());
    model.addAttribute("badly", questions.badlyAnswered());
    return "content/unanswered";
  }

  /** How many past questions it would have answered as a way of asking for this entry. */
  @PostMapping("/forecast")
  String forecast(@RequestParam String question, @RequestParam String entry, Model model) {
    Forecast forecast = questions.forecast(question, ContentController.entryId(entry));
    model.addAttribute(
        "done",
        "Thêm câu này thì trả lời được " + forecast.answered() + " trong " + forecast.asked()
            + " câu trước đây chưa trả lời được.");
    return "content/said";
  }
}
