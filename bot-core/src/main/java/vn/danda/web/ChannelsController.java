package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.audit.Audit;
import vn.danda.channels.ContactId;
import vn.danda.channels.SelfCheck.Finding;
import vn.danda.channels.SelfCheck.Level;
import vn.danda.content.Published;
import vn.danda.conversation.ConversationEvent;
import vn.danda.delivery.ChannelRegistry;
import vn.danda.intake.Intake;
import vn.danda.lead.Agents;
import vn.danda.watch.ChannelWatch;
import vn.danda.watch.ChannelWatch.Report;
import vn.danda.watch.OperatorTasks;
import vn.danda.watch.OperatorTasks.Task;

/** Whether people reach us on every network, what to click when they do not, and what the networks ask of the office. */
@Controller
@RequestMapping("/console/channels")
class ChannelsController {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm d/M").withZone(Published.ZONE);

  /** All there can be, in the order people use them. */
  private static final List<Known> KNOWN =
      List.of(
          new Known("zalo", "Zalo OA", "DANDA_ZALO_APP_ID"),
          new Known("messenger", "Messenger", "DANDA_MESSENGER_PAGE_TOKEN"),
          new Known("web", "Chat trên web", ""),
          new Known("telegram", "Telegram", "DANDA_TELEGRAM_TOKEN"));

  private final ChannelWatch watch;
  private final ChannelRegistry channels;
  private final OperatorTasks tasks;
  private final Intake intake;
  private final Agents agents;
  private final Audit audit;
  private final Clock clock;

  ChannelsController(
      ChannelWatch watch,
      ChannelRegistry channels,
      OperatorTasks tasks,
      Intake intake,
      Agents agents, Audit audit,
      Clock clock) {
    this.watch = watch;
    this.channels = channels;
    this.tasks = tasks;
    this.intake = intake;
    this.agents = agents;
    this.audit = audit;
    this.clock = clock;
  }

  /** A network we know; {@code setting} is what switches it on. */
  private record Known(String name, String title, String setting) {}

  /** A channel as the page shows it. */
  record ShownChannel(String name, String title, boolean on, String setting, String level, String state, List<Finding> findings) {}

  /** A task as the page shows it; {@code link} leads to the conversation, or is null. */
  record ShownTask(String id, String what, String since, @Nullable String link, @Nullable String done) {}

  @GetMapping
  String page(Model model) {
    if (watch.reports().isEmpty()) {
      watch.look();
    }
    List<Report> reports = watch.reports();
    model.addAttribute("channels", KNOWN.stream().map(known -> shown(known, reports)).toList());
    model.addAttribute("looked", reports.stream().map(Report::at).min(Instant::compareTo).map(TIME::format).orElse(""));
    model.addAttribute("tasks", tasks.open().stream().map(ChannelsController::shown).toList());
    model.addAttribute("done", tasks.done().stream().map(ChannelsController::shown).toList());
    return "channels";
  }

  /** Looks now: somebody has just changed a setting and wants to know. */
  @PostMapping("/check")
  String check() {
    watch.look();
    return "redirect:/console/channels";
  }

  /** Erases everything of the person the task is about, and notes who did it. */
  @PostMapping("/tasks/erase")
  String erase(@RequestParam String id, Principal signedIn, RedirectAttributes redirect) {
    Optional<Task> task = tasks.find(id);
    ContactId contact = task.map(Task::contact).orElse(null);
    if (contact != null) {
      audit.add(signedIn.getName(), Audit.Deed.ERASED, "task:" + UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8)), "");
      intake.on(
          new ConversationEvent.OperatorErases(
              "erase:" + UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
              contact,
              clock.instant(),
              agents.find(signedIn.getName()).orElseThrow().ref()));
    }
    return finish(id, signedIn, redirect);
  }

  /** The task was done elsewhere. */
  @PostMapping("/tasks/done")
  String finish(@RequestParam String id, Principal signedIn, RedirectAttributes redirect) {
    if (tasks.finish(id, signedIn.getName(), clock.instant())) {
      redirect.addFlashAttribute("notice", "Đã ghi là xong.");
    }
    return "redirect:/console/channels";
  }

  private ShownChannel shown(Known known, List<Report> reports) {
    boolean on = channels.find(known.name()).isPresent();
    Optional<Report> report = reports.stream().filter(one -> one.channel().equals(known.name())).findFirst();
    Level level = report.map(Report::level).orElse(Level.FINE);
    return new ShownChannel(
        known.name(),
        known.title(),
        on,
        known.setting(),
        on ? level.name().toLowerCase(java.util.Locale.ROOT) : "off",
        on ? words(level) : "Đang tắt",
        report.map(Report::findings).orElse(List.of()));
  }

  private static String words(Level level) {
    return switch (level) {
      case FINE -> "Chạy tốt";
      case NOTICE -> "Cần xem";
      case BROKEN -> "Hỏng, cần sửa ngay";
    };
  }

  private static ShownTask shown(Task task) {
    String what =
        task.kind().equals("data_request")
            ? "Người dân yêu cầu qua Zalo: ngừng xử lý hoặc xoá dữ liệu cá nhân của họ."
            : task.kind();
    ContactId contact = task.contact();
    boolean known = contact != null && !contact.externalId().equals("unknown");
    return new ShownTask(
        task.id(),
        what,
        TIME.format(task.openedAt()),
        known && contact != null ? LeadCard.link(contact) : null,
        task.doneAt() == null ? null : TIME.format(task.doneAt()) + ", " + task.doneBy());
  }
}
