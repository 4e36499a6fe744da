package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.content.ContentTasks;
import vn.danda.content.ContentTasks.Finding;
import vn.danda.content.ContentTasks.Task;
import vn.danda.content.Published;

/** What content staff must look at: mine first, then what is nobody's, the most urgent on top. */
@Controller
@RequestMapping("/console/content/tasks")
class ContentTasksController {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

  private final ContentTasks tasks;
  private final PartWords parts;
  private final Clock clock;

  ContentTasksController(ContentTasks tasks, PartWords parts, Clock clock) {
    this.tasks = tasks;
    this.parts = parts;
    this.clock = clock;
  }

  /** A task as the page shows it; {@code link} is empty where there is no page to mend it on. */
  record Shown(
      long id,
      String kind,
      String title,
      String link,
      String why,
      String due,
      boolean late,
      @Nullable String owner,
      String done) {}

  @GetMapping
  String list(Principal signedIn, Model model) {
    String me = signedIn.getName();
    List<Shown> open = tasks.open().stream().map(this::shown).toList();
    model.addAttribute("me", me);
    model.addAttribute("count", open.size());
    model.addAttribute("mine", open.stream().filter(task -> me.equals(task.owner())).toList());
    model.addAttribute("free", open.stream().filter(task -> task.owner() == null).toList());
    model.addAttribute(
        "others", open.stream().filter(task -> task.owner() != null && !me.equals(task.owner())).toList());
    model.addAttribute("done", tasks.done().stream().map(this::shown).toList());
    return "content/tasks";
  }

  @PostMapping("/close")
  String close(
      @RequestParam long id,
      @RequestParam Finding finding,
      @RequestParam(defaultValue = "") String word,
      Principal signedIn,
      RedirectAttributes redirect) {
    boolean closed = tasks.close(id, finding, word, signedIn.getName());
    redirect.addFlashAttribute("notice", closed ? "Đã ghi. Cảm ơn anh/chị." : "Việc này đã có người làm xong.");
    return "redirect:/console/content/tasks";
  }

  @PostMapping("/take")
  String take(@RequestParam long id, Principal signedIn, RedirectAttributes redirect) {
    boolean taken = tasks.assign(id, signedIn.getName());
    redirect.addFlashAttribute("notice", taken ? "Việc này giờ là của anh/chị." : "Việc này đã có người làm xong.");
    return "redirect:/console/content/tasks";
  }

  private Shown shown(Task task) {
    LocalDate today = Published.day(clock.instant());
    ContentTasks.Done done = task.done();
    return new Shown(
        task.id(),
        kind(task.kind()),
        parts.title(task.part()),
        Objects.requireNonNullElse(parts.link(task.part()), ""),
        task.why(),
        due(today, task.due()),
        task.due().isBefore(today),
        task.owner(),
        done == null ? "" : done(done));
  }

  private static String due(LocalDate today, LocalDate due) {
    long days = ChronoUnit.DAYS.between(today, due);
    String day = DAY.format(due);
    if (days < 0) {
      return "quá hạn " + -days + " ngày (" + day + ")";
    }
    return days == 0 ? "xong trong hôm nay" : "xong trước hết ngày " + day + " (còn " + days + " ngày)";
  }

  private static String done(ContentTasks.Done done) {
    String found =
        switch (done.finding()) {
          case STILL_RIGHT -> "đã xem, vẫn đúng";
          case CORRECTED -> "đã sửa";
        };
    return done.by() + " " + DAY.format(Published.day(done.at())) + ": " + found + (done.word().isEmpty() ? "" : ". " + done.word());
  }

  private static String kind(ContentTasks.Kind kind) {
    return switch (kind) {
      case FIGURE -> "số liệu đổi";
      case ARTICLE -> "điều luật đổi";
      case REVIEW_DUE -> "sắp tới hạn xem lại";
      case EXPIRED -> "hết hạn, đang tạm cất";
      case BADLY_RATED -> "người dân chê";
      case PRICE -> "giá sắp cũ";
    };
  }
}
