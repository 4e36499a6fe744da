package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.content.ContentTasks;
import vn.danda.content.Impact;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.Article;

/** An article of law changed: what rests on it, and one tap to have all of it looked over. */
@Controller
@RequestMapping("/console/content/articles")
class ArticlesController {

  private static final int DAYS_TO_LOOK = 7;

  private final Impact impact;
  private final PublishedContent content;
  private final ContentTasks tasks;
  private final PartWords parts;
  private final Clock clock;

  ArticlesController(Impact impact, PublishedContent content, ContentTasks tasks, PartWords parts, Clock clock) {
    this.impact = impact;
    this.content = content;
    this.tasks = tasks;
    this.parts = parts;
    this.clock = clock;
  }

  /** A piece that rests on the article. */
  record Resting(String title, @Nullable String link, List<String> texts) {}

  @GetMapping
  String find(@RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("q", q);
    model.addAttribute("due", Published.day(clock.instant()).plusDays(DAYS_TO_LOOK));
    model.addAttribute("found", List.of());
    if (!q.isBlank()) {
      try {
        model.addAttribute("found", resting(Article.parse(q)).stream().map(this::shown).toList());
      } catch (IllegalArgumentException unreadable) {
        model.addAttribute("problem", unreadable.getMessage());
      }
    }
    return "content/articles";
  }

  /** Each piece becomes a task; a second time on the same day makes none. */
  @PostMapping("/review")
  String review(
      @RequestParam String q,
      @RequestParam String why,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate due,
      Principal signedIn,
      RedirectAttributes redirect) {
    redirect.addAttribute("q", q);
    if (why.isBlank()) {
      redirect.addFlashAttribute("problem", "Cần ghi điều này đổi thế nào, để người xem lại biết tìm gì.");
      return "redirect:/console/content/articles";
    }
    try {
      Article article = Article.parse(q);
      LocalDate today = Published.day(clock.instant());
      long made =
          resting(article).stream()
              .filter(
                  one ->
                      tasks.make(
                          new ContentTasks.Wanted(
                              ContentTasks.Kind.ARTICLE,
                              one.part(),
                              q.strip() + ": " + why.strip() + " (" + signedIn.getName() + ")",
                              "article:" + article + "@" + today,
                              due == null ? today.plusDays(DAYS_TO_LOOK) : due,
                              null)))
              .count();
      redirect.addFlashAttribute("notice", "Đã giao " + made + " việc xem lại.");
    } catch (IllegalArgumentException unreadable) {
      redirect.addFlashAttribute("problem", String.valueOf(unreadable.getMessage()));
    }
    return "redirect:/console/content/articles";
  }

  private List<Impact.Affected> resting(Article article) {
    return impact.ofArticle(article, content.now(), Published.day(clock.instant()));
  }

  private Resting shown(Impact.Affected affected) {
    return new Resting(
        parts.title(affected.part()),
        parts.link(affected.part()),
        affected.readings().stream().map(Impact.Reading::after).toList());
  }
}
